import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { acceptedEncoding } from '../../bot/pages/accepted-encoding.ts'
import { pageTexts } from '../../bot/pages/chat-page.ts'
import { createCompressor } from '../../bot/pages/compressor.ts'
import { contentHash } from '../../bot/pages/content-hash.ts'
import { fillTemplate, scriptJson } from '../../bot/pages/fill-template.ts'

const folder = await mkdtemp(join(tmpdir(), 'loket-pages-'))
afterAll(() => rm(folder, { recursive: true }))

const large = Buffer.from(Array.from({ length: 40_000 }, (_, index) => `line ${(index * 7919) % 104_729}`).join('\n'))
const content = { hash: contentHash(large), raw: async () => large }
const stored = join(folder, `${content.hash}.br`)

describe('compression', () => {
  test('a large file comes quickly first, then at its smallest, and from the folder next time', async () => {
    const compress = createCompressor({ cacheFolder: folder, improveAfterMs: 0 })
    const quick = await compress(content, 'br')
    expect(brotliDecompressSync(quick)).toEqual(large)
    await expect.poll(() => readdir(folder), { timeout: 20_000 }).toEqual([`${content.hash}.br`])
    const best = await compress(content, 'br')
    expect(best.length).toBeLessThan(quick.length)
    expect(brotliDecompressSync(best)).toEqual(large)

    const unread = { hash: content.hash, raw: () => Promise.reject(new Error('read again')) }
    expect(await createCompressor({ cacheFolder: folder })(unread, 'br')).toEqual(best)
  })

  test('a damaged copy in the folder is made again', async () => {
    const good = await readFile(stored)
    await writeFile(stored, good.subarray(0, 100))
    expect(brotliDecompressSync(await createCompressor({ cacheFolder: folder })(content, 'br'))).toEqual(large)
    await writeFile(stored, good)
  })

  test('a folder that cannot be written costs nothing but time', async () => {
    const compress = createCompressor({ cacheFolder: join(stored, 'not-a-folder'), improveAfterMs: 0 })
    const quick = await compress(content, 'br')
    await expect.poll(async () => (await compress(content, 'br')).length, { timeout: 20_000 }).toBeLessThan(quick.length)
  })

  test('gzip for who knows no better; a failure is tried again', async () => {
    const compress = createCompressor({})
    expect(gunzipSync(await compress(content, 'gzip'))).toEqual(large)
    const other = { hash: 'other', raw: () => Promise.reject(new Error('busy')) }
    await expect(compress(other, 'gzip')).rejects.toThrow('busy')
    expect(gunzipSync(await compress({ ...other, raw: async () => large }, 'gzip'))).toEqual(large)
  })

  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['BR', 'br'],
    ['gzip;q=0.0', 'identity'],
    ['', 'identity'],
    [undefined, 'identity'],
  ])('Accept-Encoding: %s', (header, encoding) => expect(acceptedEncoding(header)).toBe(encoding))
})

describe('the template', () => {
  test.each([
    ['text is escaped', '<p>{{a.b}}</p>', { a: { b: `<b> & "q" 'x'` } }, '<p>&lt;b&gt; &amp; &quot;q&quot; &#39;x&#39;</p>'],
    ['or left as it is', '{{{html}}}', { html: '<b>' }, '<b>'],
    ['parts stay', '{{#on}}yes{{/on}}{{^on}}no{{/on}}', { on: true }, 'yes'],
    ['or go', '{{#on}}{{missing}}{{/on}}{{^on}}no{{/on}}', { on: false }, 'no'],
    ['a text is never a template', '{{a}}', { a: '{{b}}' }, '{{b}}'],
  ])('%s', (_, template, values, filled) => expect(fillTemplate(template, values)).toBe(filled))

  test('a place without a text is a bug', () => expect(() => fillTemplate('{{a.b.c}}', { a: { b: 'x' } })).toThrow('a.b.c'))

  test('data cannot leave its script element', () => {
    const data = { evil: '</script><script>alert(1)//\u2028 & <!--' }
    expect(scriptJson(data)).not.toMatch(/[<>&\u2028]/)
    expect(JSON.parse(scriptJson(data))).toEqual(data)
  })
})

describe('the texts', () => {
  const leaves = (value: object, path = ''): [string, string][] =>
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'string' ? [[path + key, inner] as [string, string]] : leaves(inner, `${path}${key}.`),
    )
  const variables = (text: string) => text.match(/\{\{\w+\}\}|\$\d|\[RETRY\]/g)?.sort() ?? []

  test('both languages say the same things with the same variables', () => {
    const shape = (language: 'nl' | 'en') => leaves(pageTexts[language]).map(([key, text]) => [key, variables(text)])
    expect(shape('en')).toEqual(shape('nl'))
  })

  test('Dutch says je, also where web chat says u', async () => {
    const bundled: Record<string, string> = JSON.parse(
      await readFile(new URL('../../node_modules/botframework-webchat-api/src/localization/nl-NL.json', import.meta.url), 'utf8'),
    )
    const said = leaves({ ...bundled, ...pageTexts.nl.webchat, _comment: '' }).concat(leaves(pageTexts.nl))
    expect(said.filter(([, text]) => /\b(u|uw)\b/i.test(text))).toEqual([])
  })

  test('every text of web chat that we replace exists in this version', async () => {
    const bundled = JSON.parse(
      await readFile(new URL('../../node_modules/botframework-webchat-api/src/localization/en-US.json', import.meta.url), 'utf8'),
    )
    expect(Object.keys(pageTexts.nl.webchat).filter((key) => !(key in bundled))).toEqual([])
  })
})
