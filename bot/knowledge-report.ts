import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadKnowledge } from '../data/load-knowledge.ts'
import { loadProgramme } from '../data/load-programme.ts'
import { exportDrafts } from '../rules/editors/export-drafts.ts'
import { standingAmong } from '../rules/editors/standing.ts'
import { knowledgeReport } from '../rules/knowledge-report.ts'
import { collectLearned } from './collect-learned.ts'
import { readConfig } from './config.ts'
import { knowledgeOverlay } from './knowledge-overlay.ts'
import { openStore } from './open-store.ts'
import { noKnowledge } from './questions.ts'
import { exportText, reportText } from './report-text.ts'
import { explain } from './run.ts'

/** `npm run knowledge:report`: what people asked and how it went, for who keeps the content. `--weeks 13` how far back, `--json` everything, `--export` what to paste into the files. */
const usage = 'Use: npm run knowledge:report -- [--weeks 13] [--json] [--export]\n'
const week = 7 * 86_400_000

const chosen = options()
if (!chosen) {
  process.stderr.write(usage)
  process.exit(2)
}
try {
  process.stdout.write(`${await report(process.env, chosen)}\n`)
} catch (error) {
  const { code, line } = explain(error)
  process.stderr.write(`${line}\n`)
  process.exit(code)
}

type Options = { weeks: number; json: boolean; export: boolean }

function options(): Options | undefined {
  try {
    const { values } = parseArgs({
      options: { weeks: { type: 'string', default: '13' }, json: { type: 'boolean' }, export: { type: 'boolean' } },
    })
    const weeks = Number(values.weeks)
    return Number.isInteger(weeks) && weeks >= 1 && weeks <= 520
      ? { weeks, json: values.json ?? false, export: values.export ?? false }
      : undefined
  } catch {
    return undefined
  }
}

async function report(env: Readonly<Record<string, string | undefined>>, wanted: Options): Promise<string> {
  const config = readConfig(env)
  const { knowledge } = loadProgramme(config.programme)
  const topics = knowledge ? loadKnowledge(fileURLToPath(new URL(`../data/${knowledge}/`, import.meta.url))) : []
  const byId = new Map(topics.map((one) => [one.id, one]))
  const now = new Date()
  const store = await openStore(config, () => now)
  try {
    const overlay = knowledgeOverlay(store, { ...noKnowledge, topic: (id) => byId.get(id), topics: () => topics })
    await overlay.refresh()
    if (wanted.export) {
      const pastes = exportDrafts(overlay.drafts(), {
        topic: (id) => byId.get(id),
        standing: (text, locale) => overlay.inFiles(text, locale) !== undefined,
      })
      return wanted.json ? JSON.stringify(pastes, undefined, 2) : exportText(pastes)
    }
    const entries = await collectLearned(store, new Date(now.getTime() - wanted.weeks * week), now)
    const found = knowledgeReport(entries, (text, locale) => standingAmong(text, locale, overlay.drafts(), overlay.inFiles) !== undefined)
    return wanted.json ? JSON.stringify(found, undefined, 2) : reportText(found)
  } finally {
    await store.close()
  }
}
