import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { type Asker, openAsker } from './knowledge/open-asker.ts'
import { explain } from './run.ts'

const line = z.object({ text: z.string(), locale: z.enum(['nl', 'en']).default('nl') })
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { jsonl: { type: 'boolean' }, locale: { type: 'string', default: 'nl' } },
})
const asker = await open()

if (values.jsonl) {
  for await (const source of createInterface({ input: process.stdin })) {
    if (source.trim() === '') continue
    const { text, locale } = line.parse(JSON.parse(source))
    const { band, topics, locale: spoken } = await asker.ask({ text, locale })
    process.stdout.write(`${JSON.stringify({ text, locale: spoken, decision: band, topics })}\n`)
  }
} else {
  const decision = await asker.ask({ text: positionals.join(' '), locale: values.locale === 'en' ? 'en' : 'nl' })
  process.stdout.write(`${decision.band} (${decision.locale})\n${decision.topics.map(({ id, score }) => `  ${id} ${score}`).join('\n')}\n`)
}
await asker.close()

async function open(): Promise<Asker> {
  try {
    return await openAsker(process.env)
  } catch (error) {
    const { code, line } = explain(error)
    process.stderr.write(`${line}\n`)
    process.exit(code)
  }
}
