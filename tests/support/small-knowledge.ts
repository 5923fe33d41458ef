import type { Locale } from '../../data/bilingual.ts'
import { loadWords } from '../../data/load-words.ts'
import type { Example, KnowledgeModel } from '../../rules/knowledge/model.ts'
import { trainEngine } from '../../rules/knowledge/train.ts'

const said: Record<string, Record<Locale, string[]>> = {
  salary: {
    nl: [
      'wat verdien ik',
      'krijg ik salaris',
      'hoeveel loon krijg ik',
      'is het betaald',
      'verdien je genoeg',
      'wat is het salaris per maand',
      'krijg ik loon tijdens de opleiding',
      'hoeveel geld krijg ik',
    ],
    en: [
      'what do i earn',
      'do i get a salary',
      'how much is the pay',
      'is it paid',
      'do you earn enough',
      'what is the monthly salary',
      'do i get wages during training',
      'how much money do i get',
    ],
  },
  degree: {
    nl: [
      'welk diploma heb ik nodig',
      'moet ik hbo hebben',
      'is een bachelor genoeg',
      'telt mijn universiteit mee',
      'welke studie is vereist',
      'heb ik een hbo diploma nodig',
      'is een master verplicht',
      'mag het elk diploma zijn',
    ],
    en: [
      'which degree do i need',
      'do i need a bachelor',
      'is a master required',
      'does my university count',
      'which study is needed',
      'is any degree fine',
      'do i need a diploma',
      'is a college degree enough',
    ],
  },
  coach: {
    nl: [
      'krijg ik een coach',
      'wie begeleidt mij',
      'wat doet mijn coach',
      'hoe vaak zie ik mijn begeleider',
      'is er begeleiding',
      'helpt een coach mij',
      'wie is mijn begeleider',
      'wanneer krijg ik begeleiding',
    ],
    en: [
      'do i get a coach',
      'who guides me',
      'what does my coach do',
      'how often do i see my mentor',
      'is there guidance',
      'does a coach help me',
      'who is my mentor',
      'when do i get guidance',
    ],
  },
  hours: {
    nl: [
      'hoe schrijf ik mijn uren',
      'uren registreren als coach',
      'welke uren mag ik boeken',
      'mijn uren kloppen niet',
      'uren invoeren',
      'hoeveel uren heb ik over',
      'uren corrigeren',
      'waar vul ik uren in',
    ],
    en: [
      'how do i log my hours',
      'register hours as a coach',
      'which hours may i book',
      'my hours are wrong',
      'enter hours',
      'how many hours are left',
      'correct my hours',
      'where do i fill in hours',
    ],
  },
}
const strange: Record<Locale, string[]> = {
  nl: [
    'wat voor weer wordt het',
    'vertel een mop',
    'hoe bak ik pannenkoeken',
    'waar is de supermarkt',
    'wie won de wedstrijd',
    'mijn fiets is kapot',
  ],
  en: [
    'what will the weather be',
    'tell a joke',
    'how do i bake pancakes',
    'where is the supermarket',
    'who won the match',
    'my bike is broken',
  ],
}

/** Four topics, one of them for coaches only, small enough to train in a test; `words` and `concepts` are the project's. */
export function trainSmall(): { model: KnowledgeModel; examples: Example[] } {
  const lists = loadWords()
  const examples = [
    ...Object.entries(said).flatMap(([topic, texts]) =>
      (['nl', 'en'] as const).flatMap((locale) => texts[locale].map((text): Example => ({ text, topic, locale }))),
    ),
    ...(['nl', 'en'] as const).flatMap((locale) => strange[locale].map((text): Example => ({ text, topic: null, locale }))),
  ]
  const known = { nl: wordsOf('nl'), en: wordsOf('en') }
  const language = (locale: Locale) => ({ ...lists, locale, bits: new Uint8Array(8), isWord: (word: string) => known[locale].has(word) })
  const topics = [
    { id: 'salary', related: ['degree'] },
    { id: 'degree', related: [] },
    { id: 'coach', related: ['hours'] },
    { id: 'hours', related: [], audience: ['coach'] as const },
  ]
  return { model: trainEngine(examples, { languages: [language('nl'), language('en')], topics }), examples }
}

const wordsOf = (locale: Locale) => new Set(Object.values(said).flatMap((texts) => texts[locale].flatMap((text) => text.split(' '))))
