import { describe, expect, test } from 'vitest'
import { loadProgramme, programmeIds } from '../../data/load-programme.ts'

const amsterdam = loadProgramme('amsterdam-po')
const almere = loadProgramme('almere-po')

/** Easter Sunday by the Gregorian computus. */
const easter = (year: number) => {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114
  return Date.UTC(year, Math.floor(m / 31) - 1, (m % 31) + 1)
}

describe('the Amsterdam journey is that of domain.md', () => {
  test('phases, steps, order and what is required', () => {
    const journey = amsterdam.phases.map(
      (phase) => `${phase.id}: ${phase.steps.map((step) => (step.required ? `★${step.id}` : step.id)).join(' ')}`,
    )
    expect(journey).toEqual([
      'orientation: ★zelfscan ★info-session school-visit peer-talk',
      'selection: ★diploma-check ★cv ★motivation ★intake ★online-assessment ★wiscat',
      'voortraject: ★training ★work-experience portfolio ★suitability-assessment',
      'appointment: ★school-match ★terms ★tripartite-agreement ★training-agreement golden-weeks-workshop',
      'training-year-1: ★start-at-school intervision ★year-1-review',
      'training-year-2: intervision ★competence-assessment ★certificate',
      'induction: ★placement leader-talks buddy ★exit-evaluation',
    ])
  })
  test('cv and motivation come before the intake, and so do scan and session', () => {
    const intake = amsterdam.phases.flatMap((phase) => phase.steps).find((step) => step.id === 'intake')
    expect(intake?.after).toEqual([
      'orientation/zelfscan',
      'orientation/info-session',
      'selection/diploma-check',
      'selection/cv',
      'selection/motivation',
    ])
  })
  test('figures', () => {
    const rates = Object.fromEntries(amsterdam.rates.map((rate) => [rate.id, rate.periods.at(-1)?.cents]))
    expect(rates).toMatchObject({ 'coach-internal': 5_000, 'coach-external': 8_000, 'work-experience': 150_000, 'training-fee': 600_000 })
    const kpis = Object.fromEntries(amsterdam.kpis.map((kpi) => [kpi.id, kpi.targets.at(-1)?.value]))
    expect(kpis).toEqual({
      'intake-year': 180,
      'start-voortraject': 0.9,
      'finish-voortraject': 0.9,
      'start-training': 1,
      'pass-two-years': 0.8,
      'retained-five-years': 0.8,
      rating: 8,
      'coach-pool': 50,
      'dropout-training': 0.05,
    })
    expect(amsterdam.coachPool.planned.map((year) => year.total)).toEqual([20, 40, 50, 50])
    expect(amsterdam.hourKinds.map((kind) => kind.id).sort()).toEqual([
      'appointment',
      'intake',
      'intervision',
      'observation',
      'talk',
      'three-way',
    ])
  })
})

describe('every programme', () => {
  const programmes = programmeIds().map((id) => loadProgramme(id))

  test.each(programmes.map((programme) => [programme.id, programme] as const))(
    '%s: holidays are the Dutch ones of 2026 to 2028',
    (_, { holidays }) => {
      const days = new Map([
        ['Goede Vrijdag', -2],
        ['Eerste paasdag', 0],
        ['Tweede paasdag', 1],
        ['Hemelvaartsdag', 39],
        ['Eerste pinksterdag', 49],
        ['Tweede pinksterdag', 50],
      ])
      for (const year of [2026, 2027, 2028]) {
        const named = new Map(holidays.filter((day) => day.date.startsWith(`${year}`)).map((day) => [day.name.nl, day.date]))
        expect(named.size).toBe(11)
        for (const [name, after] of days)
          expect(named.get(name)).toBe(new Date(easter(year) + after * 86_400_000).toISOString().slice(0, 10))
        expect(named.get('Koningsdag')).toBe(`${year}-04-27`)
      }
    },
  )

  test.each(programmes.map((programme) => [programme.id, programme] as const))(
    '%s: questions are short enough to read in a chat, options are buttons',
    (_, { zelfscan }) => {
      for (const question of zelfscan.questions) {
        for (const locale of ['nl', 'en'] as const) {
          expect(question.text[locale].split(/\s+/).length, question.id).toBeLessThanOrEqual(25)
          expect(question.text[locale], question.id).toMatch(/[?.]$/)
          for (const option of question.options) expect(option.label[locale].length, `${question.id} ${option.id}`).toBeLessThanOrEqual(28)
          expect(new Set(question.options.map((option) => option.label[locale].toLowerCase())).size).toBe(question.options.length)
        }
      }
    },
  )

  test.each(programmes.map((programme) => [programme.id, programme] as const))(
    '%s: speaks with "je", and no real addresses are made up',
    (_, programme) => {
      const dutch = [...JSON.stringify(programme).matchAll(/"nl":"([^"]*)"/g)].map((match) => match[1] ?? '')
      expect(dutch.length).toBeGreaterThan(100)
      for (const text of dutch) expect(text).not.toMatch(/\b(u|uw|helaas)\b/i)
      for (const contact of programme.contacts) {
        expect(contact.verify).toBe(true)
        expect(contact.phone).toBeUndefined()
        if (contact.email) expect(contact.email).toMatch(/@loket\.example$/)
      }
    },
  )
})

describe('Almere is another city in more than name', () => {
  test('its own phases, steps, hours, budgets and scan', () => {
    const steps = (programme: typeof almere) => programme.phases.flatMap((phase) => phase.steps.map((step) => `${phase.id}/${step.id}`))
    expect(steps(almere).length).toBeLessThan(steps(amsterdam).length / 2)
    expect(almere.phases.map((phase) => phase.id)).toEqual(['orientation', 'selection', 'voortraject', 'training'])
    expect(almere.openingHours.friday).toEqual([])
    expect(almere.zelfscan.questions).toHaveLength(7)
    expect(amsterdam.zelfscan.questions).toHaveLength(16)
    const outcomes = new Set(amsterdam.zelfscan.outcomes.map((outcome) => outcome.id))
    expect(almere.zelfscan.outcomes.filter((outcome) => outcomes.has(outcome.id))).toEqual([])
  })
})
