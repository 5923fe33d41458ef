import type { AddressInfo } from 'node:net'
import { createLog } from '../../bot/log.ts'
import { createServer } from '../../bot/server.ts'
import type { CandidateCardDoc } from '../../data/candidate.ts'
import { demoCandidateId } from '../../data/demo-candidates.ts'
import { candidatePartition } from '../../data/info-session.ts'
import type { MatchSlotDoc, OfferDoc, PlaceDoc } from '../../data/offer.ts'
import { schoolPartition } from '../../data/school.ts'
import type { Seen } from './desk.ts'
import { noticeDesk } from './notice-desk.ts'

/** The demo's desk with its outbox and the page where school leaders answer. */
export async function schoolDesk(options: Parameters<typeof noticeDesk>[0] = {}) {
  const desk = await noticeDesk({ seed: true, ...options })
  const server = createServer(createLog('silent'))
  desk.schooling.mount(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const id = demoCandidateId
  const visit = async (method: 'GET' | 'POST', path: string, language = 'nl') => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { 'accept-language': language } })
    return { status: response.status, text: await response.text() }
  }
  return {
    ...desk,
    id,
    visit,
    address: `http://127.0.0.1:${port}`,
    intermediary: (locale = 'nl-NL') => desk.person({ channelId: 'msteams', locale, aadObjectId: '00000000-0000-0000-0000-0000000000021' }),
    /** The link in the newest mail to a school. */
    async link(school: string) {
      const mails = (await desk.mails()).filter(({ to }) => to.includes(`directie@${school}`))
      return mails.flatMap(({ text }) => /https:\/\/loket\.example(\/school\/\S+)/.exec(text)?.[1] ?? []).at(-1) ?? ''
    },
    places: async (school: string) => (await desk.store.list<PlaceDoc>(schoolPartition(school), 'place')).docs,
    offers: async (slug: string) =>
      (await desk.store.list<OfferDoc>(candidatePartition(id(slug)), 'offer')).docs.filter(({ to }) => to === 'school'),
    slot: (slug: string) => desk.store.get<MatchSlotDoc>({ partition: candidatePartition(id(slug)), kind: 'match', id: 'school' }),
    card: (slug: string) => desk.store.get<CandidateCardDoc>({ partition: 'candidates', kind: 'candidate-card', id: id(slug) }),
    close: () => server.close(),
  }
}

/** The values of the buttons of what was seen, cards included. */
export const commandsIn = (said: readonly Seen[]): string[] =>
  [...JSON.stringify(said.map(({ activity }) => activity.attachments ?? [])).matchAll(/"command":"([^"]+)"/g)].map(
    (match) => match[1] ?? '',
  )
