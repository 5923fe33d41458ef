const work: ReadonlySet<string> = new Set([
  'step-submitted',
  'step-waiting',
  'step-waiting-backup',
  'journey-paused',
  'journey-back',
  'journey-stopped',
  'rating-low',
  'hours-room-asked',
  'hours-budget-full',
  'match-question',
  'match-declined',
  'match-declined-last',
  'match-expired',
  'match-expired-last',
  'match-made',
  'match-again',
  'school-accepted',
  'school-declined',
  'school-expired',
  'round-closed',
])

/** Whether a notice asks somebody as an intermediary, for whom another can stand in. What is said to a coach or an agent is for nobody else. */
export const isIntermediaryWork = (about: string): boolean => work.has(about)
