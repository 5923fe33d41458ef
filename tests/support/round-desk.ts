import { candidatePartition } from '../../data/info-session.ts'
import type { NoticeDoc } from '../../data/notice.ts'
import { type RoundDoc, type RoundMeetingDoc, type RoundWishDoc, roundIdOf, roundPartition } from '../../data/round.ts'
import type { SchoolMeetingDoc } from '../../data/school-meeting.ts'
import { labels, type Seen } from './desk.ts'
import { commandsIn, schoolDesk } from './school-desk.ts'

type Somebody = { says: (text: string) => Promise<Seen[]>; presses: (value: Record<string, unknown>) => Promise<Seen[]> }

/** The keys of what was said, without the greeting of a first message. */
export const keys = (said: readonly Seen[]) => labels(said).filter((one) => one !== 'greeting.short')

/** Says several things and gives what was heard last. */
export async function say(me: Somebody, ...texts: string[]): Promise<Seen[]> {
  let said: Seen[] = []
  for (const text of texts) said = await me.says(text)
  return said
}
export const command = (me: Somebody, text: string) => me.presses({ command: text })

/** The demo's desk with a round of preferences on it, and the pages of school leaders. */
export async function roundDesk() {
  const desk = await schoolDesk()
  const { store } = desk
  const { address } = desk
  const people = new Map<string, ReturnType<typeof desk.person>>()
  const docs = async <T extends { partition: string; kind: string; id: string }>(round: string, kind: string) =>
    (await store.list<T>(roundPartition(round), kind, { limit: 1000 })).docs
  /** A round of these from now until a week later; gives its id. */
  async function round(
    me: Somebody,
    candidates = 'Khadija, Lars',
    schools = 'De Waterlelie, De Zonnewijzer, Noordster',
    lang: 'nl' | 'en' = 'nl',
  ) {
    const [begin, yes] = lang === 'nl' ? ['nieuwe ronde', 'ja'] : ['new round', 'yes']
    const said = await say(me, begin, 'Voorjaarsronde', candidates, schools, 'nu', '2 december 17.00', yes)
    if (keys(said)[0] !== 'rounds.make.done') throw new Error(`no round: ${said.map(({ text }) => text).join(' ')}`)
    const { docs: rounds } = await store.find<RoundDoc>('round', { limit: 10 })
    return roundIdOf(rounds[0]?.partition ?? '')
  }
  /** The link in the newest mail of a round to a school. */
  async function roundLink(school: string) {
    const mails = (await desk.mails()).filter(({ to }) => to.includes(`directie@${school}`))
    return mails.flatMap(({ text }) => /https:\/\/loket\.example(\/round\/\S+)/.exec(text)?.[1] ?? []).at(-1) ?? ''
  }
  async function chooses(path: string, ...candidates: string[]) {
    const fields = new URLSearchParams(candidates.map((one, index) => [`choice-${index + 1}`, one]))
    const response = await fetch(`${address}${path}`, { method: 'POST', body: fields, headers: { 'accept-language': 'nl' } })
    return { status: response.status, text: await response.text() }
  }
  return {
    ...desk,
    round,
    roundLink,
    chooses,
    /** A candidate in the one conversation they have. */
    candidate(slug: string, locale = 'nl-NL') {
      const found = people.get(slug) ?? desk.person({ conversationId: `demo-${slug}`, locale })
      people.set(slug, found)
      return found
    },
    wishes: async (id: string) => (await docs<RoundWishDoc>(id, 'round-wish')).map((one) => `${one.school} ${one.candidate} ${one.rank}`),
    /** Which schools somebody meets, and when, as asking for a place sees it. */
    meets: async (slug: string) =>
      (await store.list<SchoolMeetingDoc>(candidatePartition(desk.id(slug)), 'school-meeting', { limit: 100 })).docs.map(
        (one) => `${one.id} ${one.at}`,
      ),
    meetings: (id: string) => docs<RoundMeetingDoc>(id, 'round-meeting'),
    told: async (about: string) => (await store.find<NoticeDoc>('notice', { limit: 1000 })).docs.filter((one) => one.about === about),
    commands: commandsIn,
  }
}
