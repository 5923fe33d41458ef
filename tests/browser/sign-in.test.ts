import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { idMaker } from '../../bot/new-id.ts'
import { signInTokens } from '../../bot/services/people/sign-in-token.ts'
import { openBrowser } from '../support/browser.ts'
import { discard, startProgram } from '../support/program.ts'

const secret = 'a secret of browser tests, long enough to sign with'
const [program, browser, axe] = await Promise.all([
  startProgram({ LOKET_SECRET: secret }),
  openBrowser(),
  readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8'),
])
afterAll(async () => {
  await browser.close()
  await discard(program)
})

const links = signInTokens({ secret, publicUrl: program.url, now: () => new Date(), newId: idMaker() })
async function open(
  locale: string,
  url: string,
  { bypassCSP = false } = {},
): Promise<{ page: Page; problems: string[]; close: () => Promise<void> }> {
  const context = await browser.newContext({ locale, viewport: { width: 380, height: 700 }, bypassCSP })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  await page.goto(url)
  return { page, problems, close: () => context.close() }
}

test.each([
  ['nl-NL', 'Log mij in', 'mijn account', /al gebruikt/],
  ['en-GB', 'Log me in', 'my account', /has been used/],
])(
  '%s: a link from a mail, its button, and the chat knows who it is; the link is of no use to anybody else',
  async (locale, button, words, used) => {
    const url = await links.create('demo-amina-bouzid')
    const mine = await open(locale, url)
    await mine.page.getByRole('button', { name: button }).click()
    await mine.page.waitForURL(`${program.url}/`)
    await mine.page.locator('.webchat__bubble').first().waitFor()
    const input = mine.page.locator('[data-id="webchat-sendbox-input"]')
    await input.fill(words)
    await input.press('Enter')
    await mine.page.getByText('amina.bouzid@example.org').first().waitFor()
    expect(mine.problems).toEqual([])
    const other = await open(locale, url)
    await other.page.getByRole('button', { name: button }).click()
    await other.page.getByText(used).waitFor()
    expect(new URL(other.page.url()).pathname).toBe('/sign-in')
    await Promise.all([mine.close(), other.close()])
  },
)

test('a link from a mail about a survey opens it in the chat, and coming back does not open it again', async () => {
  const { page, problems, close } = await open('nl-NL', `${await links.create('demo-amina-bouzid')}&survey=phase-orientation`)
  await page.getByRole('button', { name: 'Log mij in' }).click()
  await page.getByText('vragenlijst').first().waitFor()
  expect(page.url()).toBe(`${program.url}/`)
  const said = () => page.locator('.webchat__bubble').allInnerTexts()
  const before = await said()
  expect(before.join(' ')).not.toContain('phase-orientation')
  await page.reload()
  await page.getByText('vragenlijst').first().waitFor()
  await expect.poll(said).toEqual(before)
  expect(problems).toEqual([])
  await close()
})

test.each(['light', 'dark'] as const)('axe finds nothing on a small screen: %s', async (colorScheme) => {
  const { page, close } = await open('nl-NL', await links.create('demo-amina-bouzid'), { bypassCSP: true })
  await page.emulateMedia({ colorScheme })
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const run = 'axe' in window ? (window.axe as { run: () => Promise<{ violations: { id: string }[] }> }).run : undefined
    return (await run?.())?.violations.map(({ id }) => id)
  })
  expect(found).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await close()
})
