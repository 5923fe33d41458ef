import { describe, expect, test } from 'vitest'
import { loadProgramme } from '../../data/load-programme.ts'
import { type ScanAnswers, scanOutcome, scanProgress } from '../../rules/zelfscan.ts'

const amsterdam = loadProgramme('amsterdam-po')
const almere = loadProgramme('almere-po')

/** Somebody for whom all speaks in favour; personas say how they differ. */
const willing: ScanAnswers = {
  degree: 'finished',
  sector: 'primary',
  region: 'amsterdam',
  dutch: 'native',
  days: 'four-plus',
  conduct: 'yes',
  work: 'other',
  motive: 'children',
  energy: 'glad',
  unrest: 'fine',
  learning: 'doable',
  feedback: 'welcome',
  money: 'fine',
  home: 'agreed',
  expectation: 'heavy',
}

type Persona = { who: string; answers: ScanAnswers; outcome: string; next: string; weighs?: string[]; roads?: string[] }

const personas: Persona[] = [
  {
    who: 'Noor, communication adviser, has thought it through',
    answers: {},
    outcome: 'fits',
    next: 'info-sessions',
    weighs: [],
    roads: [],
  },
  {
    who: 'Karim, employed in a bank, will have to do the sums',
    answers: { work: 'employed', money: 'tight' },
    outcome: 'fits',
    next: 'info-sessions',
    weighs: ['work-employed', 'money-tight'],
    roads: [],
  },
  {
    who: 'Lotte, classroom assistant with a degree',
    answers: { work: 'school', energy: 'quiet' },
    outcome: 'fits',
    next: 'info-sessions',
    weighs: [],
  },
  {
    who: 'Bram, care worker who likes special education',
    answers: { sector: 'special' },
    outcome: 'fits',
    next: 'info-sessions',
    weighs: [],
    roads: ['special-education'],
  },
  {
    who: 'Samira, vocational diploma, loves children',
    answers: { degree: 'mbo', 'go-on': 'stop' },
    outcome: 'no-degree',
    next: 'teaching-assistant',
    weighs: ['degree-mbo'],
    roads: ['teaching-assistant', 'ad-pep', 'pabo'],
  },
  {
    who: 'Samira again, who still wants to know whether the work suits her',
    answers: { degree: 'mbo', 'go-on': 'look', learning: 'too-much' },
    outcome: 'no-degree',
    next: 'teaching-assistant',
    weighs: ['degree-mbo', 'learning-too-much'],
    roads: ['teaching-assistant', 'ad-pep', 'pabo'],
  },
  {
    who: 'Dylan, left university without a degree',
    answers: { degree: 'none', 'go-on': 'stop' },
    outcome: 'no-degree',
    next: 'teaching-assistant',
    roads: ['teaching-assistant', 'pabo'],
  },
  {
    who: 'Ewa, Polish degree, fluent Dutch',
    answers: { degree: 'foreign', dutch: 'fluent' },
    outcome: 'ask-first',
    next: 'helpdesk',
    weighs: ['degree-foreign'],
    roads: ['degree-valuation'],
  },
  {
    who: 'Tom, finishes his master in spring',
    answers: { degree: 'nearly' },
    outcome: 'almost',
    next: 'info-sessions',
    weighs: ['degree-nearly'],
  },
  {
    who: 'Fatima, wants to teach history at a secondary school',
    answers: { sector: 'secondary', 'go-on': 'stop' },
    outcome: 'other-sector',
    next: 'secondary',
    roads: ['secondary'],
  },
  {
    who: 'Peter, would rather be a caretaker',
    answers: { sector: 'other-job', 'go-on': 'stop' },
    outcome: 'other-job',
    next: 'school-jobs',
    roads: ['school-jobs'],
  },
  {
    who: 'Joost, lives and wants to stay in Rotterdam',
    answers: { region: 'rotterdam', 'go-on': 'stop' },
    outcome: 'other-city',
    next: 'other-city',
    roads: ['other-city'],
  },
  {
    who: 'Anneke, from Groningen',
    answers: { region: 'elsewhere', 'go-on': 'stop' },
    outcome: 'other-region',
    next: 'other-region',
    roads: ['other-region'],
  },
  {
    who: 'Maria, a year in the Netherlands',
    answers: { dutch: 'learning', 'go-on': 'stop' },
    outcome: 'not-now',
    next: 'helpdesk',
    weighs: ['dutch-learning'],
    roads: ['dutch-first'],
  },
  {
    who: 'Henk, two days a week beside his own shop',
    answers: { days: 'one-two', 'go-on': 'look', home: 'full' },
    outcome: 'not-now',
    next: 'helpdesk',
    weighs: ['days-few', 'home-full'],
    roads: ['pabo-part-time'],
  },
  {
    who: 'Ilse, on benefit, otherwise ready',
    answers: { work: 'benefit' },
    outcome: 'ask-first',
    next: 'helpdesk',
    weighs: ['work-benefit'],
    roads: ['benefits'],
  },
  {
    who: 'Ricardo, not sure about the certificate of conduct',
    answers: { conduct: 'doubtful' },
    outcome: 'ask-first',
    next: 'helpdesk',
    weighs: ['conduct-doubt'],
    roads: ['conduct'],
  },
  {
    who: 'Wendy, burnt out, wants away and expects rest',
    answers: { work: 'employed', motive: 'away', energy: 'drained', unrest: 'heavy', expectation: 'lighter' },
    outcome: 'think-first',
    next: 'info-sessions',
    weighs: ['work-employed', 'motive-away', 'energy-drained', 'unrest-heavy', 'expectation-lighter'],
    roads: ['see-a-class'],
  },
  {
    who: 'Gijs, no room in money and none at home',
    answers: { money: 'impossible', home: 'full', learning: 'too-much', feedback: 'hard' },
    outcome: 'think-first',
    next: 'info-sessions',
    weighs: ['learning-too-much', 'feedback-hard', 'money-impossible', 'home-full', 'squeezed'],
    roads: ['pabo-part-time'],
  },
]

