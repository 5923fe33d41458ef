import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { samplePdf } from '../support/documents/sample-files.ts'
import { discard, type Program, startProgram } from '../support/program.ts'
import { soon } from '../support/soon.ts'

let program: Program
beforeAll(async () => {
  program = await startProgram({ LOG_LEVEL: 'debug' })
})
afterAll(() => discard(program))

type Heard = { label?: string; text?: string; from?: { role?: string }; attachments?: { contentUrl?: string; content?: unknown }[] }

/** Somebody in web chat over HTTP, as a browser is. */
async function visitor(as = 'candidate') {
  const json = { 'content-type': 'application/json' }
  const issued = await fetch(`${program.url}/demo/token`, { method: 'POST', headers: json, body: JSON.stringify({ as, locale: 'nl-NL' }) })
  const { token, conversationId } = (await issued.json()) as { token: string; conversationId: string }
  const headers = { authorization: `Bearer ${token}` }
  const here = `${program.url}/v3/directline/conversations/${conversationId}`
  let watermark = ''
  const hear = async (): Promise<Heard[]> => {
    const read = (await (await fetch(`${here}/activities?watermark=${watermark}`, { headers })).json()) as {
      activities: Heard[]
      watermark: string
    }
    watermark = read.watermark
    return read.activities.filter(({ from }) => from?.role === 'bot')
  }
  await fetch(`${program.url}/v3/directline/conversations`, { method: 'POST', headers })
  return {
    async says(text: string) {
      const sent = await fetch(`${here}/activities`, {
        method: 'POST',
        headers: { ...headers, ...json },
        body: JSON.stringify({ type: 'message', text }),
      })
      expect(sent.status).toBe(200)
      return hear()
    },
    async uploads(name: string, bytes: Buffer) {
      const form = new FormData()
      form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), name)
      const sent = await fetch(`${here}/upload`, { method: 'POST', headers, body: form })
      return { status: sent.status, heard: sent.ok ? await hear() : [] }
    },
  }
}

async function codeFor(address: string): Promise<string> {
  const code = async () => {
    const mails = (await (await fetch(`${program.url}/demo/mail`)).json()) as { to: unknown; text: string }[]
    return /\b\d{6}\b/.exec(mails.findLast(({ to }) => JSON.stringify(to).includes(address))?.text ?? '')?.[0] ?? ''
  }
  await soon(code).toMatch(/^\d{6}$/)
  return code()
}

const secretText = 'Wat-alleen-Kim-en-haar-coach-weten'
const secretName = 'Heel persoonlijk cv.pdf'

test('a cv goes through the running program, and comes back by its link; nothing of it is in the log or readable on the disk', async () => {
  const me = await visitor()
  for (const text of ['bewaar mijn route', 'Kim', 'kim.documents@example.org', 'ja', 'ja']) await me.says(text)
  expect((await me.says(await codeFor('kim.documents@example.org'))).at(0)?.label).toBe('people.joined.new')

  const bytes = samplePdf({ text: secretText })
  const { heard } = await me.uploads(secretName, bytes)
  expect(heard.map(({ label }) => label)).toEqual(['documents.ask.what'])
  await me.says('Cv')
  expect((await me.says('Ja, lever in')).map(({ label }) => label)).toEqual(['documents.done.submitted'])

  const list = JSON.stringify(await me.says('documenten'))
  const link = /"url":"([^"]+\/documents\/[^"]+)"/.exec(list)?.[1] ?? ''
  expect(link).toContain(program.url)
  const answer = await fetch(link)
  expect([answer.status, answer.headers.get('content-disposition')]).toEqual([200, expect.stringContaining('Heel%20persoonlijk%20cv.pdf')])
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
  expect((await fetch(`${link.slice(0, -2)}xx`)).status).toBe(404)

  const kept = await readdir(join(program.data, 'documents'), { recursive: true, withFileTypes: true })
  const files = kept.filter((one) => one.isFile())
  expect(files).toHaveLength(1)
  expect((await readFile(join(files[0]!.parentPath, files[0]!.name))).includes(secretText)).toBe(false)
  for (const secret of [secretText, 'persoonlijk', link.split('/').at(-1) ?? '']) expect(program.output()).not.toContain(secret)
})

test('ten megabytes and a byte do not get in', async () => {
  const me = await visitor()
  expect((await me.uploads('cv.pdf', Buffer.alloc(10 * 1024 * 1024 + 1))).status).toBe(413)
})
