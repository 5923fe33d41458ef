import { type Locale, locales } from '../../data/bilingual.ts'
import { ticketResults } from '../../data/ticket.ts'
import { filled } from '../../dialogs/answers/answer.ts'
import type { Who } from '../../dialogs/context.ts'
import { cannedWords } from '../../dialogs/helpdesk/canned-words.ts'
import type { Queue } from '../../dialogs/helpdesk/port.ts'
import { ticketFacts } from '../../dialogs/helpdesk/ticket-facts.ts'
import type { Var } from '../../dialogs/reply.ts'
import { cannedAnswers } from '../../rules/helpdesk/canned-answer.ts'
import { snoozes, snoozeUntil } from '../../rules/helpdesk/snooze-until.ts'
import { reopenDays } from '../../rules/helpdesk/ticket-moves.ts'
import { channelId as directLine } from '../direct-line/transcript.ts'
import { languageCookie } from '../pages/page-language.ts'
import { renderVar } from '../render-vars.ts'
import type { DeskDeps } from './desk-deps.ts'
import type { DeskRoutes, Told } from './desk-routes.ts'
import { shownCard } from './shown.ts'
import { ticketDeeds, toldOf } from './ticket-deeds.ts'

/** Conversations that ended and can be opened again, at most. */
const mostEnded = 20
/** Answers found to a question, and characters of one. */
const mostAnswers = 5
const longestQuestion = 500
const day = 86_400_000

const wrong = { ok: false, reason: 'wrong' } as const
const snoozeWords = { hour: 'helpdesk.agent.snoozeHour', morning: 'helpdesk.agent.snoozeMorning' } as const

/** `/desk/api/*`: what the page asks and does. `changed` tells open pages that the queue is otherwise. */
export function deskApi(routes: DeskRoutes, deps: DeskDeps, { https, changed }: { https: boolean; changed: () => void }): void {
  const { tickets, questions, sessions, programme, helpdesk, words, now } = deps
  const { queue } = helpdesk
  const { texts } = words
  const say = (value: Var, locale: Locale) => String(renderVar(value, locale, words))

  function shownQueue({ waiting, mine, claimed, available, agents }: Queue): Told {
    const since = new Date(now().getTime() - reopenDays * day).toISOString()
    const ended = queue.all().filter((one) => one.endedAt !== undefined && one.endedAt > since && one.state !== 'waiting')
    const newest = ended.toSorted((a, b) => (b.endedAt ?? '').localeCompare(a.endedAt ?? '')).slice(0, mostEnded)
    const [w, m, c, e] = [waiting, mine, claimed, newest].map((cards) => cards.map(shownCard))
    return { ok: true, body: { waiting: w, mine: m, claimed: c, ended: e, available, agents, now: now().toISOString() } }
  }
  const queueFor = (who: Who): Told => {
    const shown = tickets.queue(who)
    return shown ? shownQueue(shown) : { ok: false, reason: 'forbidden' }
  }

  routes.get('/desk/api/me', async ({ member: { session, staff }, language }) => ({
    ok: true,
    body: {
      ...{ id: staff.id, name: staff.name, roles: staff.roles, locale: language, csrf: session.csrf, results: ticketResults },
      snoozes: snoozes.flatMap((id) => {
        const until = snoozeUntil(id, { now: now(), programme })
        return until ? [{ id, label: texts.text(language, snoozeWords[id]), until: until.toISOString() }] : []
      }),
    },
  }))
  routes.post('/desk/api/here', async () => ({ ok: true, body: undefined }))
  routes.post('/desk/api/locale', async ({ body }) => {
    const locale = locales.find((one) => one === body.locale)
    return locale ? { ok: true, body: { locale }, headers: { 'set-cookie': languageCookie(locale, https) } } : wrong
  })
  routes.get('/desk/api/queue', async ({ member }) => queueFor(member.who))
  routes.post('/desk/api/available', async ({ member, body: { on } }) => {
    if (typeof on !== 'boolean') return wrong
    const after = await tickets.available(member.who, on)
    if (after) changed()
    return after ? shownQueue(after) : { ok: false, reason: 'forbidden' }
  })
  routes.get('/desk/api/tickets/:id', async ({ member: { who }, id, language }) => {
    const seen = await tickets.see(who, id)
    if (!seen.ok) return toldOf(seen)
    const facts = ticketFacts(seen.ticket, { programme, questions }).map(({ label, value }) => ({
      label: say(label, language),
      value: say(value, language),
    }))
    const told = toldOf({ ok: true, id, ticket: seen.ticket })
    const stray = tickets.queue(who)?.stray.some((one) => one.id === id) === true
    const body = told.ok && { ...Object(told.body), facts, lines: seen.lines, stray, colleagues: await tickets.colleagues(who, id) }
    return { ok: true, body }
  })
  routes.post('/desk/api/tickets/:id/typing', async ({ member: { who }, id }) => {
    const card = queue.byId(id)
    if (card?.state !== 'claimed' || card.owner?.staffId !== who.staffId) return { ok: false, reason: 'unknown' }
    const { channelId, conversationId } = card.conversation
    if (channelId === directLine && card.detachedAt === undefined)
      deps.show(conversationId, { type: 'typing', from: { id: 'loket', role: 'bot' } })
    return { ok: true, body: undefined }
  })
  routes.post('/desk/api/tickets/:id/:deed', ticketDeeds(deps))
  routes.get(
    '/desk/api/canned',
    async ({ member: { who }, query }) => {
      const card = queue.byId(query.get('ticket') ?? '')
      const body = cannedAnswers.map((one) => {
        const value = cannedWords(one, card ?? {}, { programme, now: now(), who })
        return { id: one.id, title: one.title, text: { nl: say(value, 'nl'), en: say(value, 'en') } }
      })
      return { ok: true, body }
    },
    { here: true },
  )
  routes.get(
    '/desk/api/answers',
    async ({ query, language }) => {
      const text = (query.get('q') ?? '').trim().slice(0, longestQuestion)
      const locale = locales.find((one) => one === query.get('locale')) ?? language
      if (text === '') return { ok: true, body: [] }
      const asked = { text, locale, audience: 'candidate' } as const
      const found = [...(await questions.ask(asked)).topics, ...questions.likely(asked)]
      const body = found
        .filter(({ id }, index) => found.findIndex((one) => one.id === id) === index)
        .flatMap(({ id, score }) => {
          const topic = questions.topic(id)
          if (!topic) return []
          const answer = say(filled(topic, 'short', { programme, now: now(), sessions }), locale)
          return [{ topic: id, question: topic[locale].question, answer, score: Math.round(score * 1000) / 1000 }]
        })
        .slice(0, mostAnswers)
      return { ok: true, body }
    },
    { here: true },
  )
}
