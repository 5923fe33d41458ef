import { KnowledgeError } from '../data/knowledge-error.ts'
import { loadKnowledge } from '../data/load-knowledge.ts'
import { loadProgramme } from '../data/load-programme.ts'
import { ProgrammeError } from '../data/programme/programme-error.ts'
import { lastHoliday, toVerify } from '../data/programme/to-verify.ts'
import { fact } from '../dialogs/answers/facts.ts'
import { lintKnowledge } from '../rules/knowledge/lint.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { examineBlobs } from './examine-blobs.ts'
import { examineEmbedder } from './examine-embedder.ts'
import { examineMail } from './examine-mail.ts'
import { examineOidc } from './examine-oidc.ts'
import { dataFolder } from './open-knowledge.ts'
import { openStore } from './open-store.ts'
import { explain } from './run.ts'

/** One thing the doctor looked at. `missing` keeps the product from working as configured; `note` is good to know. */
export type Finding = { state: 'ok' | 'note' | 'missing'; what: string; mend?: string }

/** Looks at everything an operator can get wrong, without starting the product. */
export async function examine(env: Readonly<Record<string, string | undefined>>): Promise<Finding[]> {
  const node = Number(process.versions.node.split('.')[0])
  const version: Finding =
    node >= 24
      ? { state: 'ok', what: `Node ${process.versions.node}` }
      : {
          state: 'missing',
          what: `Node ${process.versions.node} is too old`,
          mend: 'Use Node 24: run it through npm, which brings its own, or install Node 24.',
        }
  let config: Config
  try {
    config = readConfig(env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return [version, ...error.problems.map((what): Finding => ({ state: 'missing', what, mend: 'See .env.example.' }))]
  }
  return [
    version,
    { state: 'ok', what: `configuration: ${config.mode} mode on ${config.host}:${config.port}` },
    ...channel(config),
    ...(await examineMail(config)),
    ...(await examineOidc(config)),
    ...programme(config),
    ...knowledge(config),
    ...(await examineEmbedder(config)),
    ...(await store(config)),
    ...(await examineBlobs(config)),
  ]
}

function channel(config: Config): Finding[] {
  const web: Finding =
    config.directLineSecret === undefined
      ? { state: 'ok', what: 'web chat: our own Direct Line' }
      : { state: 'ok', what: 'web chat: Azure Direct Line' }
  const sites: Finding =
    config.origins.length > 0
      ? { state: 'ok', what: `the chat may be shown on ${config.origins.join(', ')}` }
      : { state: 'note', what: 'the chat is shown on no other site', mend: 'Set WEBCHAT_ORIGINS to the origins of sites that may show it.' }
  if (config.mode === 'demo')
    return [
      {
        state: 'note',
        what: 'Teams: no credentials (demo mode)',
        mend: 'Set LOKET_MODE=production and the MicrosoftApp… variables of the Azure bot; `npm run playground` shows Teams without them.',
      },
      web,
      sites,
    ]
  return [{ state: 'ok', what: `Teams: app ${config.app.id}, ${config.app.type}` }, web, sites]
}

/** Holidays must be known at least so far ahead, in days, or people are promised a desk that is closed. */
const holidaysAhead = 180

function programme(config: Config): Finding[] {
  const file = `data/programmes/${config.programme}.json`
  try {
    const loaded = loadProgramme(config.programme)
    const unverified = toVerify(loaded).length
    const until = lastHoliday(loaded)
    const findings: Finding[] = [{ state: 'ok', what: `programme: ${loaded.name.nl}, version ${loaded.version}` }]
    if (unverified > 0) {
      const what = `programme: ${unverified} facts still have to be checked by somebody of the programme`
      findings.push({ state: 'note', what, mend: `Look for "verify" in ${file}, check each, and remove the mark.` })
    }
    if (!until || Date.parse(until) < Date.now() + holidaysAhead * 86_400_000) {
      findings.push({
        state: 'note',
        what: `programme: no holidays are known after ${until ?? 'today'}`,
        mend: `Add those of the next year to ${file}.`,
      })
    }
    return findings
  } catch (error) {
    if (!(error instanceof ProgrammeError)) throw error
    return [{ state: 'missing', what: error.message }]
  }
}

/** At most this many findings of one kind are named; the rest is counted. */
const mostNamed = 8

function knowledge(config: Config): Finding[] {
  try {
    const loaded = loadProgramme(config.programme)
    if (!loaded.knowledge) return [{ state: 'note', what: 'knowledge base: this programme has none; every question goes to a person' }]
    const topics = loadKnowledge(dataFolder(loaded.knowledge))
    const now = new Date()
    const knows = (name: string) => fact(name, { programme: loaded, now, sessions: { cards: () => [] } }) !== undefined
    const found = lintKnowledge(topics, { now, knows })
    const toVerify = topics.filter((topic) => topic.verify).length
    const named = found.slice(0, mostNamed).map(
      ({ file, severity, problem, mend }): Finding => ({
        state: severity === 'error' ? 'missing' : 'note',
        what: `knowledge base: ${file}: ${problem}`,
        mend,
      }),
    )
    const more: Finding[] =
      found.length > mostNamed ? [{ state: 'note', what: `knowledge base: ${found.length - mostNamed} more findings` }] : []
    return [
      { state: 'ok', what: `knowledge base: ${topics.length} topics` },
      ...(toVerify > 0
        ? [
            {
              state: 'note' as const,
              what: `knowledge base: ${toVerify} topics say what the sources do not`,
              mend: 'Check each topic marked "verify: true" and set it to false.',
            },
          ]
        : []),
      ...named,
      ...more,
    ]
  } catch (error) {
    if (error instanceof ProgrammeError) return []
    if (error instanceof KnowledgeError) return [{ state: 'missing', what: error.message }]
    throw error
  }
}

async function store(config: Config): Promise<Finding[]> {
  const what = config.cosmos ? `store: Cosmos at ${config.cosmos.endpoint}` : `store: embedded, in ${config.data}`
  try {
    const opened = await openStore(config, () => new Date())
    await opened.ping()
    await opened.close()
    return [{ state: 'ok', what }]
  } catch (error) {
    return [{ state: 'missing', what: explain(error).line }]
  }
}