describe('the Amsterdam zelfscan tells', () => {
  test.each(personas.map((persona) => [persona.who, persona] as const))('%s', (_, { answers, outcome, next, weighs, roads }) => {
    const given = { ...willing, ...answers }
    const result = scanOutcome(amsterdam, given)
    expect(scanProgress(amsterdam, given).done).toBe(true)
    expect(result.outcome.id).toBe(outcome)
    expect(Object.values(result.nextStep)).toContain(next)
    if (weighs) expect([...result.blocks, ...result.ask, ...result.think].map((fired) => fired.rule)).toEqual(weighs)
    if (roads) expect(result.roads.map((road) => road.id)).toEqual(roads)
  })

  test('every outcome has a person', () => {
    expect(new Set(personas.map((persona) => persona.outcome))).toEqual(new Set(amsterdam.zelfscan.outcomes.map((outcome) => outcome.id)))
  })

  test('nobody is told no for good: who is blocked hears a road and whom to ask', () => {
    for (const { answers } of personas) {
      const { blocks, roads, outcome } = scanOutcome(amsterdam, { ...willing, ...answers })
      if (blocks.length > 0) expect(roads.length).toBeGreaterThan(0)
      for (const road of roads) expect(amsterdam.contacts.map((contact) => contact.id)).toContain(road.contact)
      expect(outcome.title.nl).not.toMatch(/geschikt|afgewezen|niet toegelaten/)
    }
  })
})

test.each<[string, ScanAnswers, string, string[]]>([
  [
    'at home in Almere',
    { degree: 'yes', place: 'almere', days: 'four', crowd: 'love', income: 'can', study: 'works' },
    'welcome',
    ['loves-crowd', 'room'],
  ],
  [
    'far away and new to it',
    { degree: 'yes', place: 'nearby', days: 'three', travel: 'far', crowd: 'new', income: 'can', study: 'works' },
    'talk-first',
    ['far', 'new-crowd'],
  ],
  ['no degree, done after two questions', { degree: 'no', place: 'almere' }, 'other-road', ['no-degree']],
])('the Almere zelfscan tells who is %s', (_, answers, outcome, rules) => {
  expect(scanProgress(almere, answers).done).toBe(true)
  expect(scanOutcome(almere, answers)).toMatchObject({ outcome: { id: outcome }, firedRules: rules })
})
