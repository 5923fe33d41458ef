import { readFile } from 'node:fs/promises'
import type { BrowserContextOptions, Frame, Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openCampaignSite } from '../support/campaign-site.ts'
import { discard, type Program, startProgram } from '../support/program.ts'
import { soon } from '../support/soon.ts'

let program: Program | undefined
const loket = () => program?.url ?? ''
const [campaign, stranger, browser] = await Promise.all([openCampaignSite(loket), openCampaignSite(loket), openBrowser()])
program = await startProgram({ WEBCHAT_ORIGINS: campaign.url })
afterAll(async () => {
  await browser.close()
  await Promise.all([campaign.close(), stranger.close(), program && discard(program)])
})

async function visit(url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, locale: 'nl-NL', ...options })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(url)
  return { context, page, errors, launcher: page.locator('.launcher'), panel: page.locator('.panel') }
}

async function chatIn(page: Page): Promise<Frame> {
  await page.locator('loket-chat iframe').waitFor({ state: 'attached' })
  await soon(() => page.frames().some((frame) => frame.url().startsWith(loket()))).toBe(true)
  const frame = page.frames().find((one) => one.url().startsWith(loket()))
  if (!frame) throw new Error('no chat in a frame')
  await frame.locator('.webchat__bubble').first().waitFor({ state: 'attached' })
  return frame
}

const insideFocus = (frame: Frame) => frame.evaluate(() => document.activeElement?.getAttribute('aria-label'))
const outsideFocus = (page: Page) => page.evaluate(() => document.querySelector('loket-chat')?.shadowRoot?.activeElement?.className ?? '')

test('one line gives a button; by keyboard the chat opens, talks, and Escape gives the focus back', async () => {
  const { context, page, errors, launcher, panel } = await visit(campaign.url)
  expect(await launcher.getAttribute('aria-expanded')).toBe('false')
  expect(page.frames()).toHaveLength(1)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  expect(await outsideFocus(page)).toBe('launcher')
  await page.keyboard.press('Enter')
  expect(await launcher.getAttribute('aria-expanded')).toBe('true')
  expect(await panel.getAttribute('aria-labelledby')).toBe('title')
  const chat = await chatIn(page)
  await soon(() => insideFocus(chat)).toBe('Je bericht')
  await page.keyboard.type('menu')
  await page.keyboard.press('Enter')
  await soon(() => chat.locator('.webchat__bubble').count()).toBe(3)
  await page.keyboard.press('Escape')
  await soon(() => panel.isVisible()).toBe(false)
  expect(await outsideFocus(page)).toBe('launcher')
  expect(await launcher.getAttribute('aria-expanded')).toBe('false')
  expect(errors).toEqual([])
  await context.close()
})

test('what comes while the chat is closed is counted, said, and gone when it is read', async () => {
  const { context, page, launcher } = await visit(campaign.url)
  await launcher.click()
  const chat = await chatIn(page)
  await soon(() => insideFocus(chat)).toBe('Je bericht')
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/activities', async (route) => {
    await held
    await route.continue()
  })
  await page.keyboard.type('menu')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  release()
  const badge = page.locator('.badge')
  await soon(() => badge.textContent()).toBe('1')
  expect(await launcher.getAttribute('aria-label')).toBe('Vraag het Loket, 1 nieuw bericht van Loket')
  expect(await page.locator('.news').textContent()).toBe('1 nieuw bericht van Loket')
  await page.reload()
  await soon(() => badge.textContent()).toBe('1')
  await launcher.click()
  await soon(() => badge.isVisible()).toBe(false)
  expect(await launcher.getAttribute('aria-label')).toBeNull()
  await context.close()
})

test('another site gets a clear message, no button and no frame', async () => {
  const { context, page, errors } = await visit(stranger.url)
  expect(errors).toEqual([expect.stringContaining('WEBCHAT_ORIGINS')])
  expect(await page.locator('loket-chat').count()).toBe(0)
  await page.evaluate(
    (src) => document.body.append(Object.assign(document.createElement('iframe'), { src })),
    `${loket()}/?embed=1&origin=${campaign.url}`,
  )
  await soon(() => errors.some((error) => error.includes('frame-ancestors'))).toBe(true)
  await context.close()
})

test('only the chat can change the count, and only the site can talk to the chat', async () => {
  const { context, page, launcher } = await visit(campaign.url)
  await launcher.click()
  const chat = await chatIn(page)
  await soon(() => insideFocus(chat)).toBe('Je bericht')
  await page.evaluate(() => window.postMessage({ loket: 'unread', count: 7 }, '*'))
  await page.evaluate(() => window.postMessage({ loket: 'close' }, '*'))
  await chat.evaluate(() => window.parent.postMessage({ loket: 'unread', count: '<b>' }, '*'))
  await chat.evaluate(() => window.parent.postMessage(null, '*'))
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
  expect(await page.locator('.badge').isVisible()).toBe(false)
  expect(await launcher.getAttribute('aria-expanded')).toBe('true')
  await context.close()
})

test('on a small phone it fills the screen and keeps the focus inside; English where the site asks for it', async () => {
  const { context, page, launcher, panel, errors } = await visit(`${campaign.url}/?lang=en`, {
    viewport: { width: 320, height: 600 },
    hasTouch: true,
  })
  expect(await launcher.textContent()).toBe('Ask Loket')
  await launcher.tap()
  const chat = await chatIn(page)
  expect(await panel.boundingBox()).toEqual({ x: 0, y: 0, width: 320, height: 600 })
  expect(await chat.locator('html').getAttribute('lang')).toBe('en')
  expect(await page.evaluate(() => document.querySelector('loket-chat')?.shadowRoot?.querySelector('dialog')?.matches(':modal'))).toBe(true)
  await chat.getByRole('link', { name: 'Nederlands' }).tap()
  await soon(() => chat.locator('html').getAttribute('lang')).toBe('nl')
  await page.reload()
  await launcher.tap()
  await soon(() => page.frames().at(-1)?.locator('html').getAttribute('lang')).toBe('nl')
  await page.getByRole('button', { name: 'Close the chat' }).tap()
  await soon(() => panel.isVisible()).toBe(false)
  expect(errors).toEqual([])
  await context.close()
})

test('it leaves nothing behind on the site, is small, and axe finds nothing', async () => {
  const axe = await readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
  const { context, page, launcher } = await visit(campaign.url, { bypassCSP: true })
  await launcher.click()
  await chatIn(page)
  expect(await page.evaluate(() => Object.keys(window).filter((name) => /loket|webchat/i.test(name)))).toEqual([])
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const run = 'axe' in window ? (window.axe as { run: (options: object) => Promise<{ violations: { id: string }[] }> }).run : undefined
    return (await run?.({ resultTypes: ['violations'] }))?.violations.map((one) => one.id)
  })
  expect(found).toEqual([])
  const response = await fetch(`${loket()}/embed.js`, { headers: { 'accept-encoding': 'br' } })
  expect(Number(response.headers.get('content-length'))).toBeLessThan(6_000)
  await context.close()
})
