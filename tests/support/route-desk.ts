import type { CandidateCardDoc, PersonDoc } from '../../data/candidate.ts'
import { personKey } from '../../data/candidate.ts'
import { demoCandidateId } from '../../data/demo-candidates.ts'
import { candidatePartition } from '../../data/info-session.ts'
import { type JourneyDoc, journeyKey, type StepEventDoc } from '../../data/journey.ts'
import type { NoticeDoc } from '../../data/notice.ts'
import { openDesk } from './desk.ts'

const digits = { coach: '20', intermediary: '21', helpdesk: '22', manager: '23', other: '24' } as const

/** A desk with the demo's candidates; `as` is a candidate's slug or a member of staff by role (`other` is another coach). */
export async function routeDesk(options: Parameters<typeof openDesk>[0] = {}) {
  const desk = await openDesk(options)
  const candidate = (slug: string, locale = 'nl-NL') => desk.person({ conversationId: `demo-${slug}`, locale })
  const staff = (role: keyof typeof digits, locale = 'nl-NL', channelId = 'msteams') =>
    desk.person({ channelId, locale, aadObjectId: `00000000-0000-0000-0000-00000000000${digits[role]}` })
  const id = demoCandidateId
  const journey = (slug: string) => desk.store.get<JourneyDoc>(journeyKey(id(slug)))
  const person = (slug: string) => desk.store.get<PersonDoc>(personKey(id(slug)))
  const listed = async <T extends { partition: string; kind: string; id: string }>(slug: string, kind: string) =>
    (await desk.store.list<T>(candidatePartition(id(slug)), kind, { limit: 1000 })).docs
  return {
    ...desk,
    candidate,
    staff,
    id,
    stored: {
      journey,
      person,
      notices: async (slug: string) =>
        (await listed<NoticeDoc>(slug, 'notice')).map(({ about, recipients }) => `${about} ${recipients.map((one) => one.id).join()}`),
      events: (slug: string) => listed<StepEventDoc>(slug, 'step-event'),
      card: (slug: string) => desk.store.get<CandidateCardDoc>({ partition: 'candidates', kind: 'candidate-card', id: id(slug) }),
    },
  }
}

/** Texts of what was heard, cards included. */
export const heard = (messages: readonly { text: string; activity: { attachments?: unknown } }[]) =>
  messages.map(({ text, activity }) => `${text} ${JSON.stringify(activity.attachments ?? '')}`).join('\n')
