import { expect, test } from 'vitest'
import { openDesk } from '../../support/desk.ts'
import { buttons, people } from '../../support/hours-talk.ts'

test.each([
  ['nl-NL', 'hoi', ['Uren schrijven', 'Mijn kandidaten', 'Mijn uren', 'Mijn profiel']],
  ['en-GB', 'hello', ['Log hours', 'My candidates', 'My hours', 'My profile']],
])('a coach begins with hours, candidates and their profile (%s)', async (locale, hello, titles) => {
  const desk = await openDesk()
  const alex = desk.person({ channelId: 'msteams', aadObjectId: people.alex, locale })
  for (const [said, label] of [
    [hello, 'greeting.coach'],
    ['menu', 'menu.coach'],
  ] as const) {
    const all = await alex.says(said)
    expect([all[0]!.label, buttons(all.slice(0, 1)).map(({ title }) => title)]).toEqual([label, titles])
  }
  const opened: string[] = []
  for (const title of titles) {
    opened.push((await alex.says(title))[0]!.label)
    await alex.says('menu')
  }
  expect(opened).toEqual(['hours.candidate.ask', 'journey.staff.list', 'statements.month.none', 'coaches.mine.show'])
})

test('an intermediary keeps a menu of their own', async () => {
  const desk = await openDesk()
  const megan = desk.person({ channelId: 'msteams', aadObjectId: people.megan })
  expect((await megan.says('hoi'))[0]!.label).toBe('greeting.staff')
})
