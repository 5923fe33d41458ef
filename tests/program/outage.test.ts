import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Azurite, startAzurite } from '../support/azurite.ts'
import { cutOff } from '../support/cut-off.ts'
import { samplePdf } from '../support/documents/sample-files.ts'
import { browserVisitor } from '../support/life/browser-visitor.ts'
import { labelsOf, wordsOf } from '../support/life/heard.ts'
import { objectId } from '../support/life/life-cast.ts'
import { teamsPerson } from '../support/life/teams-person.ts'
import { openWorld, type World } from '../support/life/world.ts'
import { startMailServer } from '../support/mail-server.ts'
import { soon } from '../support/soon.ts'

// One program with a mail server, an archive and a Teams that each fall away for a minute of its clock.

let mail: Awaited<ReturnType<typeof startMailServer>>
let azurite: Azurite
let line: Awaited<ReturnType<typeof cutOff>>
let world: World

beforeAll(async () => {
  ;[mail, azurite] = await Promise.all([startMailServer(), startAzurite()])
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(azurite.connectionString)?.[1])
  line = await cutOff(port)
  world = await openWorld({
    SMTP_URL: `${mail.url}?ignoreTLS=true`,
    MAIL_FROM: 'Loket <loket@loket.example>',
    BLOB_CONNECTION_STRING: azurite.connectionString.replace(`127.0.0.1:${port}`, `127.0.0.1:${line.port}`),
    LOG_LEVEL: 'warn',
  })
  await world.clock.days(1)
}, 60_000)
afterAll(async () => {
  await world.close()
  await line.close()
  await azurite.stop()
  await mail.close()
})

/** A minute of the product's clock, in steps, as reminders and retries see it. */
async function aMinute() {
  const from = (await world.clock.now()).getTime()
  for (const seconds of [10, 20, 30, 40, 50, 60]) await world.clock.to(new Date(from + seconds * 1000))
}
const mailed = async (to: string) => (await mail.received()).filter(({ envelope }) => envelope.to === to)
const codeIn = async (to: string) => /\b\d{6}\b/.exec((await mailed(to)).at(-1)?.parsed.subject ?? '')?.[0] ?? ''

test('mail is down for a minute: who waits for a code is told, it comes by itself, once, and works', async () => {
  const me = await browserVisitor(world.url, 'nl-NL')
  await mail.stop()
  expect(labelsOf(await me.saying('bewaar mijn route', 'Kim', 'kim@uitval.example', 'ja', 'ja'))).toEqual(['people.code.ask'])
  await aMinute()
  const told = await me.says('waar blijft mijn code')
  expect(labelsOf(told)).toEqual(['people.code.late'])
  expect(wordsOf(told)).toContain('zodra het weer kan')
  await mail.resume()
  await aMinute()
  await soon(() => codeIn('kim@uitval.example')).toMatch(/^\d{6}$/)
  expect(labelsOf(await me.says(await codeIn('kim@uitval.example')))[0]).toBe('people.joined.new')
  await aMinute()
  expect(await mailed('kim@uitval.example')).toHaveLength(1)
})

test('the archive is cut off for a minute: a cv is handed in and can be read, the person is told, and it reaches the archive by itself', async () => {
  const me = await browserVisitor(world.url, 'nl-NL')
  await me.saying('bewaar mijn route', 'Bo', 'bo@uitval.example', 'ja', 'ja')
  await soon(() => codeIn('bo@uitval.example')).toMatch(/^\d{6}$/)
  await me.says(await codeIn('bo@uitval.example'))
  const cv = samplePdf({ text: 'Het cv van Bo' })
  line.cut()
  await me.uploads('cv van Bo.pdf', cv)
  expect(labelsOf(await me.saying('Cv', 'ja'))).toEqual(['documents.done.submitted', 'documents.done.delayed'])
  const download = async () => {
    const link = /"url":"([^"]+\/documents\/[^"]+)"/.exec(JSON.stringify(await me.says('documenten')))?.[1] ?? ''
    const answer = await fetch(link)
    return answer.ok ? Buffer.from(await answer.arrayBuffer()).equals(cv) : answer.status
  }
  expect(await download()).toBe(true)
  await aMinute()
  line.mend()
  await aMinute()
  expect(await download()).toBe(true)
  line.cut()
  expect(await download()).toBe(503)
  line.mend()
})

test('Teams answers 503 for a minute: nothing is lost, and it is said once', async () => {
  const { teams, url } = world
  const megan = teamsPerson({ url, serviceUrl: teams.url, name: 'megan', locale: 'nl-NL', aadObjectId: objectId('intermediary') })
  const alex = teamsPerson({ url, serviceUrl: teams.url, name: 'alex', locale: 'nl-NL', aadObjectId: objectId('coach') })
  await alex.says('menu')
  await megan.says('menu')
  const before = world.toldInTeams('teams-alex').length
  teams.fail(...Array<number>(10_000).fill(503))
  await megan.presses('coach-assign demo-cem-aydin')
  expect(labelsOf(await megan.says(objectId('coach')))).toEqual(['journey.coach.done'])
  await aMinute()
  expect(world.toldInTeams('teams-alex')).toHaveLength(before)
  teams.recover()
  for (let minutes = 0; minutes < 4; minutes++) await aMinute()
  await soon(() => world.toldInTeams('teams-alex').filter((one) => one.includes('Cem Aydin')).length).toBe(1)
  await aMinute()
  expect(world.toldInTeams('teams-alex').filter((one) => one.includes('Cem Aydin'))).toHaveLength(1)
})
