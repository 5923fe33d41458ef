import { describe, expect, test } from 'vitest'
import { labels } from '../../support/desk.ts'
import { heard } from '../../support/route-desk.ts'
import { surveyDesk } from '../../support/survey-talk.ts'

async function rated(count: number) {
  const desk = await surveyDesk()
  await desk.store.commit(
    Array.from({ length: count }, (_, n) => ({
      op: 'put' as const,
      doc: {
        partition: 'ratings',
        kind: 'rating',
        id: `2026-2027-${n}`,
        about: 'phase',
        subject: 'selection',
        schoolYear: '2026-2027',
        rating: 7 + (n % 2),
        at: '2026-11-01T09:00:00.000Z',
      } as never,
    })),
  )
  return desk
}

describe('figures', () => {
  test.each([
    [
      'manager',
      'nl-NL',
      'cijfers',
      [
        /29 kandidaten/,
        /Oriënteren/,
        /doel: minstens 90%/,
        /7,5 van 6/,
        /doel: minstens 8,0/,
        /doel: hoogstens 5%/,
        /nog niet te tellen/,
        /2026-2027/,
      ],
    ],
    [
      'intermediary',
      'en-GB',
      'figures',
      [
        /29 candidates/,
        /Finding out/,
        /target: at least 90%/,
        /7.5 from 6/,
        /target: at least 8.0/,
        /target: at most 5%/,
        /cannot be counted yet/,
      ],
    ],
  ] as const)('%s (%s) sees what can be counted beside what was agreed', async (role, locale, word, expected) => {
    const desk = await rated(6)
    const me = desk.person({
      channelId: 'msteams',
      locale,
      aadObjectId: `00000000-0000-0000-0000-00000000000${role === 'manager' ? '23' : '21'}`,
    })
    const said = await me.says(word)
    expect(labels(said).slice(-3)).toEqual(['survey.figures.people', 'survey.figures.agreed', 'survey.figures.ratings'])
    for (const pattern of expected) expect(heard(said)).toMatch(pattern)
  })

  test('of too few nothing is shown, and of nobody that', async () => {
    const desk = await rated(4)
    const said = heard(await desk.who('manager').says('cijfers'))
    expect(said).toMatch(/Waardering van het traject[^}]*nog te weinig gegevens \(doel: minstens 8,0\)/)
    expect(said).toMatch(/Aanmelden en kennismaken","value":"nog te weinig gegevens"/)
    expect(said).toMatch(/Voortraject[^}]*nog geen antwoorden/)
    expect(said).not.toMatch(/7,5/)
  })

  test('a coach, the helpdesk, a candidate and a visitor do not see them', async () => {
    const desk = await rated(6)
    for (const me of [desk.who('coach'), desk.who('helpdesk'), desk.noor, desk.person()]) {
      await me.arrives()
      expect(labels(await me.presses({ command: 'figures' })).at(-1)).toBe('topic.notForYou')
    }
    const who = { channelId: 'msteams', userId: 'x', conversationId: 'x', roles: ['coach' as const], staffId: 'x' }
    expect(await desk.follow.surveys.figures(who)).toBeUndefined()
    expect(
      await desk.follow.surveys.figures({ channelId: 'directline', userId: 'x', conversationId: 'x', roles: ['manager'] }),
    ).toBeUndefined()
  })
})
