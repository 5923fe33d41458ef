import { describe, expect, test } from 'vitest'
import { openDesk, type Seen } from '../../support/desk.ts'

const cardOf = (said: Seen[]) =>
  JSON.stringify(
    said.at(-1)?.activity.attachments?.find((one) => one.contentType === 'application/vnd.microsoft.card.adaptive')?.content ??
      said.at(-1)?.text,
  )

describe.each([
  ['nl-NL', 'meldingen', 'Herinneringen: zet uit', 'Herinneringen: zet aan', 'uit', /tussen 21:00 en 08:00 uur/],
  ['en-GB', 'notifications', 'Reminders: switch off', 'Reminders: switch on', 'off', /between 21:00 and 08:00/],
])('%s', (locale, word, off, on, state, quiet) => {
  test('shows what one is told and how, and switches a kind off and on with the buttons', async () => {
    const desk = await openDesk()
    const me = desk.person({ locale })
    await me.arrives()
    const shown = await me.says(word)
    expect(shown.map((one) => one.label)).toEqual(['notices.wishes.show'])
    expect(cardOf(shown)).toMatch(quiet)
    expect(cardOf(shown)).toContain(off)
    const changed = await me.says(off)
    expect(changed.at(-1)?.label).toBe('notices.wishes.changed')
    expect(cardOf(changed)).toContain(`"${state}"`)
    expect(cardOf(changed)).toContain(on)
    const back = await me.says(on)
    expect(cardOf(back)).not.toContain(`"${state}"`)
  })
})

test('by mail or in the chat, at once or once a day: kept, also in the next conversation of the same user', async () => {
  const desk = await openDesk()
  const me = desk.person()
  await me.says('meldingen')
  await me.presses({ command: 'notice-wish prefer mail' })
  const said = await me.presses({ command: 'notice-wish digest on' })
  expect(cardOf(said)).toMatch(/per e-mail[\s\S]*één keer per dag samen, om 17:00 uur/)
  const again = await me.says('meldingen')
  expect(cardOf(again)).toMatch(/één keer per dag/)
})

test('staff switch off what waits for them, and nothing of candidates', async () => {
  const desk = await openDesk()
  const coach = desk.person({ channelId: 'msteams', aadObjectId: '00000000-0000-0000-0000-0000000000020' })
  const shown = await coach.says('meldingen')
  expect(cardOf(shown)).toContain('Werk dat wacht')
  expect(cardOf(shown)).not.toContain('Herinneringen')
  await coach.presses({ command: 'notice-wish off work' })
  const reach = await desk.store.get({ partition: 'staff-member/00000000-0000-0000-0000-0000000000020', kind: 'reach', id: 'reach' })
  expect(reach).toMatchObject({ wishes: { off: ['work'] } })
})

test.each(['off work', 'off alles', 'prefer fax', 'digest', ''])('"%s" changes nothing and shows how it stands', async (rest) => {
  const desk = await openDesk()
  const me = desk.person()
  await me.arrives()
  const said = await me.presses({ command: `notice-wish ${rest}`.trim() })
  expect(said.map((one) => one.label)).toEqual(['notices.wishes.unclear', 'notices.wishes.show'])
})
