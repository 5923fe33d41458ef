import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { collectLearned } from '../../../bot/collect-learned.ts'
import { questionLog } from '../../../bot/question-log.ts'
import type { PhrasingDoc } from '../../../data/knowledge-draft.ts'
import type { Learned, LearnedDoc } from '../../../data/learned.ts'
import { loadProgramme } from '../../../data/load-programme.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { knowledgeReport } from '../../../rules/knowledge-report.ts'
import { editorsDesk } from '../../support/editors-desk.ts'
import { temporaryFolder } from '../../support/program.ts'

const run = promisify(execFile)
const programme = loadProgramme('amsterdam-po')
const failed = (error: unknown) => {
  throw error
}

test('conversations become a report, without who said what', async () => {
  const unsure = 'hoe zit dat met het geld'
  const desk = await editorsDesk({ choices: { [unsure]: ['cost', 'salary-during'] } })
  await desk.asks('ik ben Jan Jansen, krijg ik een laptop? bel 06-12345678', 'hoe kom ik aan een laptop', unsure)
  const me = desk.person()
  await me.arrives()
  await me.says(unsure)
  await me.says('2')
  await me.says('wat kost de opleiding mij')
  await me.says('nee, ik bedoel iets anders')
  await desk.log.flush()
  const entries = await collectLearned(desk.store, new Date('2026-11-01T00:00:00Z'), desk.clock.now())
  const report = knowledgeReport(entries, () => false)
  expect(report.weeks).toEqual([{ week: '2026-W48', locale: 'nl', answer: 1, choose: 2, unknown: 2, total: 5 }])
  expect(report.unanswered).toMatchObject([{ count: 2 }])
  expect(new Set(report.unanswered[0]?.examples)).toEqual(
    new Set(['ik ben [naam], krijg ik een laptop? bel [telefoon]', 'hoe kom ik aan een laptop']),
  )
  expect(report.confused).toMatchObject([{ topics: ['cost', 'salary-during'], count: 2, picked: { 'salary-during': 1 } }])
  expect(report.poor).toMatchObject([{ topic: 'cost', yes: 0, no: 1, questions: ['wat kost de opleiding mij'] }])
  expect(report.suggested).toEqual([{ topic: 'salary-during', locale: 'nl', texts: [{ text: unsure, count: 1 }] }])
  expect(JSON.stringify(entries)).not.toMatch(/Jansen|12345678|conversation-|dl_/)
})

describe('the log', () => {
  const at = { now: new Date('2026-10-31T23:30:00Z') }
  const open = async () => {
    const store = sqliteStore({ path: ':memory:', now: () => at.now })
    return { store, log: questionLog({ store, programme, now: () => at.now, failed }) }
  }
  const question = (text: string): Learned => ({ kind: 'question', text, locale: 'nl', band: 'unknown', topics: [] })

  test('keeps an entry of the same turn once, in order of time, by month, as long as promised', async () => {
    const { store, log } = await open()
    at.now = new Date('2026-10-31T23:30:00Z')
    log.add('turn-1', question('een'))
    log.add('turn-1', question('een'))
    at.now = new Date('2026-11-01T00:30:00Z')
    log.add('turn-2', question('twee'))
    at.now = new Date('2026-11-01T09:30:00Z')
    log.add('turn-3', question('drie'))
    log.add('turn-3', { kind: 'feedback', topic: 'cost', good: true, by: 'thumb', text: 'mail a@b.nl', question: 'ik heet Piet' })
    await log.close()
    const list = async (month: string) => (await store.list<LearnedDoc & { kind: 'question' }>(`questions/${month}`, 'question')).docs
    expect((await list('2026-10')).map((one) => one.kind === 'question' && one.text)).toEqual(['een'])
    expect((await list('2026-11')).map((one) => one.kind === 'question' && one.text)).toEqual(['twee', 'drie'])
    expect((await list('2026-11'))[0]).toMatchObject({ at: '2026-11-01T00', ttl: 365 * 86_400 })
    const all = await collectLearned(store, new Date('2026-10-01T00:00:00Z'), at.now)
    expect(all).toHaveLength(4)
    expect(all.find((one) => one.kind === 'feedback')).toMatchObject({ text: 'mail [e-mail]', question: 'ik heet [naam]' })
    expect(await collectLearned(store, new Date('2026-11-01T01:00:00Z'), at.now)).toHaveLength(2)
  })
})

describe('npm run knowledge:report', () => {
  let folder: string
  beforeAll(async () => {
    folder = await temporaryFolder()
    const now = () => new Date()
    const store = sqliteStore({ path: join(folder, 'loket.db'), now })
    const log = questionLog({ store, programme, now, failed })
    for (const [turn, text] of ['krijg ik een laptop', 'hoe kom ik aan een laptop', 'mag mijn hond mee'].entries())
      log.add(`${turn}`, { kind: 'question', text, locale: 'nl', band: 'unknown', topics: [] })
    log.add('9', {
      kind: 'feedback',
      topic: 'cost',
      good: true,
      by: 'pick',
      question: 'is het erg duur allemaal',
      locale: 'nl',
      among: ['cost', 'subsidy'],
    })
    await log.close()
    const live: PhrasingDoc = {
      partition: 'knowledge',
      kind: 'phrasing',
      id: 'p-1',
      status: 'live',
      revision: 1,
      author: 'a',
      at: now().toISOString(),
      text: 'mag mijn hond mee',
      locale: 'nl',
      topic: 'cost',
    }
    await store.commit([{ op: 'put', doc: live }])
    await store.close()
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const report = (...options: string[]) =>
    run(process.execPath, ['bot/knowledge-report.ts', ...options], {
      cwd: join(import.meta.dirname, '../../..'),
      env: { PATH: process.env.PATH, LOKET_DATA: folder },
    })

  test('prints what was missed, and phrasings to paste; what stands somewhere by now is not missed', async () => {
    const { stdout } = await report()
    expect(stdout).toMatch(/ {3}2 nl {2}(?:krijg ik|hoe kom ik aan) een laptop\n {9}(?:krijg ik|hoe kom ik aan) een laptop/)
    expect(stdout).toContain('cost.md, # nl\n- is het erg duur allemaal')
    expect(stdout).not.toContain('hond')
  })

  test('prints all of it as JSON, and what is live as the files want it', async () => {
    expect(JSON.parse((await report('--json', '--weeks', '1')).stdout)).toMatchObject({
      unanswered: [{ count: 2 }],
      suggested: [{ topic: 'cost' }],
    })
    expect((await report('--export')).stdout).toBe('>>> cost.md, # nl / ## Zo vragen mensen het\n- mag mijn hond mee\n')
  })

  test.each([['--weeks', 'many'], ['--weeks', '0'], ['--nonsense']])('says how it is used after %s %s', async (...options) => {
    await expect(report(...options.filter(Boolean))).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('Use: npm run') })
  })
})
