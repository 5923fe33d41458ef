import { readFile } from 'node:fs/promises'
import type { BrowserContextOptions } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openChat } from '../support/chat.ts'
import { discard, startProgram } from '../support/program.ts'
import { sampleCard } from '../support/sample-card.ts'
import { soon } from '../support/soon.ts'

const [program, browser, axe] = await Promise.all([
  startProgram(),
  openBrowser(),
  readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8'),
])
afterAll(async () => {
  await browser.close()
  await discard(program)
})

type Finding = { id: string; nodes: { html: string; failureSummary?: string }[] }

const wide: BrowserContextOptions = { viewport: { width: 1280, height: 860 } }
const narrow: BrowserContextOptions = { viewport: { width: 320, height: 640 }, hasTouch: true }

type Look = { colorScheme?: 'light' | 'dark'; contrast?: 'more' | null; forcedColors?: 'active' | 'none' }
const plain = { colorScheme: 'light', contrast: null, forcedColors: 'none' } as const
const looks: Record<string, Look> = {
  light: {},
  dark: { colorScheme: 'dark' },
  'more contrast': { contrast: 'more' },
  'colours of one’s own': { forcedColors: 'active' },
}

test.each<[string, string, BrowserContextOptions]>([
  ['Dutch on a desk', 'nl', wide],
  ['Dutch on a small phone', 'nl', narrow],
  ['English on a desk', 'en', wide],
  ['English on a small phone', 'en', narrow],
])('axe finds nothing, however the colours are: %s', async (_, language, options) => {
  const chat = await openChat(browser, `${program.url}/?lang=${language}`, { ...options, bypassCSP: true })
  await chat.say('menu')
  await soon(() => chat.bubbles.count()).toBeGreaterThan(2)
  chat.receive(sampleCard)
  await chat.page.locator('.ac-adaptiveCard').waitFor()
  await chat.page.evaluate(axe)
  for (const [look, media] of Object.entries(looks)) {
    await chat.page.emulateMedia({ ...plain, ...media })
    const findings = await chat.page.evaluate(async () => {
      const run = 'axe' in window ? (window.axe as { run: (options: object) => Promise<{ violations: Finding[] }> }).run : undefined
      return (await run?.({ resultTypes: ['violations'] }))?.violations
    })
    const said = findings?.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join('\n')}`)
    expect({ look, said }).toEqual({ look, said: [] })
  }
  await chat.close()
})

test('nothing sticks out of the smallest phone, also with twice the text size', async () => {
  const chat = await openChat(browser, program.url, narrow)
  chat.receive(sampleCard)
  await chat.page.locator('.ac-adaptiveCard').waitFor()
  const tooWide = () => chat.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(await tooWide()).toBeLessThanOrEqual(0)
  await chat.page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  expect(await tooWide()).toBeLessThanOrEqual(0)
  await chat.close()
})
