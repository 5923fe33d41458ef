import type { Locale } from '../../data/bilingual.ts'
import { moveLines, pairFacts, proofOf } from '../../dialogs/matching/match-all.ts'
import { askedLines, pointsVar } from '../../dialogs/matching/match-vars.ts'
import type { NamedProposal, ProposalsShown, RunShown, WaitingShown } from '../../dialogs/matching/port.ts'
import { changeLabel, obstacleLabel, reasonLabel } from '../../dialogs/matching/reason-label.ts'
import type { Var } from '../../dialogs/reply.ts'
import { renderVar } from '../render-vars.ts'
import type { DeskDeps } from './desk-deps.ts'

/** Proposals of one candidate that are shown at most: who can be, who would be if, and who cannot. */
const most = { possible: 20, wouldBe: 20, others: 60 } as const

/** Matching as the page gets it: in words, in the language of whoever reads. */
export function shownMatch({ programme, words }: Pick<DeskDeps, 'programme' | 'words'>, language: Locale) {
  const say = (value: Var) => String(renderVar(value, language, words))

  const waiting = ({ card: { id, name, phase }, days, open }: WaitingShown) => ({
    ...{ id, name, days, phase: programme.phases.find((one) => one.id === phase)?.title[language] ?? phase },
    ...(open && { open: { offer: open.offer, coach: open.coach, coachName: open.name, expiresAt: open.expiresAt } }),
  })

  const proposal = (locked: string | undefined) => (one: NamedProposal) => ({
    ...{ coach: one.target, name: one.name, points: pointsVar(one.score), locked: one.target === locked, way: wayOf(one) },
    refused: one.obstacles.some(({ id }) => id === 'refused'),
    reasons: one.reasons
      .filter(({ weight }) => weight !== 0)
      .map((reason) => ({ part: reason.id, weight: reason.weight, text: say(reasonLabel(reason, programme)) })),
    stops: one.obstacles.map((obstacle) => say(obstacleLabel(obstacle, programme))),
    ...(one.change && { change: say(changeLabel(one.change, programme)) }),
  })

  return {
    say,
    waiting,
    /** `coach` is shown however many come before. */
    proposals(shown: ProposalsShown, coach?: string) {
      const { possible, wouldBe, others } = shown.proposals
      const list = (all: readonly NamedProposal[], count: number) =>
        all.filter((one, index) => index < count || one.target === coach).map(proposal(shown.locked))
      const lists = {
        possible: list(possible, most.possible),
        wouldBe: list(wouldBe, most.wouldBe),
        others: list(others, most.others),
      }
      const left = possible.length + wouldBe.length + others.length - Object.values(lists).flat().length
      return { ...waiting(shown.waiting), asked: askedLines(shown).map(say), ...lists, left }
    },
    run: (run: RunShown) => ({
      ...{ id: run.id, at: run.at, proof: say(proofOf(run)), moves: moveLines(run).map(say), skipped: run.skipped },
      sure: say({ key: 'matching.sendAll.sure', vars: { count: run.pairs.length, days: programme.matching.offerWorkingDays } }),
      pairs: run.pairs.map((pair) => ({
        ...{ candidate: pair.candidate, name: pair.name, coach: pair.target, coachName: pair.coachName, locked: pair.locked },
        facts: pairFacts(pair, run.nameOf).map(say),
      })),
      alone: run.alone.map(({ candidate, name, why }) => ({ candidate, name, why: say({ key: `matching.alone.${why}` }) })),
    }),
  }
}

/** What can be done about a coach: without a place nothing, with something else in the way only for a reason. */
function wayOf({ obstacles }: NamedProposal): 'offer' | 'override' | 'none' {
  if (obstacles.length === 0) return 'offer'
  return obstacles.some(({ id }) => id === 'room') ? 'none' : 'override'
}
