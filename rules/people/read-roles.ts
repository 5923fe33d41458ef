import type { StaffRole } from './staff-roll.ts'

/** Roles in the order they are named in. */
export const staffRoles: readonly StaffRole[] = ['coach', 'intermediary', 'helpdesk', 'manager']

const words: Record<StaffRole, RegExp> = {
  coach: /\b(?:coach(?:es)?|gids|begeleider)\b/i,
  intermediary: /\b(?:intermedia(?:ir|ry)|intermediairs)\b/i,
  helpdesk: /\bhelpdesk\b/i,
  manager: /\b(?:manager|programmamanager|management|monitorgroep|stuurgroep)\b/i,
}

/** The roles that are named in a text, in Dutch or English; none when there is no role in it. */
export const readRoles = (text: string): StaffRole[] => staffRoles.filter((role) => words[role].test(text))

/** An Entra object id, in small letters. The Playground's have one digit more. */
export function readObjectId(text: string): string | undefined {
  const id = text.trim().toLowerCase()
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12,13}$/.test(id) ? id : undefined
}
