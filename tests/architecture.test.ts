import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const folders: Record<string, string[]> = {
  locales: [],
  data: [],
  rules: ['data'],
  dialogs: ['rules', 'data', 'locales'],
  bot: ['dialogs', 'rules', 'data', 'locales'],
}
const sources = (folder: string) =>
  globSync(`${folder}/**/*.ts`, { cwd: root }).map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
const importsOf = (text: string) => [...text.matchAll(/(?:from|import\()\s*['"]([^'"]+)['"]/g)].map((match) => match[1]!)

test.each(Object.keys(folders))('%s imports only what the architecture allows', (folder) => {
  const wrong = sources(folder).flatMap(({ file, text }) =>
    importsOf(text)
      .filter((spec) => spec.startsWith('.'))
      .map((spec) => relative(root, join(root, dirname(file), spec)).split('/')[0]!)
      .filter((target) => target !== folder && !folders[folder]!.includes(target))
      .map((target) => `${file} imports ${target}/`),
  )
  expect(wrong).toEqual([])
})

test('only bot/ knows the channel, and only one file knows Cosmos', () => {
  const wrong = Object.keys(folders)
    .flatMap(sources)
    .flatMap(({ file, text }) =>
      importsOf(text)
        .filter(
          (spec) =>
            (/^(botbuilder|botframework-|restify)/.test(spec) && !file.startsWith('bot/')) ||
            (spec === '@azure/cosmos' && file !== 'data/cosmos-store.ts'),
        )
        .map((spec) => `${file} imports ${spec}`),
    )
  expect(wrong).toEqual([])
})

test('the environment is read where it enters, and handed on', () => {
  const readers = Object.keys(folders)
    .flatMap(sources)
    .filter(({ text }) => text.includes('process.env'))
    .map(({ file }) => file)
  expect(
    readers.filter(
      (file) =>
        ![
          'bot/main.ts',
          'bot/doctor.ts',
          'bot/manage-staff.ts',
          'bot/import.ts',
          'bot/chat.ts',
          'bot/playground.ts',
          'bot/teams-package.ts',
          'bot/ask.ts',
          'bot/knowledge-eval.ts',
          'bot/knowledge-report.ts',
          'bot/build-knowledge.ts',
        ].includes(file),
    ),
  ).toEqual([])
})

test('no file is longer than 250 lines, and dialogs and rules have no clock and no chance', () => {
  const all = [...Object.keys(folders), 'tests'].flatMap(sources)
  expect(all.filter(({ text }) => text.split('\n').length > 251).map(({ file }) => file)).toEqual([])
  const impure = [...sources('dialogs'), ...sources('rules')].filter(({ text }) =>
    /Date\.now\(|new Date\(\)|Math\.random\(|randomUUID|node:fs|node:net/.test(text),
  )
  expect(impure.map(({ file }) => file)).toEqual([])
})
