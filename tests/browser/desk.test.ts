import { afterAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openChat } from '../support/chat.ts'
import { type Agent, openAgent } from '../support/desk-page.ts'
import { discard, startProgram } from '../support/program.ts'
import { soon } from '../support/soon.ts'

const [program, browser] = await Promise.all([startProgram(), openBrowser()])
afterAll(async () => {
  await browser.close()
  await discard(program)
})

const wide = { width: 1280, height: 860 }
const narrow = { width: 320, height: 640 }

/** Nothing found by axe and nothing that sticks out, on the smallest phone and on a desk. */
async function isFine({ page, findings }: Agent, state: string, sizes = [narrow, wide]) {
  for (const size of sizes) {
    await page.setViewportSize(size)
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect({ state, size, tooWide, findings: await findings() }).toEqual({ state, size, tooWide: expect.any(Number), findings: [] })
    expect(tooWide).toBeLessThanOrEqual(0)
  }
}

async function candidate(...said: string[]) {
  const chat = await openChat(browser, `${program.url}/`)
  for (const words of said) {
    const before = await chat.bubbles.count()
    await chat.say(words)
    await soon(() => chat.bubbles.count()).toBeGreaterThan(before + 1)
  }
  return chat
}

/** Somebody who asks for a person, without a browser. */
async function visitor(...said: string[]) {
  const post = async (path: string, body: object, token = '') => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    const response = await fetch(`${program.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    return response.json()
  }
  const { token } = await post('/demo/token', { as: 'candidate', locale: 'nl-NL' })
  const { conversationId } = await post('/v3/directline/conversations', {}, token)
  for (const text of said)
    await post(`/v3/directline/conversations/${conversationId}/activities`, { type: 'message', from: { id: 'visitor' }, text }, token)
}

test('a whole desk work by keyboard alone: take over, answer, a canned one, a note, close; the candidate hears it all', {
  timeout: 90_000,
}, async () => {
  const chat = await candidate('telt vrijwilligerswerk mee?', 'medewerker')
  const { page, cards, lines, compose, focused, problems, close } = await openAgent(browser, program.url, 'adele-vance')
  await soon(() => cards('waiting').count()).toBe(1)
  await soon(() => page.title()).toMatch(/^\(1\)/)
  await page.keyboard.press('q')
  expect(await focused()).toMatch(/telt vrijwilligerswerk mee/)
  await page.keyboard.press('Enter')
  await soon(focused).toBe('talk-heading')
  await page.keyboard.press('p')
  await soon(focused).toBe('compose')
  await page.keyboard.type('Hoi, ik lees even mee.')
  await page.keyboard.press('Enter')
  await soon(() => chat.bubbles.allInnerTexts()).toContain('Adele Vance: Hoi, ik lees even mee.')
  expect(await compose.inputValue()).toBe('')

  await page.keyboard.press('Escape')
  await page.keyboard.press('c')
  await soon(focused).toBe('canned-filter')
  await page.keyboard.type('zoek het')
  await page.keyboard.press('Enter')
  await soon(() => compose.inputValue()).toMatch(/Ik zoek het voor je op/)
  await soon(focused).toBe('compose')
  await page.keyboard.press('Enter')
  await soon(async () => (await chat.bubbles.allInnerTexts()).at(-1)).toMatch(/Ik zoek het voor je op/)

  await chat.say('Dank je wel')
  await soon(() => lines.allInnerTexts()).toContain('Dank je wel')
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await page.keyboard.type('Belt morgen terug')
  await page.keyboard.press('Control+Enter')
  await soon(() => page.locator('.note .words').allInnerTexts()).toEqual(['Belt morgen terug'])
  expect(await lines.allInnerTexts()).not.toContain('Belt morgen terug')

  await page.keyboard.press('Escape')
  await page.keyboard.press('x')
  await soon(focused).toBe('dialog-title')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await focused()).toBe('Beantwoord')
  await page.keyboard.press('Enter')
  await soon(focused).toBe('talk-heading')
  await soon(() => page.locator('.standing').textContent()).toBe('Afgesloten')
  await soon(async () => (await chat.bubbles.allInnerTexts()).at(-1)).toMatch(/Vanaf nu antwoord ik weer/)
  expect((await chat.bubbles.allInnerTexts()).filter((text) => text.includes('Belt morgen terug'))).toEqual([])
  await page.getByRole('button', { name: 'Open weer' }).click()
  await soon(() => cards('waiting').count()).toBe(1)
  await page.keyboard.press('p')
  await soon(focused).toBe('compose')
  await page.keyboard.press('Escape')
  await page.keyboard.press('b')
  await soon(() => page.locator('dialog h2').textContent()).toBe('Terug naar de bot?')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await soon(() => page.locator('.standing').textContent()).toBe('Terug bij de bot')
  expect([...problems, ...chat.problems]).toEqual([])
  await Promise.all([chat.close(), close()])
})

test('two agents live: one takes it, the other sees who; nothing typed is lost by a failure, a reload or signing out', {
  timeout: 90_000,
}, async () => {
  const chat = await candidate('medewerker')
  const [adele, lynne] = await Promise.all(['adele-vance', 'lynne-robbins'].map((as) => openAgent(browser, program.url, as)))
  if (!adele || !lynne) throw new Error('nobody there')
  await soon(() => lynne.cards('waiting').count()).toBe(1)
  await lynne.cards('waiting').first().focus()
  await adele.page.keyboard.press('p')
  await soon(adele.focused).toBe('compose')
  await soon(() => lynne.cards('waiting').count()).toBe(0)
  await soon(() => lynne.cards('others').allInnerTexts()).toContainEqual(expect.stringMatching(/niets gevraagd\s+bij Adele Vance/))
  await soon(lynne.focused).toMatch(/bij Adele Vance/)

  const requests: string[] = []
  await adele.page.route('**/say', async (route) => {
    requests.push(route.request().postDataJSON().request)
    // What was done but never heard of, is done once.
    if (requests.length === 1) await route.fetch()
    if (requests.length <= 2) return route.abort()
    return route.continue()
  })
  await adele.page.keyboard.type('Een keer')
  await adele.page.keyboard.press('Enter')
  await soon(() => adele.page.locator('.way').allInnerTexts()).toEqual(['Niet verstuurd.'])
  await adele.page.keyboard.type('Half af')
  await adele.page.reload()
  await soon(() => adele.compose.inputValue()).toBe('Half af')
  await soon(() => requests.length).toBe(2)
  await soon(() => adele.page.locator('.way').allInnerTexts()).toEqual(['Niet verstuurd.'])
  await adele.page.getByRole('button', { name: 'Stuur opnieuw' }).click()
  await soon(() => adele.page.locator('.pending').count()).toBe(0)
  expect(new Set(requests).size).toBe(1)
  expect((await chat.bubbles.allInnerTexts()).filter((text) => text.includes('Een keer'))).toHaveLength(1)

  await adele.page.context().setOffline(true)
  await soon(() => adele.page.locator('.link-state').textContent()).toMatch(/Verbinding weg/)
  await adele.page.context().setOffline(false)
  await soon(() => adele.page.locator('.link-state').textContent()).toMatch(/De verbinding is er weer|^\s*$/)
  await adele.page.context().clearCookies({ name: 'loket-desk' })
  await adele.compose.focus()
  await adele.page.keyboard.press('End')
  await adele.page.keyboard.type(', en bewaard')
  await adele.page.keyboard.press('Enter')
  await adele.page.getByRole('link', { name: 'Log weer in' }).click()
  await adele.page.locator('[data-as="adele-vance"]').click()
  await soon(() => chat.bubbles.allInnerTexts()).toContain('Adele Vance: Half af, en bewaard')
  expect(await adele.page.locator('#talk-heading').textContent()).toBe('Iemand zonder naam')
  await Promise.all([chat.close(), adele.close(), lynne.close()])
})

test.each([
  ['nl', 'nl-NL', 'Beschikbaar'],
  ['en', 'en-GB', 'Available'],
])('axe finds nothing on any page or in any window, and nothing sticks out: %s', { timeout: 120_000 }, async (lang, locale, available) => {
  const settings = { locale, bypassCSP: true, at: `?lang=${lang}` }
  const chooser = await openAgent(browser, program.url, undefined, settings)
  await isFine(chooser, 'chooser')
  await chooser.close()
  const stranger = await openAgent(browser, program.url, 'isaiah-langer', settings)
  await isFine(stranger, 'refused')
  await stranger.page.locator('#sign-out').click()
  await stranger.page.locator('[data-as]').first().waitFor()
  await stranger.close()

  const agent = await openAgent(browser, program.url, 'lynne-robbins', settings)
  const { page, cards } = agent
  await soon(() => page.getByRole('switch', { name: available }).count()).toBe(1)
  await visitor('ik ben boos, dit klopt niet', 'medewerker')
  await soon(() => cards('waiting').count()).toBe(1)
  await isFine(agent, 'queue')
  await page.keyboard.press('p')
  await soon(agent.focused).toBe('compose')
  await page.keyboard.type('Hoi')
  await page.keyboard.press('Enter')
  await soon(() => agent.lines.allInnerTexts()).toContain('Hoi')
  await isFine(agent, 'conversation')
  await page.keyboard.press('Escape')
  for (const [key, state] of Object.entries({
    '?': 'shortcuts',
    c: 'canned',
    k: 'knowledge',
    d: 'transfer',
    s: 'snooze',
    x: 'close',
    w: 'release',
    b: 'give back',
  })) {
    await page.keyboard.press(key)
    await page.locator('dialog[open]').waitFor()
    await isFine(agent, state, lang === 'nl' ? [narrow, wide] : [narrow])
    await page.keyboard.press('Escape')
    await soon(() => page.locator('dialog').count()).toBe(0)
  }
  await page.keyboard.press('x')
  await page.locator('.picks button').last().click()
  await soon(() => cards('ended').count()).toBeGreaterThan(0)
  await isFine(agent, 'ended')
  expect(agent.problems).toEqual([])
  await agent.close()

  const megan = await openAgent(browser, program.url, 'megan-bowen', settings)
  await megan.page.locator('.menu summary').click()
  await isFine(megan, 'menu')
  await megan.page.locator('.tab').last().click()
  await megan.page.locator('#match-waiting').waitFor()
  await isFine(megan, 'matching')
  await megan.close()
})
