import { parse as parseYaml } from 'yaml'
import { type Locale, locales } from './bilingual.ts'
import type { KnowledgeProblem } from './knowledge-error.ts'
import { type KnowledgeTopic, knowledgeTopic } from './knowledge-topic.ts'
import { describeIssue } from './programme/describe-issue.ts'
import { formatPath } from './programme/problem.ts'

type Part = 'question' | 'short' | 'more' | 'phrasings'

/** The headings of a topic's file, by language. */
export const headings: Record<Locale, Record<Part, string>> = {
  nl: { question: 'Vraag', short: 'Kort', more: 'Meer', phrasings: 'Zo vragen mensen het' },
  en: { question: 'Question', short: 'Short', more: 'More', phrasings: 'How people ask it' },
}
const parts: readonly Part[] = ['question', 'short', 'more', 'phrasings']

export type ParsedTopic = { ok: true; topic: KnowledgeTopic } | { ok: false; problems: KnowledgeProblem[] }

/** A topic from the text of its Markdown file (front matter, then a chapter for each language), or everything that is wrong with it. */
export function parseTopicFile(file: string, source: string): ParsedTopic {
  const problems: KnowledgeProblem[] = []
  const refuse = (problem: string, mend: string) => problems.push({ file, problem, mend })
  const text = source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const matter = /^---\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text)
  if (!matter)
    return {
      ok: false,
      problems: [{ file, problem: 'has no front matter', mend: 'begin the file with --- , the lines from id to sources, and --- again' }],
    }
  const front = readYaml(matter[1] ?? '', refuse)
  const chapters = readChapters(text.slice(matter[0].length), refuse)
  if (problems.length > 0) return { ok: false, problems }
  const candidate = { ...(front && typeof front === 'object' ? front : {}), ...chapters }
  const parsed = knowledgeTopic.safeParse(candidate)
  if (!parsed.success) {
    for (const issue of parsed.error.issues.flatMap((one) => describeIssue(one, candidate)))
      refuse(`${formatPath(issue.path)} ${issue.problem}`, issue.mend)
    return { ok: false, problems }
  }
  return { ok: true, topic: parsed.data }
}

function readYaml(text: string, refuse: (problem: string, mend: string) => void): unknown {
  try {
    return parseYaml(text)
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '').replace(/:$/, '') : String(error)
    refuse(`the lines between --- cannot be read: ${reason}`, 'look there for a missing colon, bracket or quote')
    return undefined
  }
}

function readChapters(body: string, refuse: (problem: string, mend: string) => void) {
  const chapters = new Map(sections(body, '# '))
  return Object.fromEntries(
    locales.map((locale) => {
      const chapter = chapters.get(locale)
      if (chapter === undefined) {
        refuse(`has no chapter "# ${locale}"`, `add "# ${locale}" with ${parts.map((part) => `"## ${headings[locale][part]}"`).join(', ')}`)
        return [locale, undefined]
      }
      const found = new Map(sections(chapter, '## '))
      const names = parts.map((part) => headings[locale][part].toLowerCase())
      for (const name of found.keys())
        if (!names.includes(name))
          refuse(`"## ${name}" is not a heading of "# ${locale}"`, `use ${parts.map((part) => headings[locale][part]).join(', ')}`)
      const text = (part: Part) => {
        const section = found.get(headings[locale][part].toLowerCase())
        if (section === undefined) refuse(`has no "## ${headings[locale][part]}" under "# ${locale}"`, 'add it, with its text under it')
        return section?.trim() ?? ''
      }
      return [
        locale,
        { question: text('question'), short: text('short'), more: text('more'), phrasings: bullets(text('phrasings'), refuse) },
      ]
    }),
  )
}

/** Pieces of the text that begin with a heading line, by the heading in small letters. */
function sections(text: string, mark: '# ' | '## '): [string, string][] {
  const found: [string, string[]][] = []
  for (const line of text.split('\n')) {
    if (line.startsWith(mark)) found.push([line.slice(mark.length).trim().toLowerCase(), []])
    else found.at(-1)?.[1].push(line)
  }
  return found.map(([name, lines]) => [name, lines.join('\n')])
}

function bullets(text: string, refuse: (problem: string, mend: string) => void): string[] {
  const items: string[] = []
  for (const line of text.split('\n')) {
    const bullet = /^\s*[-*]\s+(.*\S)\s*$/.exec(line)
    if (bullet) items.push(bullet[1] ?? '')
    else if (line.trim() !== '') refuse(`"${line.trim().slice(0, 60)}" is not an item of the list of phrasings`, 'begin the line with "- "')
  }
  return items
}
