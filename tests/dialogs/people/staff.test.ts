import { expect, test } from 'vitest'
import type { StaffDoc } from '../../../data/person.ts'
import { labels, openDesk, type Seen } from '../../support/desk.ts'

const demo = (n: number) => `00000000-0000-0000-0000-00000000000${n}`
const [alex, megan, adele, isaiah] = [20, 21, 22, 23].map((n) => demo(n))
const jo = '12345678-90ab-cdef-1234-567890abcdef'

type Desk = Awaited<ReturnType<typeof openDesk>>
const teams = (desk: Desk, aadObjectId: string | undefined, locale = 'nl-NL') =>
  desk.person({ channelId: 'msteams', locale, ...(aadObjectId && { aadObjectId }) })
const stored = (desk: Desk, id: string) => desk.store.get<StaffDoc>({ partition: 'staff', kind: 'staff', id })
async function say(me: { says: (text: string) => Promise<Seen[]> }, ...texts: string[]) {
  let said: Seen[] = []
  for (const text of texts) said = await me.says(text)
  return said
}

test('an intermediary adds a colleague, who has the role from the first word', async () => {
  const desk = await openDesk()
  const me = teams(desk, megan)
  expect(labels(await me.says('medewerkers'))).toContain('people.staff.list')
  const said = await say(me, 'collega toevoegen', jo, 'Jo de Vries', 'coach en helpdesk', 'Extern', 'jo@example.org')
  expect(said[0]?.label).toBe('people.staff.check.ask')
  expect(await stored(desk, jo)).toBeUndefined()
  expect((await me.says('ja'))[0]?.text).toContain('Jo de Vries hoort erbij, als coach, helpdesk en extern')
  expect(await stored(desk, jo)).toMatchObject({ roles: ['coach', 'helpdesk'], external: true, email: 'jo@example.org' })
  expect(labels(await teams(desk, jo).says('vragen nakijken'))).not.toContain('topic.notForYou')
})

test('the same in English, put right before it counts', async () => {
  const desk = await openDesk()
  const me = teams(desk, isaiah, 'en-GB')
  await say(me, 'add staff', jo, 'Jo', 'helpdesk', 'No e-mail address', 'Change the roles')
  const said = await say(me, 'manager', 'yes')
  expect(said[0]).toMatchObject({ label: 'people.staff.added', text: expect.stringContaining('as manager') })
  expect(await stored(desk, jo)).toMatchObject({ name: 'Jo', roles: ['manager'] })
})

test.each([
  ['no id', ['collega toevoegen', 'Jo'], 'people.staff.id.wrong'],
  ['no name', ['collega toevoegen', jo, '123'], 'sessions.name.noLetters'],
  ['no such role', ['collega toevoegen', jo, 'Jo', 'baas'], 'people.staff.roles.none'],
  ['no address', ['collega toevoegen', jo, 'Jo', 'helpdesk', 'jo@'], 'sessions.email.noDomain'],
])('%s is asked again', async (_name, texts, label) => {
  const desk = await openDesk()
  expect(labels(await say(teams(desk, megan), ...texts))).toContain(label)
  expect(await stored(desk, jo)).toBeUndefined()
})

test('an id that is there already is not somebody new', async () => {
  const desk = await openDesk()
  const me = teams(desk, megan)
  expect(labels(await say(me, 'collega toevoegen', alex!, 'Jo', 'helpdesk', 'geen', 'ja'))).toEqual(['people.staff.refused.exists'])
  expect(await stored(desk, alex!)).toMatchObject({ name: 'Alex Wilber' })
})

test('roles change at once: what was open a moment ago is closed', async () => {
  const desk = await openDesk()
  const [me, colleague] = [teams(desk, megan), teams(desk, adele)]
  expect(labels(await colleague.says('vragen nakijken'))).not.toContain('topic.notForYou')
  await me.presses({ command: `staff-member ${adele}` })
  await me.presses({ command: `staff-roles ${adele}` })
  expect(labels(await say(me, 'coach', 'intern', 'ja'))).toEqual(['people.staff.changed'])
  expect(labels(await colleague.says('vragen nakijken'))).toEqual(['topic.notForYou'])
})

test('somebody is removed after a yes, and is a visitor from then on', async () => {
  const desk = await openDesk()
  const [me, colleague] = [teams(desk, isaiah), teams(desk, adele)]
  await me.presses({ command: `staff-remove ${adele}` })
  expect(labels(await me.says('nee'))).toEqual(['people.staff.stopped'])
  expect(await stored(desk, adele!)).toBeDefined()
  await me.presses({ command: `staff-remove ${adele}` })
  expect(labels(await me.says('ja'))).toEqual(['people.staff.removed'])
  expect(await stored(desk, adele!)).toBeUndefined()
  expect(labels(await colleague.says('mijn account'))).toContain('people.name.ask')
})

test('the last manager stays: not removed, not changed, by nobody', async () => {
  const desk = await openDesk()
  for (const id of [megan, isaiah]) {
    const me = teams(desk, id)
    await me.presses({ command: `staff-remove ${isaiah}` })
    expect(labels(await me.says('ja'))).toEqual(['people.staff.refused.last-manager'])
    await me.presses({ command: `staff-roles ${isaiah}` })
    expect(labels(await say(me, 'helpdesk', 'ja'))).toEqual(['people.staff.refused.last-manager'])
  }
  expect(await stored(desk, isaiah!)).toMatchObject({ roles: ['manager'] })
})

test('a button for somebody who has gone meanwhile', async () => {
  const desk = await openDesk()
  for (const topic of ['staff-member', 'staff-roles', 'staff-remove'])
    expect(labels(await teams(desk, megan).presses({ command: `${topic} ${jo}` })).at(-1)).toBe('people.staff.refused.unknown')
})

test.each([
  ['a coach', alex],
  ['the helpdesk', adele],
  ['a visitor', undefined],
])('%s sees no list, and opens none of it', async (_name, id) => {
  const desk = await openDesk()
  const me = teams(desk, id)
  expect(labels(await me.says('medewerkers')).at(-1)).toBe('people.staff.notForYou')
  for (const command of [`staff-member ${isaiah}`, 'staff-add', `staff-roles ${isaiah}`, `staff-remove ${isaiah}`])
    expect(labels(await me.presses({ command }))).toEqual(['topic.notForYou'])
})

test('somebody who lost the role midway cannot finish', async () => {
  const desk = await openDesk()
  const me = teams(desk, megan)
  await say(me, 'collega toevoegen', jo, 'Jo', 'manager', 'geen')
  const chief = teams(desk, isaiah)
  await chief.presses({ command: `staff-roles ${megan}` })
  await say(chief, 'coach', 'intern', 'ja')
  expect(labels(await me.says('ja'))).toEqual(['topic.notForYou'])
  expect(await stored(desk, jo)).toBeUndefined()
})

test('the list goes on where it stopped', async () => {
  const desk = await openDesk()
  const me = teams(desk, megan)
  const [, , further] = await me.says('staff')
  expect(JSON.stringify(further?.activity.attachments)).toContain('staff 6')
  const [list] = await me.presses({ command: 'staff 6' })
  expect(JSON.stringify(list?.activity.attachments)).toContain('Patti Fernandez')
})
