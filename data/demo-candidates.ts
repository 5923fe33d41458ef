import type { Person, StopReason } from './candidate.ts'

/**
 * A candidate of the demo. `days` ago they began, `quiet` days ago something last happened; `done` of the needed steps are confirmed, and the step after
 * those stands as `next`. `coach` is the last two digits of a demo coach's id.
 */
export type DemoCandidate = {
  slug: string
  name: string
  language: Person['language']
  days: number
  quiet: number
  done: number
  next?: 'submitted' | 'sent-back' | 'in-progress'
  coach?: '20' | '24' | '26' | '27' | '28' | '29'
  shares: boolean
  state?: 'paused' | 'stopped' | 'finished'
  reason?: StopReason
  words?: string
}

const one = (name: string, days: number, quiet: number, done: number, more: Partial<DemoCandidate> = {}): DemoCandidate => ({
  slug: name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-'),
  name,
  language: 'nl',
  days,
  quiet,
  done,
  shares: true,
  ...more,
})

/** Twenty-eight candidates, from somebody who made an account yesterday to a teacher; most are on the way, seven wait for a coach, some pause or stopped. */
export const demoCandidates: readonly DemoCandidate[] = [
  one('Amina Bouzid', 1, 1, 0, { shares: false }),
  one('Bas Kuipers', 9, 6, 1),
  one('Cem Aydin', 20, 16, 1),
  one('Anouk Peters', 6, 2, 1),
  one('Bilal Haddou', 12, 8, 1),
  one('Carmen Silva', 15, 4, 1, { language: 'en' }),
  one('Daan Visser', 17, 11, 1),
  one('Dewi Soekarno', 34, 3, 2, { coach: '20' }),
  one('Elif Kaya', 40, 2, 3, { next: 'submitted', coach: '20' }),
  one('Frank Otten', 47, 9, 4, { next: 'submitted', coach: '24' }),
  one('Grace Owusu', 52, 4, 4, { next: 'sent-back', coach: '26', language: 'en', words: 'Which year did you finish your degree?' }),
  one('Hugo van Loon', 60, 5, 5, { coach: '20' }),
  one('Ines Marques', 75, 12, 6, { coach: '27', language: 'en' }),
  one('Jeroen Blok', 80, 3, 7, { next: 'submitted', coach: '20' }),
  one('Khadija Amrani', 96, 1, 8, { coach: '28' }),
  one('Lars Timmer', 130, 2, 9, { next: 'in-progress', coach: '24' }),
  one('Maya Lieuw', 170, 20, 9, { coach: '26', shares: false }),
  one('Nils Verbeek', 210, 5, 10, { coach: '20' }),
  one('Oumaima Tahiri', 235, 2, 11, { coach: '27' }),
  one('Pieter Haan', 250, 7, 13, { next: 'submitted', coach: '28' }),
  one('Quirine Vos', 280, 4, 15, { next: 'in-progress', coach: '29' }),
  one('Rachid el Idrissi', 420, 15, 16, { next: 'submitted', coach: '20' }),
  one('Sanne Postma', 560, 6, 17, { coach: '24' }),
  one('Tim Achterberg', 900, 3, 18, { coach: '26' }),
  one('Usha Ramdin', 1050, 10, 19, { coach: '27' }),
  one('Vincent Maas', 110, 40, 5, { state: 'paused', coach: '28' }),
  one('Wieke Zijlstra', 150, 60, 7, { state: 'stopped', reason: 'money', words: 'Ik kan het nu niet betalen, later misschien wel.' }),
  one('Yusuf Demir', 1200, 30, 99, { state: 'finished', coach: '20' }),
]

/** The id of a demo candidate: the same in every demo. */
export const demoCandidateId = (slug: string) => `demo-${slug}`

/** The demo candidate behind `as` of `POST /demo/token`, by slug or name. */
export const demoCandidate = (as: string) => demoCandidates.find(({ slug, name }) => slug === as || name.toLowerCase() === as.toLowerCase())
