import { describe, expect, test } from 'vitest'
import { labels, openDesk, type Seen } from '../../support/desk.ts'

const last = (said: Seen[]) => said.at(-1)!
const shown = (said: Seen[]) => JSON.stringify(said.flatMap((one) => one.activity.attachments ?? []))
const items = (said: Seen[]) => shown(said).split('"type":"Container"').length - 1
const seed = { now: new Date('2026-11-25T09:00:00Z') }

describe('the list', () => {
  test('shows five at a time, with day, place, language and seats left, and says which is full', async () => {
    const desk = await openDesk(seed)
    const me = desk.person()
    await me.arrives()
    const first = await me.says('bijeenkomsten')
    expect(items(first)).toBe(5)
    for (const words of [
      'dinsdag 1 december om 19:30 tot 20:45',
      'nog 36 plekken vrij',
      'nog 1 plek vrij',
      'vol; op de wachtlijst staan 3 mensen',
      'Kadeplein 12, Amsterdam',
      'online, in het Engels',
    ])
      expect(shown(first)).toContain(words)
    expect(last(first).choices).toEqual(['Meer bijeenkomsten', 'Alleen in het Engels', 'Alleen online'])
    const more = await me.says('meer bijeenkomsten')
    expect(more[0]?.label).toBe('sessions.list.next')
    expect(items(more)).toBe(5)
    expect(last(more).choices).not.toContain('Meer bijeenkomsten')
  })

  test('can be narrowed to a language and to online, and widened again', async () => {
    const me = (await openDesk(seed)).person()
    await me.says('bijeenkomsten')
    const english = await me.says('alleen in het engels')
    expect(english[0]?.label).toBe('sessions.list.some')
    expect(shown(english)).not.toContain('online, in het Nederlands"')
    expect(items(english)).toBe(4)
    const both = await me.says('alleen online')
    expect(items(both)).toBe(3)
    expect(items(await me.says('toon alles'))).toBe(5)
  })

  test('begins with English ones in an English conversation', async () => {
    const me = (await openDesk(seed)).person({ locale: 'en-GB' })
    await me.arrives()
    const list = await me.says('info sessions')
    expect(items(list)).toBe(4)
    expect(shown(list)).toContain('1 seat left')
    expect(last(list).choices[0]).toBe('Show everything')
  })

  test('takes a number, a date or a press for a session', async () => {
    const desk = await openDesk(seed)
    const me = desk.person()
    await me.says('bijeenkomsten')
    const byNumber = last(await me.says('2'))
    await me.says('bijeenkomsten')
    const byName = last(await me.presses({ command: 'session demo-03' }))
    expect(byNumber.text).toBe(byName.text)
    expect(byName.choices).toEqual(['Zet me op de wachtlijst', 'Bekijk bijeenkomsten'])
    expect(shown([byName])).not.toContain('meet.example.org')
  })

  test('is plain text where cards do not show', async () => {
    const me = (await openDesk(seed)).person({ channelId: 'sms' })
    const [, list] = await me.says('bijeenkomsten')
    expect(list?.text).toContain('dinsdag 1 december om 19:30 tot 20:45')
    expect(list?.activity.attachments).toBeUndefined()
    expect(last(await me.says('1')).text).toContain('Wanneer: dinsdag 1 december')
  })

  test('is honest when there is nothing', async () => {
    const me = (await openDesk({ ...seed, seed: false })).person()
    expect(last(await me.says('bijeenkomsten'))).toMatchObject({
      label: 'sessions.list.none',
      choices: ['Een medewerker', 'Ik heb een vraag'],
    })
    expect(last(await me.presses({ command: 'session-signup' })).label).toBe('sessions.list.none')
  })

  test.each([
    ['session gone', 'sessions.unknown'],
    ['session demo-01', 'sessions.details.past'],
  ])('%s', async (command, label) => {
    const me = (await openDesk(seed)).person()
    expect(labels(await me.presses({ command })).at(-1)).toBe(label)
  })

  test('without a session named, signing up asks which', async () => {
    const me = (await openDesk(seed)).person()
    const which = last(await me.presses({ command: 'session-signup' }))
    expect(which.label).toBe('sessions.pick.ask')
    expect(which.choices).toHaveLength(6)
    expect(labels(await me.says('volgende week'))).toEqual(['sessions.pick.unclear', 'sessions.pick.ask'])
    expect(last(await me.says('2')).label).toBe('sessions.name.askWaiting')
  })
})
