import type { Decision, Engine } from './engine.ts'
import type { Example } from './model.ts'

/** How well an engine did on questions it was not trained with; all shares are from 0 to 1. */
export type Figures = {
  questions: number
  top1: number
  top3: number
  answeredRight: number
  answeredWrong: number
  chooseWithRight: number
  chooseWithoutRight: number
  unknown: number
  /** Right directly, or among the three choices. */
  reached: number
  wrongLanguage: number
  /** As a plain classifier that says "none" below a sureness: right topics inside, "none" outside. For comparing with figures in papers. */
  plain: { below: number; inScope: number; outOfScope: number }[]
  outOfScope: { questions: number; answered: number; choose: number; unknown: number; recall: number; precision: number }
}

/** Asks everything and counts. `recall` is the share of the out-of-scope questions without a direct answer, `precision` the share of those among all without one. */
export function figuresOf(engine: Engine, examples: readonly Example[]): Figures {
  const asked = examples.map((example) => ({ example, decision: engine.ask({ text: example.text, locale: example.locale }) }))
  const inside = asked.filter(({ example }) => example.topic !== null)
  const outside = asked.filter(({ example }) => example.topic === null)
  const share = (of: typeof asked, test: (decision: Decision, example: Example) => boolean) =>
    of.length === 0 ? 0 : Math.round((of.filter(({ example, decision }) => test(decision, example)).length / of.length) * 10_000) / 10_000
  const right = (id: string | undefined, { topic, also }: Example) => id !== undefined && (id === topic || (also?.includes(id) ?? false))
  const first = ({ topics }: Decision, example: Example) => right(topics[0]?.id, example)
  const three = ({ topics }: Decision, example: Example) => topics.some(({ id }) => right(id, example))
  const band = (name: Decision['band']) => (decision: Decision) => decision.band === name
  const held = asked.filter(({ decision }) => decision.band !== 'answer')
  return {
    questions: inside.length,
    top1: share(inside, first),
    top3: share(inside, three),
    answeredRight: share(inside, (decision, example) => decision.band === 'answer' && first(decision, example)),
    answeredWrong: share(inside, (decision, example) => decision.band === 'answer' && !first(decision, example)),
    chooseWithRight: share(inside, (decision, example) => decision.band === 'choose' && three(decision, example)),
    chooseWithoutRight: share(inside, (decision, example) => decision.band === 'choose' && !three(decision, example)),
    unknown: share(inside, band('unknown')),
    reached: share(inside, (decision, example) =>
      decision.band === 'answer' ? first(decision, example) : decision.band === 'choose' && three(decision, example),
    ),
    wrongLanguage:
      asked.length === 0 ? 0 : asked.filter(({ example, decision }) => decision.locale !== example.locale).length / asked.length,
    plain: [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5].map((below) => ({
      below,
      inScope: share(inside, (decision, example) => first(decision, example) && (decision.sureness ?? 1) >= below),
      outOfScope: share(outside, (decision) => (decision.sureness ?? 1) < below),
    })),
    outOfScope: {
      questions: outside.length,
      answered: share(outside, band('answer')),
      choose: share(outside, band('choose')),
      unknown: share(outside, band('unknown')),
      recall: share(outside, (decision) => decision.band !== 'answer'),
      precision: share(held, (_, { topic }) => topic === null),
    },
  }
}
