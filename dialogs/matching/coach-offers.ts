import { declineReasons } from '../../data/offer.ts'
import type { DeclineReason } from '../../rules/offers/offer-moves.ts'
import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { lengthVar } from '../hours/hour-vars.ts'
import { oneOf } from '../info-sessions/reading.ts'
import { longWords, wordsOrNone } from '../journey/long-words.ts'
import type { Choice, ListItem, Reply } from '../reply.ts'
import { reasonLines, wordsOf } from './match-vars.ts'
import type { Answered, OfferShown } from './port.ts'

const roles = ['coach'] as const
const toOffers: Choice = { label: { key: 'matching.button.offers' }, value: 'offers' }
const candidates: Choice = { label: { key: 'journey.button.candidates' }, value: 'candidates' }

/** A coach's open offers: who, why, how much, until when. */
export const offersTopic: Topic = {
  id: 'offers',
  roles,
  async open(context) {
    const all = await context.matching.mine(context.who)
    if (all.length === 0) return { replies: [{ key: 'matching.offers.none', choices: [candidates] }] }
    return {
      replies: [
        {
          key: 'matching.offers.list',
          vars: { count: all.length },
          card: { type: 'list', items: all.map((one) => offerItem(one, context)) },
        },
      ],
    }
  },
}

function offerItem({ id, name, phase, minutes, reasons, expiresAt, state }: OfferShown, context: Context): ListItem {
  const inFavour = reasons.filter(({ weight, id: part }) => weight > 0 && part !== 'load' && part !== 'share')
  return {
    title: { key: 'matching.offers.item', vars: { name, phase } },
    facts: [
      ...reasonLines({ reasons: inFavour as Parameters<typeof reasonLines>[0]['reasons'] }, context, 4),
      { key: 'matching.offers.hours', vars: { hours: lengthVar(minutes) } },
      { key: state === 'later' ? 'matching.offers.later' : 'matching.offers.until', vars: { until: { at: expiresAt, style: 'dateTime' } } },
    ],
    choices: [
      { label: { key: 'matching.button.accept', vars: { name } }, value: `offer-accept ${id}` },
      ...(state === 'open' ? [{ label: { key: 'matching.button.later' } as const, value: `offer-later ${id}` }] : []),
      { label: { key: 'matching.button.ask' }, value: `offer-ask ${id}` },
      { label: { key: 'matching.button.decline' }, value: `offer-decline ${id}` },
    ],
  }
}

/** The offer a command names, or the only one there is. */
async function meant(context: Context, rest: string): Promise<string> {
  const [id = ''] = wordsOf(rest)
  if (id !== '') return id
  const all = await context.matching.mine(context.who)
  return all.length === 1 ? (all[0]?.id ?? '') : ''
}

const known = ['forbidden', 'over', 'expired', 'gone', 'matched', 'resting'] as const

/** Why an answer did not count, and the way on. */
function refusedReply({ reason }: Extract<Answered, { ok: false }>): Reply {
  const key = known.find((one) => one === reason) ?? 'gone'
  return { key: `matching.answer.${key}`, choices: [toOffers, candidates] }
}

export const acceptTopic: Topic = {
  id: 'offer-accept',
  roles,
  async open(context, rest) {
    const offer = await meant(context, rest)
    if (offer === '') return offersTopic.open(context, '')
    const result = await context.matching.accept(context.who, { offer, request: context.turn })
    if (!result.ok) return { replies: [refusedReply(result)] }
    return {
      replies: [
        {
          key: 'matching.answer.accepted',
          vars: { name: result.name },
          choices: [
            { label: { key: 'journey.button.candidate', vars: { name: result.name } }, value: `candidate ${result.candidate}` },
            toOffers,
          ],
        },
      ],
    }
  },
}

export const laterTopic: Topic = {
  id: 'offer-later',
  roles,
  async open(context, rest) {
    const offer = await meant(context, rest)
    if (offer === '') return offersTopic.open(context, '')
    const result = await context.matching.later(context.who, { offer })
    if (!result.ok) return { replies: [refusedReply(result)] }
    const vars = { name: result.name, until: result.expiresAt ? ({ at: result.expiresAt, style: 'dateTime' } as const) : '' }
    return { replies: [{ key: 'matching.answer.later', vars, choices: [toOffers] }] }
  },
}

type Decline = { offer: string; reason: DeclineReason; words: string }

/** A no, with a reason; it is fine to say no. */
export const declineFlow: Flow<Decline, Context> = {
  id: 'offer-decline',
  version: 1,
  steps: () => [
    {
      key: 'reason',
      ask: () => ({
        key: 'matching.declining.reason',
        choices: declineReasons.map((value) => ({ label: { key: `matching.decline.${value}` }, value })),
      }),
      schema: () => oneOf(declineReasons, 'matching.declining.unclear'),
    },
    {
      key: 'words',
      freeText: true,
      ask: ({ reason }) =>
        reason === 'other'
          ? { key: 'matching.declining.otherWords' }
          : { key: 'matching.declining.words', choices: [{ label: { key: 'matching.declining.noWords' }, value: 'none' }] },
      schema: ({ reason }) => (reason === 'other' ? longWords : wordsOrNone),
    },
  ],
  async done({ offer, reason, words }, context): Promise<Outcome> {
    const result = await context.matching.decline(context.who, { offer, reason, ...(words && { words }) })
    if (!result.ok) return { replies: [refusedReply(result)] }
    return { replies: [{ key: 'matching.answer.declined', vars: { name: result.name }, choices: [toOffers, candidates] }] }
  },
  stopped: () => [{ key: 'matching.declining.stopped', choices: [toOffers] }],
}

type Ask = { offer: string; words: string }

export const askFlow: Flow<Ask, Context> = {
  id: 'offer-ask',
  version: 1,
  steps: () => [{ key: 'words', freeText: true, ask: () => ({ key: 'matching.asking.words' }), schema: () => longWords }],
  async done({ offer, words }, context): Promise<Outcome> {
    const result = await context.matching.ask(context.who, { offer, words, request: context.turn })
    if (!result.ok) return { replies: [refusedReply(result)] }
    return { replies: [{ key: 'matching.answer.asked', vars: { name: result.name }, choices: [toOffers] }] }
  },
  stopped: () => [{ key: 'matching.asking.stopped', choices: [toOffers] }],
}

const opensFlow = (id: string): Topic => ({
  id,
  roles,
  async open(context, rest) {
    const offer = await meant(context, rest)
    return offer === '' ? offersTopic.open(context, '') : { replies: [], flow: { id, answers: { offer } } }
  },
})

export const coachTopics: readonly Topic[] = [offersTopic, acceptTopic, laterTopic, opensFlow('offer-decline'), opensFlow('offer-ask')]
