import { afterAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openChat } from '../support/chat.ts'
import { discard, startProgram } from '../support/program.ts'
import { soon } from '../support/soon.ts'

const browser = await openBrowser()
let program = await startProgram()
afterAll(async () => {
  await browser.close()
  await discard(program)
})

/** The same program again, on the same port and data. */
async function restart() {
  const { url, data } = program
  await program.stop('SIGKILL')
  return startProgram({ PORT: new URL(url).port, LOKET_DATA: data })
}

test('reload brings the conversation back, in order and once', async () => {
  const chat = await openChat(browser, program.url)
  await chat.say('menu')
  await soon(() => chat.bubbles.count()).toBe(3)
  const said = await chat.bubbles.allInnerTexts()
  await chat.page.reload()
  await soon(() => chat.bubbles.allInnerTexts()).toEqual(said)
  await chat.say('hulp')
  await soon(() => chat.bubbles.count()).toBeGreaterThan(4)
  await chat.close()
})

test('a page where nothing may be stored still talks', async () => {
  const context = await browser.newContext({ locale: 'nl-NL' })
  const page = await context.newPage()
  await page.addInitScript(() => {
    for (const area of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, area, {
        get() {
          throw new DOMException('blocked', 'SecurityError')
        },
      })
    }
  })
  await page.goto(program.url)
  await page.locator('.webchat__bubble').first().waitFor()
  await page.locator('[data-id="webchat-sendbox-input"]').fill('menu')
  await page.keyboard.press('Enter')
  await soon(() => page.locator('.webchat__bubble').count()).toBe(3)
  await context.close()
})

test('a restart of the server is told, passes by itself, and loses nothing that was typed meanwhile', { timeout: 60_000 }, async () => {
  const chat = await openChat(browser, program.url)
  const banner = chat.page.locator('#connection')
  await chat.say('menu')
  await soon(() => chat.bubbles.count()).toBe(3)
  const { url, data } = program
  await program.stop('SIGKILL')
  await soon(() => banner.textContent()).toMatch(/verbinding is even weg/)
  await chat.say('hulp')
  program = await startProgram({ PORT: new URL(url).port, LOKET_DATA: data })
  await soon(() => banner.textContent()).toMatch(/weer/)
  await soon(() => chat.bubbles.count()).toBe(5)
  const texts = await chat.bubbles.allInnerTexts()
  expect(texts.filter((text) => text === 'hulp')).toHaveLength(1)
  await soon(() => banner.isVisible()).toBe(false)
  await chat.page.reload()
  await soon(() => chat.bubbles.allInnerTexts()).toEqual(texts)
  await chat.close()
})

test('while the server cannot keep anything that is told, and what was typed goes by itself, once', { timeout: 60_000 }, async () => {
  const chat = await openChat(browser, program.url)
  const banner = chat.page.locator('#connection')
  const posts = /\/conversations\/[^/]+\/activities$/
  let refused = 0
  await chat.page.route(posts, async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    refused++
    return route.fulfill({ status: 503, contentType: 'application/json', body: '{"error":{"code":"ServiceUnavailable","message":"x"}}' })
  })
  await chat.say('hulp')
  await soon(() => banner.textContent()).toMatch(/aan onze kant/)
  expect(await banner.getAttribute('role')).toBe('status')
  expect(await chat.page.getByText(/mislukt|niet verzonden/i).count()).toBe(0)
  expect(refused).toBeGreaterThan(1)
  await chat.page.unroute(posts)
  await soon(() => chat.bubbles.count()).toBe(3)
  expect((await chat.bubbles.allInnerTexts()).filter((text) => text === 'hulp')).toHaveLength(1)
  await soon(() => banner.isVisible()).toBe(false)
  await chat.close()
})

test('being offline is said at once and in words; back online the talk goes on', { timeout: 60_000 }, async () => {
  const chat = await openChat(browser, program.url)
  const banner = chat.page.locator('#connection')
  await chat.context.setOffline(true)
  await soon(() => banner.textContent()).toMatch(/offline/)
  expect(await banner.getAttribute('role')).toBe('status')
  await chat.say('menu')
  await chat.context.setOffline(false)
  await soon(() => banner.textContent()).toMatch(/weer/)
  await soon(() => chat.bubbles.count()).toBe(3)
  await chat.close()
})

test('where sockets are blocked the chat asks for news itself', { timeout: 60_000 }, async () => {
  const context = await browser.newContext({ locale: 'nl-NL' })
  const page = await context.newPage()
  await page.routeWebSocket(/\/stream\?/, (route) => route.close())
  await page.goto(program.url)
  const bubbles = page.locator('.webchat__bubble')
  await bubbles.first().waitFor()
  await page.locator('[data-id="webchat-sendbox-input"]').fill('menu')
  await page.keyboard.press('Enter')
  await soon(() => bubbles.count()).toBe(3)
  await soon(() => page.locator('#connection').isVisible()).toBe(false)
  await context.close()
})

test('a conversation that the server no longer knows begins anew', { timeout: 60_000 }, async () => {
  const chat = await openChat(browser, program.url)
  await chat.say('menu')
  await soon(() => chat.bubbles.count()).toBe(3)
  await fetch(`${program.url}/demo/reset`, { method: 'POST' })
  program = await restart()
  await chat.page.reload()
  await soon(() => chat.bubbles.count()).toBe(1)
  await chat.close()
})
