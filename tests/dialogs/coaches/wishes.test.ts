import { describe, expect, test } from 'vitest'
import type { MatchWishesDoc } from '../../../data/coach-profile.ts'
import { labels } from '../../support/desk.ts'
import { buttons, people, texts } from '../../support/hours-talk.ts'
import { becomeKnown, codeDesk } from '../../support/people-talk.ts'

async function known(locale = 'nl-NL') {
  const desk = await codeDesk()
  const me = desk.person({ locale })
  await becomeKnown(desk, me, 'Kim')
  if (locale !== 'nl-NL') await me.says('english')
  const personId = desk.directory.all().find(({ name }) => name === 'Kim')?.id ?? ''
  const wishes = () => desk.store.get<MatchWishesDoc>({ partition: `candidate/${personId}`, kind: 'match-wishes', id: 'match-wishes' })
  const staff = (aadObjectId: string) => desk.person({ channelId: 'msteams', aadObjectId })
  return { ...desk, me, personId, wishes, staff }
}

const keys = ['days', 'part', 'groups', 'languages', 'backgrounds', 'needs', 'specialEducation', 'words', 'check']

describe.each([
  [
    'nl-NL',
    'mijn wensen',
    ['ma en di', 'Noord', 'geen voorkeur', 'Nederlands', 'zorg en welzijn', '1, 2', 'nee', 'Ik leer het liefst door te doen.'],
    'klopt',
  ],
  [
    'en-GB',
    'my wishes',
    ['Mon and Tue', 'noord', 'no preference', 'Dutch', 'care and welfare', '1, 2', 'no', 'I learn best by doing.'],
    'right',
  ],
])('%s', (locale, open, answers, right) => {
  test('a candidate says what they look for, sees it whole, and only then it is kept', async () => {
    const { me, wishes } = await known(locale)
    const first = await me.says(open)
    expect(labels(first)).toEqual(['coaches.wishes.none'])
    let heard = await me.says(first[0]?.choices[0] ?? '')
    const asked = [heard.at(-1)?.label]
    for (const answer of answers) {
      heard = await me.says(answer)
      asked.push(heard.at(-1)?.label)
    }
    expect(asked).toEqual(keys.map((key) => `coaches.wishes.${key}`))
    expect(await wishes()).toBeUndefined()
    expect(labels(await me.says(right))).toEqual(['coaches.wishes.saved'])
    expect(await wishes()).toMatchObject({
      ...{ days: ['monday', 'tuesday'], part: 'noord', groups: [], languages: ['dutch'], backgrounds: ['care'] },
      ...{ needs: ['order', 'dutch-teaching'], specialEducation: false, words: answers.at(-1) },
    })
    const shown = await me.says(open)
    expect(labels(shown)).toEqual(['coaches.wishes.show'])
    expect(JSON.stringify(shown)).toContain(answers.at(-1))
  })
})

test('one thing is changed without the rest being asked again', async () => {
  const { me, wishes } = await known()
  await me.presses({ command: 'wishes-change' })
  for (const said of ['ma', 'Noord', 'bovenbouw', 'Nederlands', 'ICT', 'geen', 'nee']) await me.says(said)
  await me.says('Nee, dit is het')
  await me.says('aanpassen')
  expect(labels(await me.says('Stadsdeel'))).toEqual(['coaches.wishes.part'])
  expect(labels(await me.says('Noord en Zuid'))[0]).toBe('coaches.unclear.one')
  expect(labels(await me.says('Zuid'))).toEqual(['coaches.wishes.check'])
  await me.says('klopt')
  expect(await wishes()).toMatchObject({ part: 'zuid', days: ['monday'], groups: ['upper'], needs: [] })
  expect(labels(await me.presses({ command: 'wishes-change' }))).toEqual(['coaches.wishes.which'])
  await me.says('Dagen')
  await me.says('vrijdag')
  await me.says('klopt')
  expect(await wishes()).toMatchObject({ part: 'zuid', days: ['friday'] })
})

test('the intermediary sees them on the candidate, their coach too, another coach and the helpdesk do not; that somebody looked is on record', async () => {
  const { me, personId, staff, store, journeys } = await known()
  const [megan, patti, adele] = [staff(people.megan), staff(people.patti), staff('00000000-0000-0000-0000-0000000000022')]
  for (const one of [megan, patti, adele]) await one.says('hoi')
  expect(labels(await megan.presses({ command: `candidate-wishes ${personId}` }))).toEqual(['coaches.wishes.ofNone'])
  await me.presses({ command: 'wishes-change' })
  for (const said of ['ma', 'Noord', 'bovenbouw', 'Nederlands', 'ICT', 'geen', 'nee', 'Nee, dit is het', 'klopt']) await me.says(said)
  const more = await megan.presses({ command: `candidate-more ${personId}` })
  const wishes = buttons(more).find(({ title }) => title === 'Wensen')
  const seen = await megan.presses({ command: wishes?.data?.command })
  expect(labels(seen)).toEqual(['coaches.wishes.of'])
  expect(JSON.stringify(seen)).toMatch(/Noord.*ICT/s)
  expect(labels(await patti.presses({ command: `candidate-wishes ${personId}` }))).toEqual(['coaches.wishes.unknown'])
  expect(labels(await adele.presses({ command: `candidate-wishes ${personId}` }))).toEqual(['topic.notForYou'])
  const who = {
    channelId: 'msteams',
    userId: 'm',
    conversationId: 'm',
    roles: ['intermediary' as const],
    staffId: people.megan,
    name: 'Megan',
  }
  await journeys.assignCoach(who, { personId, coach: people.patti, request: 'assign' })
  expect(labels(await patti.presses({ command: `candidate-wishes ${personId}` }))).toEqual(['coaches.wishes.of'])
  const { docs } = await store.list<{ partition: string; kind: string; id: string; about: string; by: { id: string } }>(
    `audit/${personId}`,
    'audit',
    {},
  )
  expect(docs.filter(({ about }) => about === 'match-wishes').map(({ by }) => by.id)).toEqual([people.megan, people.patti])
})

test('a visitor is asked to keep their route first, and staff have no wishes', async () => {
  const { person, staff, store } = await known()
  const before = (await store.find('match-wishes', { limit: 100 })).docs
  const visitor = person({ conversationId: 'visitor' })
  await visitor.says('hoi')
  expect(labels(await visitor.says('mijn wensen'))).toEqual(['coaches.wishes.first'])
  expect(labels(await visitor.presses({ command: 'wishes-change' }))).toEqual(['coaches.wishes.first'])
  const alex = staff(people.alex)
  await alex.says('hoi')
  expect(texts(await alex.presses({ command: 'my-wishes' }))).not.toBe('')
  expect((await store.find('match-wishes', { limit: 100 })).docs).toEqual(before)
})
