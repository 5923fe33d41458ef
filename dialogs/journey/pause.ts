import type { Context, Opened, Topic } from '../context.ts'
import type { Choice } from '../reply.ts'
import { firstName, nowReply } from './now-reply.ts'
import type { PersonChanged } from './port.ts'
import { refused } from './refusals.ts'
import { responsible } from './responsible.ts'
import { own } from './roadmap-card.ts'
import { toRoad } from './show-step.ts'

type Do = (context: Context, wish: { personId: string; request: string }) => Promise<PersonChanged>

/** A change of the journey as a whole in one go: one's own, or of the candidate named. */
const atOnce = (id: string, told: 'paused' | 'back' | 'finished', change: Do, roles?: Topic['roles']): Topic => ({
  id,
  ...(roles && { roles }),
  async open(context, rest): Promise<Opened> {
    const whose = rest || own
    const personId = whose === own ? context.who.personId : whose
    if (personId === undefined || (whose === own && !(await context.journeys.mine(context.who)))) return nothingKept
    const result = await change(context, { personId, request: context.turn })
    if (!result.ok) return { replies: [{ ...refused(result), choices: [toRoad(whose)] }] }
    const reader = whose === own ? 'you' : 'staff'
    const key = `journey.${told}.${reader}` as 'journey.paused.you'
    const back: Choice[] = told === 'paused' ? [{ label: { key: 'journey.button.back' }, value: `journey-back ${whose}` }] : []
    const replies: Opened['replies'] = [
      { key, vars: { name: whose === own ? firstName(result.person.name) : result.person.name }, choices: [...back, toRoad(whose)] },
    ]
    if (told === 'back') replies.push({ ...nowReply(result, reader, responsible(context, result)) })
    return { replies }
  },
})

/** Somebody without a route has nothing to pause or stop. */
export const nothingKept: Opened = {
  replies: [
    {
      key: 'journey.nothingToStop',
      choices: [
        { label: { key: 'menu.person' }, value: 'person' },
        { label: { key: 'menu.menu' }, value: 'menu' },
      ],
    },
  ],
}

export const pauseTopic = atOnce('journey-pause', 'paused', ({ journeys, who }, wish) => journeys.pause(who, wish))

/** Going on after a pause, or coming back after having stopped. */
export const backTopic = atOnce('journey-back', 'back', async ({ journeys, who }, wish) => {
  const resumed = await journeys.resume(who, wish)
  return resumed.ok || resumed.reason !== 'state' ? resumed : journeys.comeBack(who, wish)
})

export const finishTopic = atOnce('journey-finish', 'finished', ({ journeys, who }, wish) => journeys.finish(who, wish), ['intermediary'])
