import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freePort, temporaryFolder } from '../support/program.ts'

// Regression: lines that were there before the greeting was printed were lost, and the end of the input was a crash.
test('somebody talks on the terminal, from a file as well', async () => {
  const data = await temporaryFolder()
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, ['bot/chat.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { PATH, HOME, LOKET_DATA: data, PORT: String(await freePort()), LANG: 'nl_NL.UTF-8' },
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  child.stdin.end('zelfscan\n1\nstop\n')
  const code = await new Promise((resolve) => child.once('close', resolve))
  expect(said).toMatch(/chatbot[\s\S]*1 van 15[\s\S]*\[1\] Ja[\s\S]*2 van 15[\s\S]*Je antwoorden blijven bewaard/)
  expect(code).toBe(0)
  await rm(data, { recursive: true, force: true })
})
