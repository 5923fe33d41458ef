import { afterEach, describe, expect, test } from 'vitest'
import { personNotice } from '../../../rules/notices/person-notice.ts'
import { someMorning } from '../../support/desk.ts'
import { startMailServer } from '../../support/mail-server.ts'
import { hour, minute, noticeDesk } from '../../support/notice-desk.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const notice = (key = '1', candidate = 'noor') =>
  personNotice({ about: 'step-confirmed', key, to: { candidate }, vars: { step: 'Je <b>cv</b>', name: 'Noor' } }, someMorning)

async function mailDesk(more: { timeoutMs?: number } = {}) {
  const server = await startMailServer()
  closing.push(server.close)
  const mail = { url: `${server.url}?ignoreTLS=true`, from: 'Loket <loket@loket.example>', timeoutMs: 2_000, ...more }
  const desk = await noticeDesk({ notices: { mail } })
  closing.push(async () => desk.notices.mail.close())
  await desk.knows('noor')
  return { ...desk, server }
}

test('a mail as a mail server and a mail program see it', async () => {
  const desk = await mailDesk()
  await desk.put(notice())
  await desk.due()
  const [mail] = await desk.server.received()
  expect(mail?.envelope).toMatchObject({ from: 'loket@loket.example', to: 'noor@voorbeeld.nl' })
  expect(mail?.envelope.dsn).toMatchObject({ notify: ['FAILURE', 'DELAY'] })
  const { parsed } = mail!
  expect(parsed.from?.text).toBe('"Loket" <loket@loket.example>')
  expect(parsed.to).toMatchObject({ text: '"Noor" <noor@voorbeeld.nl>' })
  expect(parsed.replyTo?.text).toBe(desk.programme.contacts.find((one) => one.id === desk.programme.helpdesk)?.email)
  expect(parsed.messageId).toMatch(/^<[0-9a-f]{32}@loket\.example>$/)
  expect(parsed.headers.get('auto-submitted')).toBe('auto-generated')
  const line = (name: string) => parsed.headerLines.find(({ key }) => key === name)?.line.replace(/\r\n\s+/g, ' ')
  expect(line('list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  const token = /^List-Unsubscribe: <https:\/\/loket\.example\/unsubscribe\/(\S+)>$/.exec(line('list-unsubscribe') ?? '')?.[1]
  expect(desk.notices.links.read(token ?? '')).toEqual({ subject: 'candidate:noor', kind: 'route' })
  expect(parsed.text).toContain('Je <b>cv</b>')
  expect(parsed.html).toContain('Je &lt;b&gt;cv&lt;/b&gt;')
  expect(parsed.html).toMatch(/<html lang="nl">[\s\S]*<title>/)
})

test('a name with a line break or a quote makes no other header', async () => {
  const desk = await mailDesk()
  await desk.knows('noor', { person: { name: 'Noor"\r\nBcc: x@example.nl' } })
  await desk.put(notice())
  await desk.due()
  const [mail] = await desk.server.received()
  expect(mail?.envelope.to).toBe('noor@voorbeeld.nl')
  expect(mail?.parsed.headers.has('bcc')).toBe(false)
})

describe('when the server says no', () => {
  test('for now (4xx): it is tried again, later each time, with the same Message-ID', async () => {
    const desk = await mailDesk()
    desk.server.answer(451, 452)
    await desk.put(notice())
    await desk.due()
    expect(await desk.server.received()).toEqual([])
    for (let n = 0; n < 6; n++) await desk.due(10_000)
    expect(await desk.server.received()).toHaveLength(1)
    expect(desk.server.tried()).toBe(3)
    expect(await desk.stand(notice())).toMatchObject([{ state: 'sent', way: 'mail' }])
  })

  test('for good (5xx): not by mail again; nobody else to tell it, so the operator is', async () => {
    const desk = await mailDesk()
    desk.server.answer(550)
    await desk.put(notice())
    await desk.due()
    await desk.due(hour)
    expect(desk.server.tried()).toBe(1)
    expect(await desk.stand(notice())).toMatchObject([{ state: 'failed', refused: ['mail'] }])
    expect(desk.logged.join()).toContain('reached nobody')
  })
})

describe('when the server fails', () => {
  test.each(['cut', 'slow'] as const)('%s: the same mail again, and once in the post', async (how) => {
    const desk = await mailDesk({ timeoutMs: 300 })
    desk.server.misbehave(how)
    await desk.put(notice())
    await desk.due()
    desk.server.misbehave(undefined)
    for (let n = 0; n < 6; n++) await desk.due(10_000)
    const mails = await desk.server.received()
    expect(new Set(mails.map(({ parsed }) => parsed.messageId)).size).toBe(1)
    expect(await desk.stand(notice())).toMatchObject([{ state: 'sent', way: 'mail' }])
  })

  test('down for a minute: nothing is lost, not every mail finds it out, and it catches up by itself', async () => {
    const desk = await mailDesk()
    const people = Array.from({ length: 40 }, (_, n) => `p${n}`)
    for (const id of people) {
      await desk.knows(id)
      await desk.put(notice('1', id))
    }
    await desk.server.stop()
    await desk.due()
    for (let n = 0; n < 6; n++) await desk.due(10_000)
    expect(await desk.server.received()).toEqual([])
    await desk.server.resume()
    for (let n = 0; n < 10; n++) await desk.due(10_000)
    const to = (await desk.server.received()).map(({ envelope }) => envelope.to).toSorted()
    expect(to).toEqual(people.map((id) => `${id}@voorbeeld.nl`).toSorted())
  })
})

test('a process that died while it sent: the mail goes again, as the same mail, by whoever looks two minutes later', async () => {
  const desk = await mailDesk()
  const one = notice()
  await desk.put({
    ...one,
    dueAt: someMorning.toISOString(),
    recipients: [{ id: 'candidate:noor', state: 'sending', at: someMorning.toISOString(), by: 'dead', way: 'mail', attempts: 0 }],
  })
  await desk.due(minute)
  expect(await desk.server.received()).toEqual([])
  await desk.due(minute)
  await desk.due(minute)
  expect(await desk.server.received()).toHaveLength(1)
  const again = notice('2')
  await desk.put(again)
  await desk.due()
  const ids = (await desk.server.received()).map(({ parsed }) => parsed.messageId)
  expect(new Set(ids).size).toBe(2)
})
