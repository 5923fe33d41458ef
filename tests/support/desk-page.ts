import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'

type Finding = { id: string; nodes: { html: string; failureSummary?: string }[] }

export type Agent = {
  page: Page
  cards: (list: 'waiting' | 'mine' | 'others' | 'ended') => Locator
  lines: Locator
  compose: Locator
  /** What broke on the page: scripts, the content security policy. */
  problems: string[]
  focused: () => Promise<string>
  /** What axe has to say about the page as it is now; of an open window about that, since nothing else can be reached. */
  findings: () => Promise<string[]>
  close: () => Promise<void>
}

const axe = readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')

/** The helpdesk's page in a fresh browser profile, signed in through the demo's chooser by keyboard. Without `as` it stays at the chooser. */
export async function openAgent(
  browser: Browser,
  url: string,
  as: string | undefined,
  options: BrowserContextOptions & { at?: string } = {},
): Promise<Agent> {
  const { at = '', ...settings } = options
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'nl-NL', ...settings })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.effectiveDirective} ${event.blockedURI}`),
    )
  })
  page.on('console', (message) => {
    if (message.text().startsWith('policy:')) problems.push(message.text())
  })
  await page.goto(`${url}/desk${at}`)
  if (as !== undefined) {
    await page.locator(`[data-as="${as}"]`).focus()
    await page.keyboard.press('Enter')
    await page.locator('#queue-heading, #sign-out').first().waitFor()
  }
  return {
    page,
    cards: (list) => page.locator(`ul[aria-labelledby="queue-${list}"] .card`),
    lines: page.locator('#lines .line-of .words'),
    compose: page.locator('#compose'),
    problems,
    focused: () => page.evaluate(() => document.activeElement?.id || (document.activeElement?.textContent?.trim() ?? '')),
    async findings() {
      if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await axe)
      const found = await page.evaluate(async () => {
        const { axe: found } = window as unknown as { axe: { run: (context: Node, options: object) => Promise<{ violations: Finding[] }> } }
        const context = document.querySelector('dialog[open]') ?? document
        return (await found.run(context, { resultTypes: ['violations'] })).violations
      })
      return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join('\n')}`)
    },
    close: () => context.close(),
  }
}
