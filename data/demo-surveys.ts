/** What somebody of the demo answered: a grade and, some of them, words. */
export type DemoAnswer = { rating: number; good?: string; better?: string; talk?: true }

/** Answers in turn over everybody who completed a phase; nothing is a survey that still waits. */
export const demoAnswers: readonly (DemoAnswer | undefined)[] = [
  { rating: 8, good: 'Ik wist na elke stap wat de volgende was.' },
  { rating: 9, good: 'De ochtend meelopen op school. Toen wist ik het.' },
  { rating: 7, better: 'Eerder horen hoeveel tijd het naast mijn werk kost.' },
  undefined,
  { rating: 8 },
  { rating: 9, good: 'Mijn intermediair belde zelf, ik hoefde nergens achteraan.' },
  { rating: 4, better: 'Drie weken gewacht op een antwoord over mijn diploma.', talk: true },
  { rating: 8, good: 'The chat answers at night, when I have time.' },
  { rating: 7 },
  { rating: 10, good: 'Dat iemand vroeg hoe het thuis ging.' },
]

/** What visitors gave an info session of the last weeks. */
export const demoSessionRatings: readonly number[] = [8, 9, 7, 8, 8, 9]
