/** Kinds of notices a person can switch off, in the order they are shown. */
export const noticeKinds = ['sessions', 'reminders', 'route', 'surveys', 'work'] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** Of staff only: what waits for them. */
export const staffKinds: readonly NoticeKind[] = ['work']

/**
 * `kind`: what a person switches off to stop it; nothing for what cannot be stopped. `prompt`: an answer to what the person just did, or worth nothing later: it
 * waits for no quiet hours, no digest and no company.
 */
export type Handling = { kind?: NoticeKind; prompt: boolean }

const sessions: Handling = { kind: 'sessions', prompt: false }
const atOnce: Handling = { kind: 'sessions', prompt: true }
const reminder: Handling = { kind: 'reminders', prompt: false }

const known: Readonly<Record<string, Handling>> = {
  confirmed: atOnce,
  waiting: atOnce,
  left: atOnce,
  moved: atOnce,
  knownAddress: atOnce,
  offered: sessions,
  noPlace: atOnce,
  placeLapsed: sessions,
  missedYou: sessions,
  changed: sessions,
  changedWaiting: sessions,
  changedOffered: sessions,
  calledOff: sessions,
  reminderWeek: reminder,
  reminderDay: reminder,
  reminderHour: { kind: 'reminders', prompt: true },
  code: { prompt: true },
  erasureSoon: { prompt: false },
  'helpdesk-new': { kind: 'work', prompt: true },
  'helpdesk-waits': { kind: 'work', prompt: true },
  'helpdesk-passed': { kind: 'work', prompt: true },
  'helpdesk-answer': { prompt: true },
}

/** How a notice is handled. What is not named above is of the route for candidates and of the work for staff; a name with `survey` in it is a survey's. */
export function handlingOf(about: string, toStaff: boolean): Handling {
  if (Object.hasOwn(known, about)) return known[about] ?? sessions
  if (toStaff) return { kind: 'work', prompt: false }
  return { kind: /survey|evaluation/i.test(about) ? 'surveys' : 'route', prompt: false }
}
