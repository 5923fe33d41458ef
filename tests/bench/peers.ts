import { execFile } from 'node:child_process'
import { copyFile, mkdir, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** What we are measured against: `echo` is the ceiling of the stack, `waterfall` what most teams would write. */
export type Peer = 'echo' | 'waterfall'

const versionOf = (name: string): string => createRequire(import.meta.url)(`${name}/package.json`).version

/**
 * A folder outside the project where the peers can run: the waterfall needs botbuilder-dialogs, whose install script breaks a plain
 * install of ours. Made at the first run (needs the npm registry) and kept.
 */
export async function peerFolder(): Promise<string> {
  const botbuilder = versionOf('botbuilder')
  const wanted = [`botbuilder@${botbuilder}`, `botbuilder-dialogs@${botbuilder}`, `restify@${versionOf('restify')}`]
  const folder = join(tmpdir(), `loket-bench-peers-${botbuilder}`)
  await mkdir(folder, { recursive: true })
  for (const peer of ['echo', 'waterfall']) await copyFile(new URL(`./peers/${peer}.mjs`, import.meta.url), join(folder, `${peer}.mjs`))
  const complete = join(folder, 'installed')
  if (await exists(complete)) return folder
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  await promisify(execFile)('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...wanted], { cwd: folder })
  await writeFile(complete, '')
  return folder
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
