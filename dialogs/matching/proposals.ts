import type { Context, Opened, Topic } from '../context.ts'
import type { Choice, ListItem, Reply } from '../reply.ts'
import { askedLines, proposalItem, refusal, toMatch, waitingLine, wordsOf } from './match-vars.ts'
import type { NamedProposal, ProposalsShown } from './port.ts'
import { matchRoles } from './waiting-list.ts'

const mostShown = 3
const mostOthers = 6

async function shown(context: Context, candidate: string): Promise<ProposalsShown | Opened> {
  const found = await context.matching.proposals(context.who, candidate)
  return found.ok ? found : { replies: [refusal(found.reason)] }
}

export const offerChoice = (candidate: string, { target, name }: Pick<NamedProposal, 'target' | 'name'>): Choice => ({
  label: { key: 'matching.button.offer', vars: { coach: name } },
  value: `match-offer ${candidate} ${target}`,
})

/** The best coaches for one candidate, with why and why not. One tap offers. */
export const proposalsTopic: Topic = {
  id: 'match-candidate',
  roles: matchRoles,
  async open(context, rest) {
    const [candidate = ''] = wordsOf(rest)
    const found = await shown(context, candidate)
    if (!('ok' in found)) return found
    const { waiting, proposals, asked, locked } = found
    const { name } = waiting.card
    const best = proposals.possible.slice(0, mostShown)
    const others = proposals.possible.length - best.length + proposals.wouldBe.length + proposals.others.length
    const choices: Choice[] = [
      ...(best[0] && best[1]
        ? [{ label: { key: 'matching.button.compare' } as const, value: `match-compare ${candidate} ${best[0].target} ${best[1].target}` }]
        : []),
      ...(others > 0 ? [{ label: { key: 'matching.button.others' } as const, value: `match-others ${candidate}` }] : []),
      { label: { key: 'matching.button.moreFor' }, value: `match-more ${candidate}` },
    ]
    const before = askedLines({ asked })
    const lockedName = proposals.possible.concat(proposals.wouldBe, proposals.others).find(({ target }) => target === locked)?.name
    const head: Reply = {
      key: best.length > 0 ? 'matching.proposals.list' : 'matching.proposals.none',
      vars: {
        name,
        waiting: waitingLine(waiting),
        asked: before.length > 0 ? { list: before } : '',
        locked: lockedName ? { key: 'matching.proposals.locked', vars: { coach: lockedName } } : '',
      },
      ...(best.length > 0 && {
        card: { type: 'list', items: best.map((one) => proposalItem(one, context, waiting.open ? [] : [offerChoice(candidate, one)], 5)) },
      }),
    }
    return { replies: [head, { key: 'matching.proposals.next', choices }] }
  },
}

/** Two coaches beside each other, with everything for and against. */
export const compareTopic: Topic = {
  id: 'match-compare',
  roles: matchRoles,
  async open(context, rest) {
    const [candidate = '', ...targets] = wordsOf(rest)
    const found = await shown(context, candidate)
    if (!('ok' in found)) return found
    const all = [...found.proposals.possible, ...found.proposals.wouldBe, ...found.proposals.others]
    const two = targets.flatMap((target) => all.find((one) => one.target === target) ?? []).slice(0, 2)
    const [one, other] = two
    if (!one || !other) return { replies: [refusal('unknown-coach')] }
    const items = two.map((each) => proposalItem(each, context, found.waiting.open ? [] : [offerChoice(candidate, each)]))
    const points = Math.round(Math.abs(one.score - other.score))
    const ahead = one.score >= other.score ? one : other
    return {
      replies: [
        { key: 'matching.compare', vars: { name: found.waiting.card.name, coach: ahead.name, points }, card: { type: 'list', items } },
        { key: 'matching.proposals.next', choices: [back(candidate), toMatch] },
      ],
    }
  },
}

export const back = (candidate: string): Choice => ({ label: { key: 'matching.button.back' }, value: `match-candidate ${candidate}` })

/** Everybody else: who could be too, who would be if one thing changed, and who cannot, with why. */
export const othersTopic: Topic = {
  id: 'match-others',
  roles: matchRoles,
  async open(context, rest) {
    const [candidate = '', at = '0'] = wordsOf(rest)
    const found = await shown(context, candidate)
    if (!('ok' in found)) return found
    const { possible, wouldBe, others } = found.proposals
    const all = [...possible.slice(mostShown), ...wouldBe, ...others]
    const from = Number(at) || 0
    const items = all
      .slice(from, from + mostOthers)
      .map((one): ListItem => proposalItem(one, context, found.waiting.open ? [] : choicesFor(candidate, one), 2))
    const more: Choice[] =
      all.length > from + mostOthers
        ? [{ label: { key: 'matching.button.more' }, value: `match-others ${candidate} ${from + mostOthers}` }]
        : []
    if (items.length === 0) return { replies: [{ key: 'matching.others.none', choices: [back(candidate)] }] }
    return {
      replies: [
        { key: 'matching.others.list', vars: { name: found.waiting.card.name }, card: { type: 'list', items } },
        { key: 'matching.proposals.next', choices: [...more, back(candidate), toMatch] },
      ],
    }
  },
}

/** What can be done about somebody who is not simply possible. */
function choicesFor(candidate: string, one: NamedProposal): Choice[] {
  const stops = one.obstacles.map(({ id }) => id)
  if (stops.length === 0) return [offerChoice(candidate, one)]
  if (stops.includes('room')) return []
  const unlock: Choice[] = stops.includes('refused')
    ? [{ label: { key: 'matching.button.unlock' }, value: `match-unlock ${candidate} ${one.target}` }]
    : []
  return [...unlock, { label: { key: 'matching.button.override' }, value: `match-override ${candidate} ${one.target}` }]
}
