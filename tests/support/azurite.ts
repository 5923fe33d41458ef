import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import { freePort } from './program.ts'

export type Azurite = { connectionString: string; stop: () => Promise<void> }

const account = 'documents'

/** Azure Blob Storage as Microsoft's own emulator, in memory and on a free port. */
export async function startAzurite(): Promise<Azurite> {
  const port = await freePort()
  const key = randomBytes(64).toString('base64')
  const script = createRequire(import.meta.url).resolve('azurite/dist/src/blob/main.js')
  const options = ['--inMemoryPersistence', '--skipApiVersionCheck', '--disableTelemetry']
  const child = spawn(process.execPath, [script, '--blobHost', '127.0.0.1', '--blobPort', String(port), ...options], {
    env: { PATH: process.env.PATH, AZURITE_ACCOUNTS: `${account}:${key}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let said = ''
  const listening = new Promise<void>((resolve, reject) => {
    const read = (piece: Buffer) => {
      said += piece.toString()
      if (/successfully listens/.test(said)) resolve()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    exited.then(() => reject(new Error(`Azurite ended: ${said}`)))
  })
  await listening
  return {
    connectionString: `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${key};BlobEndpoint=http://127.0.0.1:${port}/${account};`,
    async stop() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
