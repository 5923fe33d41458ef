import type { Context, Opened } from '../context.ts'
import type { JourneyView } from './port.ts'
import { refused } from './refusals.ts'
import { own, type Whose } from './roadmap-card.ts'
import type { Reader } from './step-vars.ts'

/** The journey a command is about, and as whom it is read; or what to say instead. */
export async function viewOf(context: Context, whose: Whose): Promise<{ view: JourneyView; reader: Reader } | Opened> {
  if (whose === own) {
    const view = await context.journeys.mine(context.who)
    return view
      ? { view, reader: 'you' }
      : { replies: [{ key: 'journey.none', choices: [{ label: { key: 'journey.button.steps' }, value: 'my-steps' }] }] }
  }
  const found = await context.journeys.of(context.who, whose)
  return found.ok ? { view: found, reader: found.personId === context.who.personId ? 'you' : 'staff' } : { replies: [refused(found)] }
}

/** The first word of a command's rest, and what follows. */
export function splitFirst(rest: string): [first: string, after: string] {
  const space = rest.indexOf(' ')
  return space < 0 ? [rest, ''] : [rest.slice(0, space), rest.slice(space + 1).trim()]
}
