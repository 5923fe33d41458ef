import { answerQuestion } from '../answers/answer.ts'
import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { oneOf, reading } from '../info-sessions/reading.ts'
import { firstName } from '../journey/now-reply.ts'
import { normalise } from '../normalise.ts'
import type { Var } from '../reply.ts'
import { boardIn, placesIf } from '../schools/what-if-places.ts'
import { refusal, toMatch } from './match-vars.ts'
import { matchRoles } from './waiting-list.ts'

type Answers = { coach: string; what: 'stops' | 'more' | 'fewer' | 'set'; capacity: number }

const whats = ['stops', 'more', 'fewer', 'set'] as const
const mostCapacity = 40

/** "What if": somebody stops, or takes one more or fewer; and what one does after that, setting how many they take. */
export const whatIfFlow: Flow<Answers, Context> = {
  id: 'match-what-if',
  version: 1,
  steps: ({ matching, who }) => {
    const coaches = matching.coaches(who)
    const of = (coach: string | undefined) => coaches.find(({ id }) => id === coach)
    return [
      {
        key: 'coach',
        ask: () => ({
          key: 'matching.whatIf.coach',
          choices: coaches.map(({ id, name, taken, capacity }) => ({
            label: { key: 'matching.whatIf.option', vars: { coach: name, taken, capacity } },
            value: id,
          })),
        }),
        schema: () =>
          oneOf(
            coaches.map(({ id }) => id),
            'matching.whatIf.coachUnclear',
          ),
      },
      {
        key: 'what',
        ask: ({ coach }) => ({
          key: 'matching.whatIf.what',
          vars: { coach: of(coach)?.name ?? '' },
          choices: whats.map((value) => ({ label: { key: `matching.whatIf.do.${value}` }, value })),
        }),
        schema: () => oneOf(whats, 'matching.whatIf.whatUnclear'),
      },
      {
        key: 'capacity',
        skip: ({ what }) => what !== 'set',
        ask: ({ coach }) => ({
          key: 'matching.whatIf.capacity',
          vars: { coach: of(coach)?.name ?? '', taken: of(coach)?.taken ?? 0, capacity: of(coach)?.capacity ?? 0 },
        }),
        schema: () =>
          reading<number>((text) => {
            const value = Number(text.trim())
            return /^\d{1,2}$/.test(text.trim()) && value <= mostCapacity
              ? { ok: true, value }
              : { ok: false, key: 'matching.whatIf.capacityUnclear', vars: { most: mostCapacity } }
          }),
      },
    ]
  },
  async done({ coach, what, capacity }, context): Promise<Outcome> {
    if (what === 'set') return { replies: [await setCapacity(context, coach, capacity)] }
    const asked = what === 'stops' ? ({ coach, stops: true } as const) : { coach, more: what === 'more' ? 1 : -1 }
    const result = await context.matching.whatIf(context.who, asked)
    if (!result.ok) return { replies: [refusal(result.reason)] }
    const { effect, name, nameOf } = result
    const people = (ids: readonly string[]): Var => (ids.length === 0 ? { key: 'matching.whatIf.nobody' } : { joined: ids.map(nameOf) })
    const vars = { coach: name, matched: effect.matched, points: effect.points, gain: people(effect.gain), lose: people(effect.lose) }
    return {
      replies: [
        {
          key: `matching.whatIf.effect.${what}`,
          vars,
          choices: [{ label: { key: 'matching.button.whatIfAgain' }, value: 'match-what-if' }, toMatch],
        },
      ],
    }
  },
  stopped: () => [{ key: 'matching.whatIf.stopped', choices: [toMatch] }],
}

async function setCapacity(context: Context, coach: string, capacity: number): Promise<Outcome['replies'][number]> {
  const result = await context.matching.capacity(context.who, { coach, capacity })
  const name = context.matching.coaches(context.who).find(({ id }) => id === coach)?.name ?? ''
  if (result.ok) return { key: 'matching.whatIf.set', vars: { coach: name, capacity }, choices: [toMatch] }
  if (result.reason !== 'in-use') return refusal(result.reason)
  return refusal('in-use', { coach: name, taken: result.taken, held: result.held, least: result.taken + result.held })
}

export const whatIfTopic: Topic = {
  id: 'match-what-if',
  roles: matchRoles,
  async open(context, rest) {
    const [, stops] = /^stops:(\S+)$/.exec(rest.trim()) ?? []
    if (stops !== undefined) return { replies: [], flow: { id: 'match-what-if', answers: { coach: stops, what: 'stops' } } }
    // "What if five places come at …" is about schools.
    if (boardIn(rest, context)) return placesIf(context, rest)
    const said = saidIn(rest, context)
    // "What if somebody has no certificate" is a question like any other.
    const asked =
      rest === '' || said.coach ? undefined : await answerQuestion(rest, context, { locale: context.locale, midway: false, learn: false })
    if (asked && asked.band !== 'unknown') return { replies: asked.replies, ...asked.remembered }
    return { replies: [], flow: { id: 'match-what-if', answers: said } }
  },
}

/** The coach somebody names, and whether it is about stopping: "wat als Coen stopt". */
function saidIn(rest: string, { matching, who }: Context): Partial<Answers> {
  const said = ` ${normalise(rest)} `
  const named = matching.coaches(who).filter(({ name }) => [name, firstName(name)].some((one) => said.includes(` ${normalise(one)} `)))
  const [coach] = named
  if (named.length !== 1 || !coach) return {}
  return { coach: coach.id, ...(/ (?:stopt|weggaat|vertrekt|stops|leaves|quits) /.test(said) && { what: 'stops' as const }) }
}
