import type { DemoCandidate } from './demo-candidates.ts'
import type { PoolDateType } from './pool-date.ts'

type Digits = NonNullable<DemoCandidate['coach']>
export type DemoPoolDate = { slug: string; type: PoolDateType; coaches: readonly Digits[]; daysAgo: number; place: string }

const talk = (coach: Digits, daysAgo: number): DemoPoolDate => ({
  ...{ slug: `talk-${coach}`, type: 'quality-talk', coaches: [coach], daysAgo, place: 'Kamer 2' },
})

/** What the demo's coaches were at: one talk is long ago, one nearly so, and who is new had none. Coaches by the last two digits of their ids. */
export const demoPoolDates: readonly DemoPoolDate[] = [
  { slug: 'kick-off', type: 'kick-off', coaches: ['20', '24', '26', '27', '28'], daysAgo: 320, place: 'Grote zaal' },
  { slug: 'intervision', type: 'intervision', coaches: ['20', '26', '27'], daysAgo: 45, place: 'Kamer 2' },
  talk('20', 60),
  talk('24', 30),
  talk('26', 110),
  talk('27', 165),
  talk('28', 205),
]
