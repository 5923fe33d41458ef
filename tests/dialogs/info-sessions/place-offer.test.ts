import { describe, expect, test } from 'vitest'
import type { Inbound } from '../../../bot/channel.ts'
import { labels } from '../../support/desk.ts'
import { followUpDesk } from '../../support/follow-up-desk.ts'
import { intermediary, visitor } from '../../support/session-desk.ts'
import { last, saying } from '../../support/sign-up-talk.ts'

/** Somebody on the waiting list of a session whose only seat is Ann's, in a web chat that is open. */
async function waiting(locale: 'nl-NL' | 'en-GB' = 'nl-NL') {
  const desk = await followUpDesk()
  const id = await desk.plan({ capacity: 1, language: 'both' })
  await desk.signUp(id, 'ann')
  const me = desk.person({ locale, conversationId: 'mine' })
  await me.arrives()
  await me.presses({ command: `session-signup ${id}` })
  const en = locale === 'en-GB'
  await saying(me, 'Robin', 'robin@example.org', en ? 'no, nothing' : 'nee', en ? 'yes' : 'ja', en ? 'yes' : 'ja')
  desk.open.add('mine')
  await desk.passes()
  const free = async () => {
    await desk.sessions.cancel(visitor('ann'), id, 'nl')
    await desk.passes()
  }
  const told = () => desk.shown.filter((one) => one.label === 'notices.offered').at(-1)
  return { desk, me, id, free, told }
}
const buttons = (activity: Partial<Inbound> | undefined) =>
  (activity?.attachments ?? []).flatMap(
    ({ content }) => (content as { actions?: { title: string; data: Record<string, unknown> }[] } | undefined)?.actions ?? [],
  )

describe('a place that comes free is taken with one tap', () => {
  test.each([
    ['nl-NL', 'Ik neem de plek', /een plek vrijgekomen[\s\S]*donderdag 3 december om 11:00/, /De plek is van jou/],
    ['en-GB', 'I take the place', /a place has come free[\s\S]*Thursday 3 December at 11:00/, /The place is yours/],
  ] as const)('%s', async (locale, title, news, done) => {
    const { me, free, told, id } = await waiting(locale)
    await free()
    expect(told()?.text).toMatch(news)
    const [take, pass] = buttons(told())
    expect([take?.title, take?.data, pass?.data]).toEqual([title, { command: `place-accept ${id}` }, { command: `place-decline ${id}` }])
    const said = last(await me.presses(take?.data ?? {}))
    expect([said.label, said.activity.attachments?.[0]]).toMatchObject(['sessions.offer.taken', { contentType: 'text/calendar' }])
    expect(said.text).toMatch(done)
    expect(labels(await me.presses(take?.data ?? {}))).toEqual(['sessions.offer.again'])
    expect(labels(await me.presses(pass?.data ?? {}))).toEqual(['sessions.offer.notOffered'])
    expect(last(await me.presses({ command: 'my-sessions' })).label).toBe('sessions.mine.seat')
  })
})

describe('or not', () => {
  test('passed on, it is the next one’s, and there is nothing more to say about it', async () => {
    const { me, free, id, desk } = await waiting()
    await desk.signUp(id, 'bo')
    await free()
    expect(labels(await me.says('geef de plek door'))).toEqual(['sessions.offer.declined'])
    expect((await desk.sessions.mine(visitor('bo')))[0]?.standing).toMatchObject({ status: 'offered' })
    expect(labels(await me.presses({ command: `place-decline ${id}` }))).toEqual(['sessions.offer.over'])
    expect(labels(await me.presses({ command: `place-accept ${id}` }))).toEqual(['sessions.mine.none'])
    expect(labels(await me.says('neem de plek'))).toEqual(['sessions.offer.none'])
  })

  test('too late: the time is over, and signing up again is one button away', async () => {
    const { me, free, id, desk } = await waiting()
    await free()
    await desk.passes('2026-12-03T10:00:00Z')
    const late = last(await me.presses({ command: `place-accept ${id}` }))
    expect([late.label, late.choices[0]]).toEqual(['sessions.offer.lapsed', 'Meld me opnieuw aan'])
    await me.says('Meld me opnieuw aan')
    expect(last(await saying(me, 'ja', 'ja')).label).toBe('sessions.signup.seat')
  })

  test('before it is one’s turn there is nothing to take, nor to pass on', async () => {
    const { me, id } = await waiting()
    expect(labels(await me.presses({ command: `place-accept ${id}` }))).toEqual(['sessions.offer.notYet'])
    expect(labels(await me.presses({ command: `place-decline ${id}` }))).toEqual(['sessions.offer.notOffered'])
    expect(labels(await me.presses({ command: 'place-accept nowhere' }))).toEqual(['sessions.mine.none'])
    expect(labels(await me.presses({ command: 'place-decline nowhere' }))).toEqual(['sessions.mine.none'])
    expect(last(await me.presses({ command: 'my-sessions' })).label).toBe('sessions.mine.waiting')
  })

  test('called off meanwhile, or begun: said as it is', async () => {
    const { me, id, free, desk } = await waiting()
    await free()
    await desk.sessions.staff.callOff(intermediary, id, 'De gids is ziek.')
    const off = last(await me.presses({ command: `place-accept ${id}` }))
    expect([off.label, off.text]).toEqual(['sessions.refused.cancelled', expect.stringContaining('De gids is ziek.')])
    expect(last(await me.presses({ command: 'my-sessions' })).label).toBe('sessions.mine.off')
  })

  test('signing up again while a place is kept shows the place', async () => {
    const { me, id, free } = await waiting()
    await free()
    expect(labels(await me.presses({ command: `session-signup ${id}` }))).toEqual(['sessions.signup.already'])
    const own = last(await me.says('Bekijk mijn aanmelding'))
    expect([own.label, own.choices.slice(0, 2)]).toEqual(['sessions.mine.offered', ['Ja, ik neem de plek', 'Nee, geef hem door']])
  })
})

test('staff see on the list to whom a place was offered', async () => {
  const { desk, id, free } = await waiting()
  await free()
  const megan = desk.person({ channelId: 'msteams', aadObjectId: '00000000-0000-0000-0000-0000000000021' })
  await desk.store.commit([
    {
      op: 'put',
      doc: {
        partition: 'staff',
        kind: 'staff',
        id: '00000000-0000-0000-0000-0000000000021',
        name: 'Megan',
        roles: ['intermediary'],
      } as never,
    },
  ])
  await desk.deps.staff.refresh()
  expect((await megan.presses({ command: `session-attendees ${id}` })).map(({ text }) => text).join()).toMatch(
    /Robin, robin@example\.org \(plek aangeboden\)/,
  )
})
