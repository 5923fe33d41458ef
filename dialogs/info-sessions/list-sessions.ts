import type { SessionCard } from '../../data/info-session.ts'
import { type Filter, upcoming } from '../../rules/session-cards.ts'
import type { Context, Topic } from '../context.ts'
import type { Choice, ListItem, Reply } from '../reply.ts'
import { languageVar, placeVar, seatsVar, sessionVars, toMine } from './session-vars.ts'

/** Sessions shown at once; a button brings the next. */
const pageSize = 5

/** What a person asked the list for: `en`, `place`, `all`, and from which position. */
type Wanted = Filter & { from: number; all: boolean }

function readWanted(rest: string): Wanted {
  const words = rest.toLowerCase().split(/\s+/)
  const language = words.includes('en') ? { language: 'en' as const } : words.includes('nl') ? { language: 'nl' as const } : {}
  const place = words.includes('online') ? { place: 'online' as const } : words.includes('place') ? { place: 'place' as const } : {}
  return { ...language, ...place, from: Number(words.find((word) => /^\d{1,4}$/.test(word)) ?? 0), all: words.includes('all') }
}

/** The sessions to come. In an English conversation the ones in English come first, when there are any. */
export const listSessions: Topic = {
  id: 'info-sessions',
  async open(context, rest) {
    const { now, sessions, locale } = context
    const asked = readWanted(rest)
    const cards = sessions.cards()
    const english = locale === 'en' && rest === '' && upcoming(cards, now, { language: 'en' }).length > 0
    const wanted: Wanted = english ? { ...asked, language: 'en' } : asked
    const found = upcoming(cards, now, wanted)
    const page = found.slice(wanted.from, wanted.from + pageSize)
    const choices = nextChoices(context, wanted, found.length)
    if (page.length === 0) return { replies: [nothing(upcoming(cards, now).length > 0, choices)] }
    const list: Reply = {
      key: english ? 'sessions.list.english' : headline(wanted),
      vars: { count: found.length },
      card: { type: 'list', items: page.map((card) => item(card, now)) },
    }
    return { replies: choices.length > 0 ? [list, { key: 'sessions.list.further', choices }] : [list] }
  },
}

const headline = ({ language, place, from }: Wanted) =>
  from > 0 ? 'sessions.list.next' : language || place ? 'sessions.list.some' : 'sessions.list.all'

const nothing = (others: boolean, choices: Choice[]): Reply =>
  others
    ? { key: 'sessions.list.noneLikeThat', choices }
    : {
        key: 'sessions.list.none',
        choices: [
          { label: { key: 'menu.person' }, value: 'person' },
          { label: { key: 'menu.question' }, value: 'ask' },
        ],
      }

const item = (card: SessionCard, now: Date): ListItem => ({
  title: { key: 'sessions.span', vars: sessionVars(card) },
  facts: [
    card.title,
    { key: 'sessions.list.placeAndLanguage', vars: { place: placeVar(card), language: languageVar(card) } },
    seatsVar(card, now),
  ],
  choices: [{ label: { key: 'sessions.button.open', vars: sessionVars(card) }, value: `session ${card.id}` }],
})

/** At most three ways on: more of these, another selection, one's own. */
function nextChoices({ sessions, now }: Context, wanted: Wanted, found: number): Choice[] {
  const words = [wanted.language, wanted.place].filter(Boolean)
  const command = (...more: (string | number | undefined)[]) => ['info-sessions', ...more].filter((word) => word !== undefined).join(' ')
  const cards = upcoming(sessions.cards(), now)
  const differ = (filter: Filter) => {
    const some = upcoming(cards, now, filter).length
    return some > 0 && some < cards.length
  }
  const options: (Choice | false)[] = [
    found > wanted.from + pageSize && { label: { key: 'sessions.button.more' }, value: command(...words, wanted.from + pageSize) },
    words.length > 0 && { label: { key: 'sessions.button.all' }, value: command('all') },
    !wanted.language && differ({ language: 'en' }) && { label: { key: 'sessions.button.english' }, value: command('en', wanted.place) },
    !wanted.place && differ({ place: 'online' }) && { label: { key: 'sessions.button.online' }, value: command(wanted.language, 'online') },
    toMine,
  ]
  return options.filter((one) => one !== false).slice(0, 3)
}
