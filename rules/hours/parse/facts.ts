export type HoursKind = 'talk' | 'observation' | 'intake' | 'appointment' | 'three-way' | 'intervision'

/** Minutes after midnight. `exact` says that it cannot be twelve hours later. */
export type Clock = { at: number; exact: boolean }

type Where = { from: number; to: number }
export type NameFact = Where & { type: 'name'; options: readonly number[]; heard: string; sure: boolean }
export type MinutesFact = Where & { type: 'minutes'; minutes: number | null; count: number; clock?: { from: Clock; to: Clock } }
export type DateFact = Where & { type: 'date'; date: string | null; weak: boolean; weekday?: number }
export type KindFact = Where & { type: 'kind'; kind: HoursKind }
export type NoteFact = Where & { type: 'note' }
export type AsideFact = Where & { type: 'aside' }

/** What a stretch of the sentence says. A null is something said too vaguely to use; `options` are places in the list of candidates, none for a stranger. */
export type Fact = NameFact | MinutesFact | DateFact | KindFact | NoteFact | AsideFact
