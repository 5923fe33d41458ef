import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { knowledgeFolder } from '../data/load-knowledge.ts'
import { readConfig } from './config.ts'
import { openEngine } from './knowledge/open-engine.ts'

const line = z.object({ text: z.string(), locale: z.enum(['nl', 'en']).default('nl') })
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { jsonl: { type: 'boolean' }, locale: { type: 'string', default: 'nl' } },
})
const engine = await openEngine(knowledgeFolder, readConfig({ LOKET_DATA: process.env.LOKET_DATA }).data)

if (values.jsonl) {
  for await (const source of createInterface({ input: process.stdin })) {
    if (source.trim() === '') continue
    const { text, locale } = line.parse(JSON.parse(source))
    const { band, topics, locale: spoken } = engine.ask({ text, locale })
    process.stdout.write(`${JSON.stringify({ text, locale: spoken, decision: band, topics })}\n`)
  }
} else {
  const decision = engine.ask({ text: positionals.join(' '), locale: values.locale === 'en' ? 'en' : 'nl' })
  process.stdout.write(`${decision.band} (${decision.locale})\n${decision.topics.map(({ id, score }) => `  ${id} ${score}`).join('\n')}\n`)
}
