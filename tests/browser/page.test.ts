import { afterAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openChat } from '../support/chat.ts'
import { discard, startProgram } from '../support/program.ts'
import { sampleCard } from '../support/sample-card.ts'
import { soon } from '../support/soon.ts'

const [program, browser] = await Promise.all([startProgram(), openBrowser()])
afterAll(async () => {
  await browser.close()
  await discard(program)
})

const LIMIT_BYTES = 800_000

test('a conversation with buttons, a card and a picture breaks no rule and asks nothing of another host', async () => {
  const chat = await openChat(browser, program.url)
  await chat.buttons.first().click()
  await soon(() => chat.bubbles.count()).toBeGreaterThan(2)
  chat.receive(sampleCard)
  await chat.page.locator('.ac-adaptiveCard').getByLabel('Je naam').fill('Sam')
  await chat.page.getByRole('button', { name: 'Nieuw gesprek' }).click()
  await chat.page.getByRole('button', { name: 'Nee, ga hier verder' }).click()
  await chat.page.setInputFiles('input[type="file"]', {
    name: 'foto.png',
    mimeType: 'image/png',
    buffer: Buffer.from('89504e470d0a1a0a', 'hex'),
  })
  await chat.input.press('Enter')
  await chat.page.getByText('foto.png').first().waitFor()
  expect(chat.problems).toEqual([])
  expect(chat.strangers).toEqual([])
  await chat.close()
})

test('the first load is at most 800 KB over the wire, the second comes from the cache', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const network = await context.newCDPSession(page)
  const got = new Map<string, { url: string; bytes: number; cached: boolean }>()
  await network.send('Network.enable')
  network.on('Network.responseReceived', ({ requestId, response }) =>
    got.set(requestId, { url: response.url, bytes: 0, cached: response.fromDiskCache ?? false }),
  )
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = got.get(requestId)
    if (one) one.bytes = encodedDataLength
  })
  const load = async () => {
    got.clear()
    await page.goto(program.url)
    await page.locator('.webchat__bubble').first().waitFor()
    return {
      bytes: [...got.values()].reduce((sum, one) => sum + one.bytes, 0),
      assets: [...got.values()].filter((one) => one.url.includes('/assets/')),
    }
  }
  const first = await load()
  expect(first.assets.length).toBeGreaterThan(15)
  expect(first.bytes).toBeGreaterThan(300_000)
  expect(first.bytes).toBeLessThanOrEqual(LIMIT_BYTES)
  const second = await load()
  expect(second.bytes).toBeLessThan(30_000)
  expect(second.assets.filter((one) => !one.cached && one.bytes > 0)).toEqual([])
  await context.close()
})

describe('languages', () => {
  test('a Dutch page that switches to English, remembers it, and keeps the conversation', async () => {
    const chat = await openChat(browser, program.url)
    expect(await chat.page.locator('html').getAttribute('lang')).toBe('nl')
    expect(await chat.input.getAttribute('placeholder')).toBe('Typ je bericht')
    const said = await chat.bubbles.first().textContent()
    await chat.page.getByRole('link', { name: 'English' }).click()
    await chat.bubbles.first().waitFor()
    expect(await chat.page.locator('html').getAttribute('lang')).toBe('en')
    expect(await chat.input.getAttribute('placeholder')).toBe('Type your message')
    expect(await chat.bubbles.first().textContent()).toBe(said)
    await chat.page.goto(program.url)
    expect(await chat.page.locator('html').getAttribute('lang')).toBe('en')
    await chat.bubbles.first().waitFor()
    await chat.say('menu')
    await soon(() => chat.bubbles.last().textContent()).toMatch(/\b(you|your)\b/i)
    await chat.close()
  })

  test('an English browser gets an English page and an English greeting', async () => {
    const chat = await openChat(browser, program.url, { locale: 'en-US' })
    expect(await chat.page.locator('html').getAttribute('lang')).toBe('en')
    await soon(() => chat.bubbles.first().textContent()).toMatch(/chatbot of the/)
    await chat.close()
  })
})

test('without JavaScript the page says whom to ask', async () => {
  const chat = await openChat(browser, program.url, { javaScriptEnabled: false, waitFor: '.noscript' })
  expect(await chat.page.locator('.noscript').textContent()).toMatch(/JavaScript.*@/s)
  await chat.close()
})

test('my data is one click away', async () => {
  const chat = await openChat(browser, program.url)
  await chat.page.getByRole('button', { name: 'Mijn gegevens' }).click()
  await soon(() => chat.bubbles.allInnerTexts()).toContain('mijn gegevens')
  await chat.close()
})

test('a new conversation begins only after asking, and forgets the old one', async () => {
  const chat = await openChat(browser, program.url)
  await chat.say('dit blijft hier')
  await soon(() => chat.bubbles.count()).toBeGreaterThan(2)
  const begin = chat.page.getByRole('button', { name: 'Nieuw gesprek' })
  await begin.click()
  await chat.page.keyboard.press('Escape')
  expect(await chat.bubbles.allInnerTexts()).toContain('dit blijft hier')
  await begin.click()
  await chat.page.getByRole('button', { name: 'Ja, begin een nieuw gesprek' }).click()
  await soon(() => chat.bubbles.count()).toBe(1)
  await chat.page.reload()
  await chat.bubbles.first().waitFor()
  expect(await chat.bubbles.allInnerTexts()).not.toContain('dit blijft hier')
  await chat.close()
})

test('the demo bar turns a visitor into a coach and back', async () => {
  const chat = await openChat(browser, program.url)
  const people = chat.page.getByLabel('Je bent nu')
  await soon(() => people.locator('option').allInnerTexts()).toContain('Alex Wilber (coach)')
  await people.selectOption({ label: 'Alex Wilber (coach)' })
  const became = chat.page.waitForRequest((request) => request.url().endsWith('/demo/token'))
  const begun = chat.page.waitForResponse((response) => /\/v3\/directline\/conversations$/.test(response.url()))
  await chat.page.getByRole('button', { name: 'Wissel' }).click()
  expect((await became).postDataJSON()).toEqual({ as: 'alex-wilber', locale: 'nl-NL' })
  await begun
  await chat.bubbles.first().waitFor()
  const said = await chat.bubbles.count()
  await chat.say('menu')
  await soon(() => chat.bubbles.count()).toBeGreaterThan(said + 1)
  await chat.page.reload()
  await soon(() => chat.bubbles.allInnerTexts()).toContain('menu')
  expect(await people.inputValue()).toBe('alex-wilber')
  await people.selectOption('')
  await chat.page.getByRole('button', { name: 'Wissel' }).click()
  await soon(() => chat.bubbles.count()).toBe(1)
  await chat.close()
})
