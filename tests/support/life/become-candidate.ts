import { expect } from 'vitest'
import { commandIn, labelsOf, wordsOf } from './heard.ts'
import type { Cast } from './life-cast.ts'
import type { Mail, World } from './world.ts'

const minute = 60_000
const day = 1440 * minute

/** When a session begins and ends, from the calendar file of its mail. */
function spanOf({ attachments }: Mail): { start: Date; end: Date } {
  const at = (name: string) => {
    const [, y, m, d, hour, minutes] =
      new RegExp(`${name};TZID=Europe/Amsterdam:(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)`).exec(attachments?.[0]?.content ?? '') ?? []
    const local = new Date(`${y}-${m}-${d}T${hour}:${minutes}:00Z`)
    const shown = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Amsterdam', hour: 'numeric', hourCycle: 'h23' }).format(local)
    return new Date(local.getTime() - ((Number(shown) - local.getUTCHours() + 24) % 24) * 60 * minute)
  }
  return { start: at('DTSTART'), end: at('DTEND') }
}

/** A self-scan by somebody nobody knows. */
export async function doTheScan({ me, words }: Cast): Promise<void> {
  let heard = await me.says(words.scan)
  expect(labelsOf(heard)).toEqual(['zelfscan.first'])
  for (let rounds = 0; rounds < 30 && !labelsOf(heard).includes('zelfscan.result'); rounds++) heard = await me.says('1')
  expect(labelsOf(heard)).toEqual(['zelfscan.result', 'zelfscan.next'])
}

/** A place at a session, and every reminder of it at its time. */
export async function goToASession(world: World, { me, words, staff }: Cast): Promise<void> {
  const { name, email, session, yes } = words
  const form = await me.presses(`session-signup ${session}`)
  expect(labelsOf(await me.submits(form, { name, email, needs: '', consent: 'yes' }))).toEqual(['sessions.check.ask'])
  expect(labelsOf(await me.says(yes))).toEqual(['sessions.signup.seat'])
  await world.clock.to(await world.clock.now())
  const [confirmation] = await world.mails(email)
  const { start, end } = spanOf(confirmation as Mail)
  expect(start.getTime()).toBeGreaterThan((await world.clock.now()).getTime() + 8 * day)
  for (const [index, before] of [7 * day, day, 60 * minute].entries()) {
    const known = (await world.mails(email)).length
    await world.clock.to(new Date(start.getTime() - before - minute))
    expect(await world.mails(email)).toHaveLength(known)
    await world.clock.to(new Date(start.getTime() - before + minute))
    const [mail, ...more] = (await world.mails(email)).slice(known)
    expect([mail?.subject, more]).toEqual([expect.stringMatching(words.reminders[index] as RegExp), []])
    if (index === 0) expect(labelsOf(await me.says(words.mine))).toEqual(['sessions.mine.seat'])
  }
  await world.clock.to(new Date(end.getTime() + 10 * minute))
  for (const role of ['coach', 'helpdesk', 'manager'] as const)
    expect(labelsOf(await staff[role].presses(`session-attendance ${session}`))).toEqual(['topic.notForYou'])
  expect(labelsOf(await me.presses(`session-attendance ${session}`))).toEqual(['topic.notForYou'])
  const asked = await staff.intermediary.presses(`session-attendance ${session}`)
  expect(wordsOf(asked)).toContain(name)
  expect(wordsOf(await staff.intermediary.says('1'))).toMatch(new RegExp(`: [^\n]*${name}`))
  expect(labelsOf(await staff.intermediary.says(yes))).toEqual(['sessions.staff.attendance.done'])
}

/** An account by a code, in the browser they began in and then in Teams; gives who they are. */
export async function becomeKnown(world: World, { me, phone, other, words, staff }: Cast): Promise<string> {
  const { account, logIn, name, email, yes, find } = words
  expect(wordsOf(await me.says(account))).toContain(email)
  expect(labelsOf(await me.saying(yes, yes))).toEqual(['people.code.ask'])
  expect(labelsOf(await me.says('000000'))[0]).toBe('people.code.wrong')
  expect(labelsOf(await me.says(await world.code(email)))[0]).toBe('people.joined.new')
  await phone.saying(logIn, email)
  expect(labelsOf(await phone.says(await world.code(email)))[0]).toBe('people.joined.known')
  const stranger = `somebody.else.${words.locale.slice(0, 2)}@example.org`
  await other.saying(account, 'Ander Iemand', stranger, yes, yes)
  expect(labelsOf(await other.says(await world.code(stranger)))[0]).toBe('people.joined.new')
  await staff.intermediary.says(find)
  const card = await staff.intermediary.says(name)
  return commandIn(card, 'candidate-steps').split(' ')[1] ?? ''
}
