/** Why a file is not taken. `wrong-type` is not one of the kinds we take, `two-in-one` is two kinds at once, `active` would run or fetch something. */
export const fileRefusals = [
  'empty',
  'too-big',
  'wrong-type',
  'two-in-one',
  'broken',
  'locked',
  'macros',
  'active',
  'malware',
  'bomb',
  'name',
] as const
export type FileRefusal = (typeof fileRefusals)[number]

/** What was left out of a picture: what the camera noted (place, time, device), words inside it, and what was glued behind it. */
export const strippings = ['camera', 'words', 'appended'] as const
export type Stripped = (typeof strippings)[number]

export type Refused = { ok: false; reason: FileRefusal }
export const refuse = (reason: FileRefusal): Refused => ({ ok: false, reason })

/** What is kept of a picture, and what was left out. */
export type CleanPicture = { ok: true; bytes: Buffer; stripped: Stripped[] } | Refused
