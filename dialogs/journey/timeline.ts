import { type DocumentKind, documentKinds } from '../../data/document.ts'
import type { Programme } from '../../data/programme.ts'
import type { TextKey } from '../../locales/texts.ts'
import type { Context, Topic } from '../context.ts'
import type { Choice, ListItem, Var } from '../reply.ts'
import type { TimelineEntry } from './port.ts'
import { refused } from './refusals.ts'
import { own } from './roadmap-card.ts'
import { toRoad } from './show-step.ts'
import { titleOf } from './step-vars.ts'
import { isTimelineText } from './timeline-text.ts'
import { splitFirst } from './view-of.ts'

/** Everything between somebody and the desk, newest first: one's own, or with consent a candidate's. `rest` is whose, and what to go on after. */
export const timeline: Topic = {
  id: 'timeline',
  async open(context, rest) {
    const [whose = '', after] = splitFirst(rest)
    const mine = whose === '' || whose === own
    const personId = mine ? context.who.personId : whose
    const found = personId === undefined ? undefined : await context.journeys.timeline(context.who, personId, after || undefined)
    if (!found || (mine && !found.ok))
      return { replies: [{ key: 'journey.none', choices: [{ label: { key: 'journey.button.steps' }, value: 'my-steps' }] }] }
    const back = toRoad(mine ? own : whose)
    if (!found.ok) {
      if (found.reason !== 'no-consent') return { replies: [refused({ ok: false, reason: found.reason })] }
      const ask: Choice = { label: { key: 'journey.button.askSharing' }, value: `ask-sharing ${whose}` }
      return { replies: [{ key: 'journey.timeline.noConsent', vars: { name: found.person.name }, choices: [ask, back] }] }
    }
    if (found.entries.length === 0) return { replies: [{ key: 'journey.timeline.empty', choices: [back] }] }
    const items = found.entries.map((entry) => entryItem(entry, found.programme))
    const older: Choice[] = found.next
      ? [{ label: { key: 'journey.button.older' }, value: `timeline ${mine ? own : whose} ${found.next}` }]
      : []
    const key = mine ? 'journey.timeline.mine' : 'journey.timeline.theirs'
    return {
      replies: [
        { key, vars: { name: found.person.name }, card: { type: 'list', items } },
        { key: 'journey.timeline.further', choices: [...older, back] },
      ],
    }
  },
}

function entryItem({ at, by, text, vars = {}, words }: TimelineEntry, programme: Programme): ListItem {
  const who: Var = by.role === 'system' ? { key: 'timeline.by.system' } : (by.name ?? { key: `timeline.by.${by.role}` })
  const told: Record<string, Var> = {
    ...vars,
    ...(typeof vars.step === 'string' && { step: titleOf(programme, vars.step) }),
    ...(typeof vars.phase === 'string' && { phase: programme.phases.find(({ id }) => id === vars.phase)?.title ?? vars.phase }),
    ...(isDocument(vars.document) && { document: { key: `documents.kind.${vars.document}` } }),
  }
  const name = text.startsWith('timeline.') ? text.slice('timeline.'.length) : text
  const line: Var = isTimelineText(name) ? { key: `timeline.${name}` as TextKey, vars: told } : { key: 'timeline.other' }
  return {
    title: { key: 'timeline.entry', vars: { when: { at, style: 'dateTime' }, who } },
    facts: [line, ...(words ? [{ key: 'timeline.words' as const, vars: { words } }] : [])],
    choices: [],
  }
}

const isDocument = (what: unknown): what is DocumentKind => documentKinds.some((kind) => kind === what)

/** Asks a candidate to share their timeline with who helps them. */
export const askSharing: Topic = {
  id: 'ask-sharing',
  roles: ['coach', 'intermediary', 'helpdesk'],
  async open(context: Context, rest) {
    const asked = await context.journeys.askSharing(context.who, { personId: rest, request: context.turn })
    return { replies: [asked.ok ? { key: 'journey.timeline.asked', choices: [toRoad(rest)] } : refused(asked)] }
  },
}
