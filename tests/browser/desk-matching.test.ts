import { afterAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { type Agent, openAgent } from '../support/desk-page.ts'
import { discard, startProgram } from '../support/program.ts'
import { soon } from '../support/soon.ts'

const [program, browser] = await Promise.all([startProgram(), openBrowser()])
afterAll(async () => {
  await browser.close()
  await discard(program)
})

const sizes = [
  { width: 320, height: 640 },
  { width: 1280, height: 860 },
]

async function isFine({ page, findings }: Agent, state: string) {
  for (const size of sizes) {
    await page.setViewportSize(size)
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect({ state, size, fits: tooWide <= 0, findings: await findings() }).toEqual({ state, size, fits: true, findings: [] })
  }
}

/** Presses a button by keyboard alone. */
async function press({ page }: Agent, name: RegExp, within = '.matching, dialog[open]') {
  await page.locator(within).getByRole('button', { name }).first().focus()
  await page.keyboard.press('Enter')
}

test('an intermediary matches by keyboard: compare, offer one, withdraw, override, the whole group; axe finds nothing', {
  timeout: 90_000,
}, async () => {
  const agent = await openAgent(browser, program.url, 'megan-bowen', { bypassCSP: true })
  const { page, focused } = agent
  const said = () => page.locator('.said').textContent()
  const waiting = page.locator('[aria-labelledby="match-waiting"] .card')
  const open = page.locator('[aria-labelledby="match-open"] li')
  await page.locator('.tab').last().click()
  await waiting.first().waitFor()
  await isFine(agent, 'list')
  const all = await waiting.count()

  await waiting.first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  const name = (await page.locator('.card:focus .who').textContent()) ?? ''
  await page.keyboard.press('Enter')
  await soon(focused).toBe('match-heading')
  await page.locator('.proposal .for').first().waitFor()
  expect(await page.locator('#match-heading').textContent()).toBe(name)
  await isFine(agent, 'proposals')

  for (const index of [0, 1]) await page.locator('.pick input').nth(index).press('Space')
  await press(agent, /^Vergelijk$/)
  await page.locator('.compare thead th').nth(1).waitFor()
  expect(await page.locator('.compare tbody tr').count()).toBeGreaterThan(2)
  await isFine(agent, 'compare')
  await press(agent, /^Bied aan/, '.compare tfoot')
  await soon(said).toMatch(new RegExp(`^Verstuurd\\. .*${name}`))
  await soon(() => open.count()).toBe(1)
  await soon(focused).toBe('Vergelijk')
  await isFine(agent, 'offered')

  await press(agent, /^Neem terug$/, '.match-detail')
  await soon(focused).toBe('match-words')
  await isFine(agent, 'withdraw')
  await page.keyboard.type('Toch een ander')
  await press(agent, /^Ja, neem terug$/, 'dialog[open]')
  await soon(said).toMatch(/^Teruggenomen/)
  await soon(focused).toBe('match-heading')
  await soon(() => open.count()).toBe(0)

  await press(agent, /^Niet voorstellen/, '.proposal')
  await soon(said).toMatch(/wordt niet meer voorgesteld/)
  await page.locator('.others > summary').press('Enter')
  await isFine(agent, 'others')
  await press(agent, /^Bied toch aan/, '.others')
  await soon(focused).toBe('match-words')
  await page.keyboard.press('Escape')
  await soon(() => page.locator('dialog').count()).toBe(0)

  await press(agent, /^De hele groep$/)
  await soon(focused).toBe('match-heading')
  await press(agent, /^Maak een voorstel$/, '.match-detail')
  await soon(said).toMatch(/^Voorstel klaar/)
  await page.locator('.why > summary').first().press('Enter')
  await page.locator('.why .for').first().waitFor()
  await press(agent, /^Laat weg/, '.match-detail')
  await page.locator('[aria-labelledby="match-skipped"] li').waitFor()
  await isFine(agent, 'group')
  await press(agent, /^Neem weer mee/, '.match-detail')
  await soon(() => page.locator('[aria-labelledby="match-skipped"] li').count()).toBe(0)
  await press(agent, /^Verstuur \d/, '.match-detail')
  await soon(focused).toBe('dialog-title')
  await press(agent, /^Ja, versturen$/, 'dialog[open]')
  await soon(said).toMatch(/^Klaar: /)
  await soon(() => open.count()).toBe(all)
  await soon(focused).toBe('match-heading')
  await isFine(agent, 'sent')
  expect(agent.problems).toEqual([])
  await agent.close()
})

test('in English, on a phone, axe finds nothing either', { timeout: 60_000 }, async () => {
  const agent = await openAgent(browser, program.url, 'megan-bowen', { locale: 'en-GB', bypassCSP: true, at: '?lang=en' })
  const { page } = agent
  await page.locator('.tab').last().click()
  await page.locator('[aria-labelledby="match-waiting"] .card').first().click()
  await page.locator('.proposal').first().waitFor()
  await isFine(agent, 'one, English')
  await page.setViewportSize({ width: 320, height: 640 })
  await press(agent, /Back to the list/, '.match-detail')
  await soon(() => page.locator('.card:focus').count()).toBe(1)
  await press(agent, /^The whole group$/)
  await soon(agent.focused).toBe('match-heading')
  await isFine(agent, 'group, English')
  expect(agent.problems).toEqual([])
  await agent.close()
})
