import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { loadTexts, type TextKey, words } from '../../locales/texts.ts'

const root = join(import.meta.dirname, '../../locales')
const files = globSync('nl/*.json', { cwd: root }).map((file) => basename(file))
const read = (locale: string, file: string): unknown => JSON.parse(readFileSync(join(root, locale, file), 'utf8'))

function leaves(value: unknown, path = ''): [key: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key))
}
const variables = (text: string) => [...new Set([...text.matchAll(/{{\s*(\w+)[^}]*}}/g)].map((match) => match[1]!))].sort()

test('both languages have the same files', () => {
  expect(
    globSync('en/*.json', { cwd: root })
      .map((file) => basename(file))
      .sort(),
  ).toEqual([...files].sort())
})

test.each(files.filter((file) => file !== 'words.json'))('%s has the same keys and variables in both languages', (file) => {
  const nl = leaves(read('nl', file))
  const en = new Map(leaves(read('en', file)))
  expect([...en.keys()].sort()).toEqual(nl.map(([key]) => key).sort())
  const different = nl
    .filter(([key, text]) => !/_(one|other)$/.test(key) && variables(text).join() !== variables(en.get(key) ?? '').join())
    .map(([key]) => key)
  expect(different).toEqual([])
})

test('a plural has both forms', () => {
  const keys = files.flatMap((file) => leaves(read('nl', file)).map(([key]) => `${file} ${key}`))
  const lonely = keys.filter((key) => /_one$/.test(key) && !keys.includes(key.replace(/_one$/, '_other')))
  expect(lonely).toEqual([])
})

test('the desk says "je", never "u"', () => {
  const formal = files
    .filter((file) => file !== 'words.json')
    .flatMap((file) =>
      leaves(read('nl', file))
        .filter(([, text]) => /\b(?:u|uw)\b/i.test(text.replaceAll('{{hours}} u', '')))
        .map(([key]) => `${file} ${key}`),
    )
  expect(formal).toEqual([])
})

test('a word opens one thing only', () => {
  const owner = new Map<string, string>()
  const clashes: string[] = []
  for (const byId of Object.values(words)) {
    for (const [id, list] of Object.entries(byId)) {
      for (const word of list) {
        const known = owner.get(word)
        if (known && known !== id) clashes.push(`${word}: ${known} and ${id}`)
        owner.set(word, id)
      }
    }
  }
  expect(clashes).toEqual([])
})

test('a text that does not exist is a bug that says its name', () => {
  const texts = loadTexts()
  const unchecked: string = 'no.such.text'
  expect(() => texts.text('nl', unchecked as TextKey)).toThrow('no text "no.such.text" in locales/nl')
  expect(texts.has('menu.all')).toBe(true)
  expect(texts.has('menu.none')).toBe(false)
})

test('what a person types is put into a text as it is: no nesting, no interpolation, no markup', () => {
  const text = loadTexts().text('nl', 'message.tooLong', { longest: '$t(menu.all) {{longest}} <b>' })
  expect(text).toContain('$t(menu.all) {{longest}} <b>')
})
