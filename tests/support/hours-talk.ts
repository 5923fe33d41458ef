import type { Store } from '../../data/store.ts'
import { openDesk, type Seen } from './desk.ts'
import { enrol } from './enrol.ts'

export const people = {
  alex: '00000000-0000-0000-0000-0000000000020',
  megan: '00000000-0000-0000-0000-0000000000021',
  patti: '00000000-0000-0000-0000-0000000000024',
}

/** The whole desk without demo candidates: Alex coaches Noor Bakker, Sam de Vries and Sam Kuipers; Patti coaches Ali Demir. It is Wednesday 18 November, a quarter past twelve. */
export async function hoursTalk({ locale = 'nl-NL', store }: { locale?: string; store?: Store } = {}) {
  const desk = await openDesk({ now: new Date('2026-11-18T11:15:00Z'), ...(store && { store }) })
  for (const card of desk.directory.all()) await desk.directory.forget(card.id)
  await enrol(desk, 'noor', { name: 'Noor Bakker', coach: people.alex })
  await enrol(desk, 'sam', { name: 'Sam de Vries', coach: people.alex, phase: 'voortraject' })
  await enrol(desk, 'sam2', { name: 'Sam Kuipers', coach: people.alex })
  await enrol(desk, 'ali', { name: 'Ali Demir', coach: people.patti })
  const talker = (aadObjectId: string) => desk.person({ channelId: 'msteams', aadObjectId, locale })
  const alex = talker(people.alex)
  await alex.says(locale.startsWith('nl') ? 'hoi' : 'hello')
  /** What was said to the last message, without the greeting. */
  const say = async (text: string, who = alex) => (await who.says(text)).filter(({ label }) => !label.startsWith('greeting'))
  return { ...desk, alex, say, megan: talker(people.megan), patti: talker(people.patti) }
}

/** Labels, texts and buttons of what was said, one line each. */
export const told = (all: readonly Seen[]) => all.map(({ label, text }) => `${label}: ${text.replace(/\s*\n+\s*/g, ' / ')}`)
export const texts = (all: readonly Seen[]) => all.map(({ text }) => text).join('\n')

type Action = { title: string; data?: { command?: string; answer?: string } }
type Block = { type: string; items?: Block[]; actions?: Action[]; id?: string; value?: string }

/** The buttons of all cards of a reply, by title. */
export function buttons(all: readonly Seen[]): Action[] {
  const cards = all
    .flatMap(({ activity }) => activity.attachments ?? [])
    .map((one) => one.content as { body?: Block[]; actions?: Action[] })
  const inside = (block: Block): Action[] => [...(block.actions ?? []), ...(block.items ?? []).flatMap(inside)]
  return cards.flatMap(({ body = [], actions = [] }) => [...body.flatMap(inside), ...actions])
}

/** The fields of the form on screen, as they are filled in. */
export function formOf(all: readonly Seen[]): Record<string, string | undefined> {
  const cards = all.flatMap(({ activity }) => activity.attachments ?? []).map((one) => one.content as { body?: Block[] })
  return Object.fromEntries(cards.flatMap(({ body = [] }) => body).flatMap(({ id, value }) => (id === undefined ? [] : [[id, value]])))
}
