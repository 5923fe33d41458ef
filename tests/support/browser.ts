import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const INSTALLED = '/usr/bin/chromium'

/** For a machine that is root, has no graphics card and should stay offline. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
]

async function executable(): Promise<{ executablePath: string; args: string[] }> {
  if (existsSync(INSTALLED)) return { executablePath: INSTALLED, args: FLAGS }
  const { default: packed } = await import('@sparticuz/chromium')
  return { executablePath: await packed.executablePath(), args: [...packed.args, ...FLAGS] }
}

/** A browser for the tests: the machine's own, or the one from npm. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ ...(await executable()), headless: true })
}
