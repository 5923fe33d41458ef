import { questionLog } from '../../bot/question-log.ts'
import { loadKnowledge } from '../../data/load-knowledge.ts'
import { loadProgramme } from '../../data/load-programme.ts'
import { sqliteStore } from '../../data/sqlite-store.ts'
import type { Store } from '../../data/store.ts'
import type { Decision, Questions } from '../../dialogs/questions.ts'
import { indexFiles } from '../../rules/editors/files-index.ts'
import { openDesk, type Seen, someMorning } from './desk.ts'

const topics = new Map(loadKnowledge().map((one) => [one.id, one]))
const known = indexFiles([...topics.values()])
const people = { megan: 21, adele: 22, isaiah: 23, lynne: 25, alex: 20 }

/** The knowledge base of the files with an engine that knows its phrasings by heart and nothing else; `choices` are questions it is unsure of. */
export function byHeart(log: Questions['log'] = () => {}, choices: Record<string, string[]> = {}): Questions {
  return {
    async ask({ text, locale, audience }): Promise<Decision> {
      const unsure = choices[text]
      if (unsure) return { band: 'choose', locale, topics: unsure.map((id) => ({ id, score: 0.5 })) }
      const topic = topics.get(known.topicOf(text, locale) ?? '')
      return topic?.audience.includes(audience)
        ? { band: 'answer', locale, topics: [{ id: topic.id, score: 0.9 }] }
        : { band: 'unknown', locale, topics: [] }
    },
    topic: (id) => topics.get(id),
    topics: () => [...topics.values()],
    likely: () => [
      { id: 'benefits', score: 0.4 },
      { id: 'cost', score: 0.3 },
      { id: 'travel-costs', score: 0.2 },
    ],
    source: () => undefined,
    log,
  }
}

/** A desk whose log and drafts are really stored, with the people who keep the content and those who ask. */
export async function editorsDesk(options: { store?: Store; choices?: Record<string, string[]>; seed?: boolean } = {}) {
  const store = options.store ?? sqliteStore({ path: ':memory:', now: () => someMorning })
  const programme = loadProgramme('amsterdam-po')
  const log = questionLog({
    store,
    programme,
    now: () => someMorning,
    failed: (error) => {
      throw error
    },
  })
  const desk = await openDesk({ store, questions: byHeart(log.add, options.choices), ...(options.seed === false && { seed: false }) })
  await desk.overlay.refresh()

  /** Somebody of the desk in Teams, greeted, who says several things and hears the last reply. */
  async function staff(name: keyof typeof people, locale = 'nl-NL') {
    const me = desk.person({
      channelId: 'msteams',
      aadObjectId: `00000000-0000-0000-0000-00000000000${people[name]}`,
      conversationId: name,
      locale,
    })
    await me.arrives()
    return { ...me, ...talks(me) }
  }
  /** A candidate in web chat who asks things; each question in a conversation of its own, so that none is a second miss. */
  async function asks(...questions: string[]): Promise<Seen> {
    let last: Seen | undefined
    for (const question of questions) {
      const me = desk.person()
      await me.arrives()
      last = (await me.says(question)).at(-1)
    }
    await log.flush()
    return last!
  }
  return { ...desk, log, staff, asks }
}

type Speaker = { says: (text: string) => Promise<Seen[]>; presses: (value: Record<string, unknown>) => Promise<Seen[]> }

const talks = (me: Speaker) => ({
  /** Says each in turn; what is heard after the last. */
  async say(...texts: string[]): Promise<Seen> {
    let heard: Seen[] = []
    for (const text of texts) heard = await me.says(text)
    return heard.at(-1)!
  },
  /** All that is heard after one text. */
  hear: (text: string) => me.says(text),
  /** Presses a button of a card by its command. */
  open: async (command: string): Promise<Seen> => (await me.presses({ command })).at(-1)!,
})

/** Everything on the cards of a message, as one text. */
export const cardText = (seen: Seen) => JSON.stringify(seen.activity.attachments ?? [])

/** The commands behind the buttons of a message. */
export const commandsIn = (seen: Seen): string[] => [...cardText(seen).matchAll(/"command":"([^"]+)"/g)].map((match) => match[1]!)
export const commandIn = (seen: Seen, name: string) => commandsIn(seen).find((one) => one === name || one.startsWith(`${name} `)) ?? ''
