import * as z from 'zod'
import { longestWords } from '../../dialogs/journey/long-words.ts'
import { sentReply } from '../../dialogs/matching/match-all.ts'
import { type MatchContext, refusal } from '../../dialogs/matching/match-vars.ts'
import { namesOf } from '../../dialogs/matching/pairs.ts'
import { offeredReply } from '../../dialogs/matching/send-offer.ts'
import type { Reply } from '../../dialogs/reply.ts'
import { shortHash } from '../services/person-of.ts'
import type { DeskDeps } from './desk-deps.ts'
import type { Ask, Told } from './desk-routes.ts'
import { shownMatch } from './shown-match.ts'

const id = z.string().min(1).max(200)
const body = z.object({
  request: z.string().regex(/^[\w-]{8,64}$/),
  words: z.string().trim().max(longestWords).optional(),
  coach: id.optional(),
  offer: id.optional(),
  candidate: id.optional(),
  run: id.optional(),
})
type Given = z.infer<typeof body>
type Does = Omit<MatchContext, 'who'> & { who: MatchContext['who']; ask: Ask; given: Given; request: string; say: (reply: Reply) => string }
type Deed = (does: Does) => Promise<Told | undefined>

const statuses: Record<string, 400 | 404> = { words: 400, unknown: 404, 'unknown-coach': 404 }

/** Done, or refused as the bot would say it. */
function said({ say }: Pick<Does, 'say'>, result: { ok: true } | { ok: false; reason: string }, reply: Reply): Told {
  const message = say(reply)
  if (result.ok) return { ok: true, body: { message } }
  if (result.reason === 'forbidden') return { ok: false, reason: 'forbidden' }
  return { ok: false, reason: 'said', status: statuses[result.reason] ?? 409, code: result.reason, message }
}

const pair =
  (change: 'lock' | 'unlock' | 'exclude'): Deed =>
  async (does) => {
    const { matching, who, ask, given } = does
    const { coach, words } = given
    if (coach === undefined) return undefined
    const names = namesOf(does, ask.id, coach)
    const result = await matching.pair(who, { candidate: ask.id, coach, change, ...(words && { words }) })
    return said(does, result, result.ok ? { key: `matching.pair.${change}`, vars: names } : refusal(result.reason, names))
  }

/** For one candidate. With `words` an offer is made although something stands in the way. */
const forOne: Record<string, Deed> = {
  async offer(does) {
    const { matching, who, ask, given, request } = does
    const { coach, words } = given
    if (coach === undefined) return undefined
    const wish = { candidate: ask.id, coach, request, ...(words !== undefined && { override: words }) }
    const result = await matching.offer(who, wish)
    return said(does, result, offeredReply(does, ask.id, coach, result))
  },
  async withdraw(does) {
    const { matching, who, ask, given } = does
    const { offer, coach, words } = given
    if (offer === undefined || coach === undefined) return undefined
    const result = await matching.withdraw(who, { candidate: ask.id, offer, ...(words && { words }) })
    const vars = { ...namesOf(does, ask.id, coach), ...(result.ok && { name: result.name }) }
    return said(does, result, result.ok ? { key: 'matching.withdraw.done', vars } : refusal(result.reason, vars))
  },
  lock: pair('lock'),
  unlock: pair('unlock'),
  exclude: pair('exclude'),
}

/** Matches everybody anew, with somebody left out or let in again. */
const solve =
  (change: (given: Given, does: Does) => { skip?: string; unskip?: string } | undefined, deps: DeskDeps): Deed =>
  async (does) => {
    const wish = change(does.given, does)
    if (!wish) return undefined
    const run = await does.matching.cohort(does.who, wish)
    return run.ok ? { ok: true, body: shownMatch(deps, does.ask.language).run(run) } : said(does, run, refusal(run.reason))
  }

const forAll = (deps: DeskDeps): Record<string, Deed> => ({
  solve: solve(() => ({}), deps),
  skip: solve(({ candidate }, { matching, who }) => {
    const waits = candidate !== undefined && matching.waiting(who).some(({ card }) => card.id === candidate)
    return waits ? { skip: candidate } : undefined
  }, deps),
  unskip: solve(({ candidate }) => (candidate === undefined ? undefined : { unskip: candidate }), deps),
  async send(does) {
    const { matching, who, given, request } = does
    if (given.run === undefined) return undefined
    const result = await matching.offerAll(who, { run: given.run, request })
    return said(does, result, sentReply(result))
  },
})

/** What an intermediary does on the page. The same `request` from the same person is done once. */
export function matchingDeeds(deps: DeskDeps): { one: (ask: Ask) => Promise<Told>; all: (ask: Ask) => Promise<Told> } {
  const { matching, programme } = deps
  const doing =
    (deeds: Record<string, Deed>) =>
    async (ask: Ask): Promise<Told> => {
      const deed = Object.hasOwn(deeds, ask.deed) ? deeds[ask.deed] : undefined
      const given = body.safeParse(ask.body)
      if (!deed || !given.success) return { ok: false, reason: 'wrong' }
      const { who } = ask.member
      const request = shortHash('desk', who.staffId ?? '', given.data.request)
      const { say } = shownMatch(deps, ask.language)
      const reply = ({ key, vars }: Reply) => say({ key, ...(vars && { vars }) })
      return (await deed({ matching, programme, who, ask, given: given.data, request, say: reply })) ?? { ok: false, reason: 'wrong' }
    }
  return { one: doing(forOne), all: doing(forAll(deps)) }
}
