import { writeSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

// Loaded into the program by a test (`--import`): on SIGUSR2 it collects garbage and says how many bytes are in use, outside its own output.

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

process.on('SIGUSR2', () => {
  for (let times = 0; times < 3; times++) collect()
  const { heapUsed, external, arrayBuffers } = process.memoryUsage()
  writeSync(2, `memory ${heapUsed + external + arrayBuffers}\n`)
})
