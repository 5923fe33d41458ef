import type { Program } from '../program.ts'

const hook = new URL('./report-memory.ts', import.meta.url).href

/** For `startProgram`: makes the program tell what it keeps in memory. */
export const tellingMemory = { NODE_OPTIONS: `--import=${hook}` }

/** Megabytes the program has in use after collecting garbage, outside the heap included. */
export async function memoryInUse(program: Program): Promise<number> {
  const told = () => [...program.output().matchAll(/^memory (\d+)$/gm)].map((match) => Number(match[1]) / 1e6)
  const before = told().length
  process.kill(program.pid, 'SIGUSR2')
  for (;;) {
    const all = told()
    if (all.length > before) return all.at(-1) ?? 0
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
