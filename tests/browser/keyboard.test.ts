import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
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

const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    if (!(at instanceof HTMLElement)) return ''
    return at.getAttribute('aria-label') ?? (at.textContent.trim() || at.getAttribute('title') || at.tagName.toLowerCase())
  })

/** Presses Tab (or Shift+Tab) until what has the focus is called so; the names on the way. */
async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<string[]> {
  const way: string[] = []
  while (way.length < 40) {
    await page.keyboard.press(key)
    way.push(await focused(page))
    if (name.test(way.at(-1) ?? '')) return way
  }
  throw new Error(`${name} is not on the way: ${way.join(' → ')}`)
}

test('the first stop is the way past everything, into the message box', async () => {
  const { page, close } = await openChat(browser, program.url)
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Direct naar de chat')
  expect(await page.locator('#skip').boundingBox()).toMatchObject({ x: expect.any(Number), y: expect.any(Number) })
  expect((await page.locator('#skip').boundingBox())?.y).toBeGreaterThan(0)
  await page.keyboard.press('Enter')
  expect(await focused(page)).toBe('Je bericht')
  await close()
})

test('every stop shows where it is', async () => {
  const { page, close } = await openChat(browser, program.url)
  const unseen: string[] = []
  for (let stop = 0; stop < 14; stop += 1) {
    await page.keyboard.press('Tab')
    const visible = await page.evaluate(() => {
      const at = document.activeElement
      if (!at || at === document.body) return true
      const marks = [at, at.closest('.webchat__send-box__main'), ...at.children, ...(at.parentElement?.children ?? [])]
      return marks.some((mark) => {
        if (!mark) return false
        const style = getComputedStyle(mark)
        const indicator =
          /focus-indicator/.test(mark.getAttribute('class') ?? '') && style.display !== 'none' && style.borderStyle !== 'none'
        return (
          indicator ||
          (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2) ||
          style.boxShadow.includes('0px 0px 0px 2px')
        )
      })
    })
    if (!visible) unseen.push(await focused(page))
  }
  expect(unseen).toEqual([])
  await close()
})

test('a whole conversation by keyboard: type, send, choose an answer, fill in a card', async () => {
  const chat = await openChat(browser, program.url)
  const { page, bubbles } = chat
  await tabTo(page, /^Je bericht$/)
  await page.keyboard.type('menu')
  await page.keyboard.press('Enter')
  await soon(() => bubbles.count()).toBeGreaterThan(2)
  const offered = await chat.buttons.allInnerTexts()
  expect(offered.length).toBeGreaterThan(1)

  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  expect(offered).toContain(await focused(page))
  await page.keyboard.press('ArrowRight')
  const chosen = await focused(page)
  expect(offered).toContain(chosen)
  await page.keyboard.press('Enter')
  await soon(() => bubbles.allInnerTexts()).toContain(chosen)

  chat.receive({ ...sampleCard, id: 'sample-2' })
  const form = page.locator('.ac-adaptiveCard').filter({ hasText: 'Aanmelden voor een bijeenkomst' })
  await form.getByLabel('Je naam').focus()
  await page.keyboard.type('Sam')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toMatch(/Mag leeg blijven/)
  await tabTo(page, /^Meld mij aan$/)
  await chat.close()
})

test('the question before a new conversation keeps the focus and gives it back', async () => {
  const { page, close } = await openChat(browser, program.url)
  await tabTo(page, /^Nieuw gesprek$/)
  await page.keyboard.press('Enter')
  expect(await focused(page)).toBe('Nee, ga hier verder')
  for (let stop = 0; stop < 6; stop += 1) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null)).toBe(
      true,
    )
  }
  await page.keyboard.press('Escape')
  expect(await focused(page)).toBe('Nieuw gesprek')
  await close()
})
