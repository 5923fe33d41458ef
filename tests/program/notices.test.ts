import { afterAll, beforeAll, expect, test } from 'vitest'
import { startMailServer } from '../support/mail-server.ts'
import { discard, type Program, postActivity, startProgram } from '../support/program.ts'
import { soon } from '../support/soon.ts'

type Mail = { to: string; subject: string; text: string; attachments: { filename: string; content: string }[] }
const json = { 'content-type': 'application/json' }
const words = ['Noor', 'noor@voorbeeld.nl', 'nee', 'ja', 'ja']

/** Signs somebody up for a demo session over the Bot Framework endpoint; gives the last label. */
async function signUp(program: Program, name: string, session = 'demo-02') {
  const conversation = { id: name }
  const say = async (n: number, more: object) =>
    (await postActivity(program.url, { id: `${name}-${n}`, from: { id: name }, conversation, ...more })).activities
  await say(0, { value: { command: `session-signup ${session}` } })
  let said: Awaited<ReturnType<typeof say>> = []
  for (const [index, text] of words.entries()) said = await say(index + 1, { text: text.replace('noor', name) })
  return said.at(-1)?.label
}

let program: Program
beforeAll(async () => {
  program = await startProgram()
}, 30_000)
afterAll(() => discard(program))
const mails = async () => (await (await fetch(`${program.url}/demo/mail`)).json()) as Mail[]
const clock = async (body: object) =>
  (await fetch(`${program.url}/demo/clock`, { method: 'POST', headers: json, body: JSON.stringify(body) })).status

test('signing up brings a mail within a second or two, with the appointment; the reminders are there when the clock has been moved', async () => {
  expect(await signUp(program, 'noor')).toBe('sessions.signup.seat')
  await soon(async () => (await mails()).filter(({ to }) => to === 'noor@voorbeeld.nl').map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/^Je hebt een plek/),
  ])
  const [mail] = (await mails()).filter(({ to }) => to === 'noor@voorbeeld.nl')
  const start = /BEGIN:VEVENT[\s\S]*?DTSTART[^:]*:(\d{4})(\d\d)(\d\d)T/.exec(mail?.attachments[0]?.content ?? '')
  expect(mail?.attachments[0]?.filename).toMatch(/\.ics$/)
  const day = Date.parse(`${start?.[1]}-${start?.[2]}-${start?.[3]}T08:00:00Z`)
  expect(await clock({ now: new Date(day - 86_400_000).toISOString() })).toBe(200)
  expect(await clock({ advance: 'P1D' })).toBe(200)
  const subjects = (await mails()).filter(({ to }) => to === 'noor@voorbeeld.nl').map(({ subject }) => subject)
  expect(subjects.filter((one) => one.startsWith('Al bijna'))).toHaveLength(1)
})

test('the link in a mail stops reminders; what was sent is in /metrics', async () => {
  const reminder = (await mails()).find(({ to, subject }) => to === 'noor@voorbeeld.nl' && subject.startsWith('Al bijna'))
  const link = /http:\S+\/unsubscribe\/[\w.-]+/.exec(reminder?.text ?? '')?.[0] ?? ''
  expect((await fetch(link.replace(/\.$/, ''), { method: 'POST' })).status).toBe(200)
  const metrics = await (await fetch(`${program.url}/metrics`)).text()
  expect(metrics).toMatch(/loket_notices_total\{outcome="sent",way="mail"\} [1-9]/)
  expect(metrics).toMatch(/loket_notices_waiting 0\n/)
})

test('with a mail server, demo mode sends for real', async () => {
  const server = await startMailServer()
  const other = await startProgram({ SMTP_URL: `${server.url}?ignoreTLS=true`, MAIL_FROM: 'Loket <loket@loket.example>' })
  try {
    await signUp(other, 'sam')
    await soon(async () => (await server.received()).map(({ envelope }) => envelope.to)).toContain('sam@voorbeeld.nl')
    expect(await other.stop()).toBe(0)
  } finally {
    await discard(other)
    await server.close()
  }
})
