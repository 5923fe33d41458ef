import { readFile, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus } from 'node:os'
import { coach } from './coach.ts'
import { cosmosRequests } from './cosmos-requests.ts'
import { helpdesk } from './helpdesk.ts'
import { hostile } from './hostile.ts'
import { knowledge } from './knowledge.ts'
import { matching } from './matching.ts'
import { memory } from './memory.ts'
import { notices } from './notices.ts'
import { speed } from './speed.ts'
import { startUp } from './start-up.ts'

// npm run bench                     every part but the last, and their figures into docs/benchmarks.md
// npm run bench -- speed hostile    only these parts

const parts: Record<string, () => Promise<string>> = {
  speed,
  'start-up': startUp,
  memory,
  'cosmos-requests': cosmosRequests,
  coach,
  knowledge,
  matching,
  helpdesk,
  notices,
  hostile,
}
const page = new URL('../../docs/benchmarks.md', import.meta.url)

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(parts, name))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}
for (const name of asked.length > 0 ? asked : Object.keys(parts).filter((one) => one !== 'hostile')) {
  const figures = `${(await parts[name]?.()) ?? ''}\n\nMeasured ${new Date().toISOString().slice(0, 10)} with Node ${process.version} on ${availableParallelism()} processors (${cpus()[0]?.model.trim() ?? 'unknown'}).`
  console.log(`\n## ${name}\n\n${figures}`)
  const text = await readFile(page, 'utf8')
  const [begin, end] = [`<!-- ${name}: written by npm run bench -->`, `<!-- end of ${name} -->`]
  await writeFile(
    page,
    text.replace(new RegExp(`${begin}[\\s\\S]*?${end}`), () => `${begin}\n\n${figures}\n\n${end}`),
  )
}
