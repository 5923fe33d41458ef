import { readFile } from 'node:fs/promises'
import { readSheet } from 'read-excel-file/node'
import { afterEach, expect, test } from 'vitest'
import { roundsOf } from '../../../bot/services/privacy/rounds-of.ts'
import { openBrowser } from '../../support/browser.ts'
import type { Seen } from '../../support/desk.ts'
import { minute } from '../../support/notice-desk.ts'
import { everyDocument } from '../../support/privacy-life.ts'
import { command, roundDesk, say } from '../../support/round-desk.ts'
import { heard } from '../../support/route-desk.ts'

type Desk = Awaited<ReturnType<typeof roundDesk>>
const opened: Desk[] = []
afterEach(() => {
  for (const desk of opened.splice(0)) desk.close()
})
const [khadija, lars] = ['khadija-amrani', 'lars-timmer']

/** A round in which Khadija and two schools answered. */
async function answered() {
  const desk = await roundDesk()
  opened.push(desk)
  const me = desk.intermediary()
  const id = await desk.round(me)
  await desk.due()
  await say(desk.candidate(khadija), 'ronde', 'Waterlelie', 'Noordster', 'klaar', 'ja', 'ja')
  await desk.chooses(await desk.roundLink('de-waterlelie'), desk.id(khadija), desk.id(lars))
  await desk.chooses(await desk.roundLink('noordster'), desk.id(lars))
  return { desk, me, id }
}
const linksIn = (said: readonly Seen[]) =>
  [
    ...JSON.stringify(said.map(({ activity }) => activity.attachments ?? [])).matchAll(/https:\/\/loket\.example(\/round-matrix\/[^"]+)/g),
  ].map((found) => found[1] ?? '')

test('the matrix is a page and a file for who asked, for half an hour', async () => {
  const { desk, me, id } = await answered()
  const [page = '', file = ''] = linksIn(await command(me, `round-matrix ${id}`))
  const shown = await desk.visit('GET', page)
  expect(shown.status).toBe(200)
  expect(shown.text).toContain('Khadija Amrani en De Waterlelie: voor de kandidaat plaats 1, voor de school plaats 1.')
  expect(shown.text).toContain('<td class="mutual">1 + 1</td>')
  expect(shown.text).toContain('Lars Timmer en De Zonnewijzer')
  const bytes = Buffer.from(await (await fetch(`${desk.address}${file}`)).arrayBuffer())
  expect((await readSheet(bytes, 'Wensen')).slice(0, 3)).toEqual([
    ['Kandidaat', 'School', 'Wens', 'Plaats kandidaat', 'Plaats school', 'Punten'],
    ['Khadija Amrani', 'De Waterlelie', 'wederzijds', 1, 1, 110],
    ['Khadija Amrani', 'Noordster', 'van de kandidaat', 2, null, 27],
  ])
  expect((await readSheet(bytes, 'Matrix'))[2]).toEqual(['Lars Timmer', '← 2', null, '← 1'])
  expect((await desk.visit('GET', `${page}x`)).status).toBe(404)
  desk.clock.set(new Date(desk.clock.now().getTime() + 31 * minute))
  const late = await desk.visit('GET', page)
  expect([late.status, late.text]).toEqual([410, expect.stringContaining('Deze link is verlopen')])
})

test('both pages are read on a small phone, in both languages, and axe finds nothing', { timeout: 90_000 }, async () => {
  const { desk, me, id } = await answered()
  const [matrix = ''] = linksIn(await command(me, `round-matrix ${id}`))
  const axe = await readFile(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
  const browser = await openBrowser()
  try {
    for (const locale of ['nl-NL', 'en-GB']) {
      const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale, bypassCSP: true })
      const page = await context.newPage()
      for (const path of [await desk.roundLink('de-waterlelie'), matrix]) {
        await page.goto(`${desk.address}${path}`)
        await page.evaluate(axe)
        const found = await page.evaluate(async () => {
          const run = 'axe' in window ? (window.axe as { run: () => Promise<{ violations: { id: string }[] }> }).run : undefined
          return (await run?.())?.violations.map((one) => one.id) ?? ['axe is not there']
        })
        expect([path.slice(0, 8), found]).toEqual([path.slice(0, 8), []])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
      }
      await context.close()
    }
    const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: 'nl-NL' })
    const page = await context.newPage()
    await page.goto(`${desk.address}${await desk.roundLink('noordster')}`)
    await page.getByLabel('Plaats 2').selectOption({ label: 'Khadija' })
    await page.getByRole('button', { name: 'Verstuur de keuze' }).click()
    await page.getByRole('status').waitFor()
    expect(await page.getByLabel('Plaats 2').inputValue()).toBe(desk.id(khadija))
    expect(await desk.wishes(id)).toContain(`noordster ${desk.id(khadija)} 2`)
  } finally {
    await browser.close()
  }
})

test('what a round keeps of somebody is shown to them, taken along, and gone when they are erased; the others stay', async () => {
  const { desk, me, id } = await answered()
  await command(me, `round-plan ${id}`)
  await say(me, '3 december 13.00-14.00', 'Zaal 2', 'nee')
  await command(me, `round-send ${id}`)
  await desk.due()
  const candidate = desk.candidate(khadija)
  expect(heard(await command(candidate, 'my-data steps'))).toContain('Je noemde De Waterlelie en Noordster, op 25 november 2026')
  expect((await Array.fromAsync(roundsOf(desk.store, desk.id(khadija)))).map(({ kind }) => kind)).toEqual([
    'round-member',
    'round-wish',
    'round-meeting',
  ])
  expect(await desk.rights.jobs.erase(desk.id(khadija), { role: 'candidate', id: desk.id(khadija) })).toEqual({ done: true })
  const theirs = (partition: string) => partition.startsWith('round/') || partition === `candidate/${desk.id(khadija)}`
  const traces = (await everyDocument(desk.store)).filter((doc) => theirs(doc.partition) && /khadija/i.test(JSON.stringify(doc)))
  const named = traces.map((doc) => `${doc.partition} ${doc.kind} ${doc.id}`)
  expect(named).toEqual([])
  expect(await desk.wishes(id)).toEqual([`de-waterlelie ${desk.id(lars)} 2`, `noordster ${desk.id(lars)} 1`])
  await desk.directory.refresh()
  const matrix = heard(await command(me, `round-matrix ${id}`))
  expect(matrix).toContain('2 wensen, waarvan 0 wederzijds')
  expect(heard(await command(me, `round-show ${id}`))).not.toContain('Amrani')
})
