import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page, WebSocketRoute } from 'playwright-core'

export type Chat = {
  page: Page
  context: BrowserContext
  input: Locator
  bubbles: Locator
  buttons: Locator
  /** What the content security policy stopped, and every error on the console or in a script. */
  problems: string[]
  /** Addresses of other hosts that were asked for anything. */
  strangers: string[]
  say: (text: string) => Promise<void>
  /** Puts an activity into the stream, as if the bot had sent it. */
  receive: (activity: object) => void
  close: () => Promise<void>
}

/** The chat page in a fresh browser profile, greeted. */
export async function openChat(
  browser: Browser,
  address: string,
  options: BrowserContextOptions & { waitFor?: string } = {},
): Promise<Chat> {
  const { waitFor = '.webchat__bubble', ...settings } = options
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'nl-NL', ...settings })
  const page = await context.newPage()
  const problems: string[] = []
  const strangers: string[] = []
  const { host } = new URL(address)
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.host !== host && url.protocol !== 'data:' && url.protocol !== 'blob:') strangers.push(request.url())
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.effectiveDirective} ${event.blockedURI}`),
    )
  })
  let stream: WebSocketRoute | undefined
  await page.routeWebSocket(/\/stream\?/, (route) => {
    if (new URL(route.url()).host !== host) strangers.push(route.url())
    route.connectToServer()
    stream = route
  })
  await page.goto(address)
  await page.locator(waitFor).first().waitFor()
  const input = page.locator('[data-id="webchat-sendbox-input"]')
  return {
    page,
    context,
    input,
    bubbles: page.locator('.webchat__bubble__content'),
    buttons: page.locator('.webchat__suggested-action'),
    problems,
    strangers,
    async say(text) {
      await input.fill(text)
      await input.press('Enter')
    },
    receive: (activity) => stream?.send(JSON.stringify({ activities: [activity] })),
    close: () => context.close(),
  }
}
