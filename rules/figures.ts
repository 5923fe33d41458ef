import type { Bilingual } from '../data/bilingual.ts'
import type { CandidateCard } from '../data/candidate.ts'
import type { Kpi } from '../data/programme/figures.ts'
import type { Programme } from '../data/programme.ts'
import { periodAt } from './school-year.ts'

/** An agreed figure as it stands. `of` is how many people it is about; `few` that it would be about too few; `uncounted` that nothing that is kept can tell it yet. */
export type Figure = { kpi: Kpi; target?: number; of: number } & (
  | { state: 'known'; value: number }
  | { state: 'few' }
  | { state: 'uncounted' }
)

type Card = Pick<CandidateCard, 'phase' | 'state' | 'coach'>
/** `rating` is the average of what candidates gave, with how many. */
export type Counted = { cards: readonly Card[]; rating: { count: number; average?: number }; fewest: number; date: string }

/**
 * Where a share is decided, by the phases it is about: somebody who is in `reached` or beyond counts as yes, somebody who stopped between `from` and there as no. Who
 * is still on the way to it does not count yet, so that the share is never too low because people take their time.
 */
const shares: Readonly<Record<string, { from: string; reached: string }>> = {
  'start-voortraject': { from: 'orientation', reached: 'voortraject' },
  'finish-voortraject': { from: 'voortraject', reached: 'appointment' },
  'start-training': { from: 'appointment', reached: 'training-year-1' },
}

/** The agreed figures of a programme, as far as candidates' lines and ratings tell them. */
export function figures(programme: Pick<Programme, 'kpis' | 'phases'>, { cards, rating, fewest, date }: Counted): Figure[] {
  const place = (phase: string) => programme.phases.findIndex(({ id }) => id === phase)
  const at = (card: Card) => (card.state === 'finished' ? programme.phases.length : place(card.phase))

  function share(from: string, reached: string, negative = false) {
    const [first, goal] = [place(from), place(reached)]
    if (first < 0 || goal < 0) return undefined
    const yes = cards.filter((card) => at(card) >= goal).length
    const no = cards.filter((card) => card.state === 'stopped' && at(card) >= first && at(card) < goal).length
    return { of: yes + no, value: (negative ? no : yes) / (yes + no) }
  }

  function counted({ id }: Kpi): { of: number; value: number | undefined } | undefined {
    if (Object.hasOwn(shares, id)) return share(shares[id]?.from ?? '', shares[id]?.reached ?? '')
    if (id === 'dropout-training') return share('training-year-1', 'induction', true)
    if (id === 'rating') return { of: rating.count, value: rating.average }
    if (id === 'coach-pool') {
      const coaches = new Set(cards.flatMap(({ coach, state }) => (coach && state !== 'stopped' && state !== 'finished' ? [coach] : [])))
      return { of: coaches.size, value: coaches.size }
    }
    return undefined
  }

  return programme.kpis.map((kpi): Figure => {
    const target = periodAt(kpi.targets, date)?.value
    const known = { kpi, ...(target !== undefined && { target }) }
    const found = counted(kpi)
    if (!found) return { ...known, of: 0, state: 'uncounted' }
    const { of, value } = found
    if (value === undefined || (kpi.unit !== 'coaches' && of < fewest)) return { ...known, of, state: 'few' }
    return { ...known, of, state: 'known', value }
  })
}

/** How many people are where: registered in all, in each phase while they are on the way, pausing, stopped, and done. */
export type Standings = {
  registered: number
  phases: { title: Bilingual; count: number }[]
  paused: number
  stopped: number
  finished: number
}

export function standings(programme: Pick<Programme, 'phases'>, cards: readonly Card[]): Standings {
  const on = cards.filter(({ state }) => state === 'interested' || state === 'active')
  return {
    registered: cards.length,
    phases: programme.phases.map(({ id, title }) => ({ title, count: on.filter(({ phase }) => phase === id).length })),
    paused: cards.filter(({ state }) => state === 'paused').length,
    stopped: cards.filter(({ state }) => state === 'stopped').length,
    finished: cards.filter(({ state }) => state === 'finished').length,
  }
}
