import { type PersonDoc, personKey } from '../../data/candidate.ts'
import { demoCandidateId } from '../../data/demo-candidates.ts'
import { candidatePartition } from '../../data/info-session.ts'
import { journeyKey } from '../../data/journey.ts'
import type { NoticeDoc } from '../../data/notice.ts'
import type { Store } from '../../data/store.ts'
import type { SurveyDoc } from '../../data/survey.ts'
import { stepsUpTo } from './enrol.ts'
import { followUpDesk } from './follow-up-desk.ts'

const digits = { coach: '20', intermediary: '21', helpdesk: '22', manager: '23' } as const

/** The demo's desk with candidate Noor, who has one step to go in the selection, and Megan who can confirm it. */
export async function surveyDesk(options: { store?: Store; locale?: 'nl-NL' | 'en-GB'; now?: string } = {}) {
  const now = new Date(options.now ?? '2026-12-01T10:00:00Z')
  const desk = await followUpDesk({ seed: true, now, ...(options.store && { store: options.store }) })
  const id = demoCandidateId('noor')
  const at = now.toISOString()
  const english = options.locale === 'en-GB'
  const person: PersonDoc = {
    ...personKey(id),
    name: 'Noor de Vries',
    email: 'noor@voorbeeld.nl',
    language: english ? 'en' : 'nl',
    programme: { id: desk.programme.id, version: desk.programme.version },
    state: 'active',
    stateSince: at,
    coach: '00000000-0000-0000-0000-0000000000020',
    coachSince: '2026-11-02T09:00:00.000Z',
    intermediary: '00000000-0000-0000-0000-0000000000021',
    consents: [],
    createdAt: at,
    verifiedAt: at,
  }
  const steps = stepsUpTo(desk.programme, 'voortraject')
  const { 'selection/wiscat': _open, ...rest } = steps
  await desk.store.commit([
    { op: 'put', doc: person },
    { op: 'put', doc: { ...journeyKey(id), programme: person.programme, startedAt: at, steps: rest, revision: 3 } as never },
  ])
  await desk.store.commit([
    { op: 'put', doc: { partition: 'identity/directline:dl_noor', kind: 'identity', id: 'identity', personId: id, at } as never },
  ])
  await desk.directory.upsert({ ...person, id }, { phase: 'selection', step: 'selection/wiscat', turn: 'candidate', since: at })
  const who = (role: keyof typeof digits) =>
    desk.person({ channelId: 'msteams', aadObjectId: `00000000-0000-0000-0000-00000000000${digits[role]}`, locale: 'nl-NL' })
  const noor = desk.person({ conversationId: 'noor', locale: options.locale ?? 'nl-NL' })
  let requests = 0
  return {
    ...desk,
    id,
    noor,
    who,
    /** Megan confirms a step of Noor's. */
    confirm: (step = 'selection/wiscat') =>
      desk.journeys.move(
        {
          channelId: 'msteams',
          userId: 'megan',
          conversationId: 'c-megan',
          roles: ['intermediary'],
          staffId: '00000000-0000-0000-0000-0000000000021',
          name: 'Megan Bowen',
        },
        { personId: id, step, to: 'confirmed', words: 'gezien', request: `confirm-${++requests}` },
      ),
    survey: (subject = 'selection') =>
      desk.store.get<SurveyDoc>({ partition: candidatePartition(id), kind: 'survey', id: `phase-${subject}` }),
    notices: async (about: string) =>
      (await desk.store.list<NoticeDoc>(candidatePartition(id), 'notice', { limit: 1000 })).docs.filter((one) => one.about === about),
  }
}
