import { afterAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openChat } from '../support/chat.ts'
import { discard, startProgram } from '../support/program.ts'

const [program, browser] = await Promise.all([startProgram(), openBrowser()])
afterAll(async () => {
  await browser.close()
  await discard(program)
})

// Regression: a required consent without a label kept the whole form from being shown, and nothing said so.
test.each([
  ['nl', 'nl-NL', ['bijeenkomsten', '1', 'aanmelden'], { name: 'Je naam', mail: 'Je e-mailadres', next: 'Verder', yes: 'Ja, meld me aan' }],
  [
    'en',
    'en-GB',
    ['info sessions', '3', 'sign up'],
    { name: 'Your name', mail: 'Your e-mail address', next: 'Next', yes: 'Yes, sign me up' },
  ],
])('somebody signs up for an info session on one card (%s)', async (lang, locale, words, labels) => {
  const { page, say, bubbles, buttons, problems, close } = await openChat(browser, `${program.url}/?lang=${lang}`, { locale })
  for (const word of words) {
    const before = await bubbles.count()
    await say(word)
    await bubbles.nth(before + 1).waitFor()
  }
  const form = page.locator('.ac-adaptiveCard').filter({ has: page.getByLabel(labels.name) })
  await form.getByLabel(labels.name).fill('Robin de Wit')
  await form.getByLabel(labels.mail).fill(`robin-${lang}@example.org`)
  await form.getByRole('checkbox').check()
  await form.getByRole('button', { name: labels.next }).click()
  await buttons.filter({ hasText: labels.yes }).click()
  const link = page.locator('a[href*="/files/"]').first()
  await link.waitFor()
  expect(await bubbles.filter({ hasText: 'Robin de Wit' }).count()).toBeGreaterThan(0)
  const calendar = await fetch(String(await link.getAttribute('href')))
  expect(calendar.headers.get('content-type')).toContain('text/calendar')
  expect(await calendar.text()).toContain('TZID=Europe/Amsterdam')
  expect(problems).toEqual([])
  await close()
})
