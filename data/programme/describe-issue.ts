import type * as z from 'zod'
import { suggest } from './nearest.ts'
import type { Path, Problem } from './problem.ts'

type Issue = z.core.$ZodIssue

const languages: Record<string, string> = { nl: 'Dutch', en: 'English' }
const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}
const kind = (name: string) => kinds[name] ?? name
const texts = ['title', 'about', 'text', 'name', 'help', 'label', 'summary', 'why', 'line', 'more', 'campaign']

const valueAt = (path: Path, file: unknown) =>
  path.reduce<unknown>((value, part) => (value && typeof value === 'object' ? Reflect.get(value, part) : undefined), file)

const show = (value: unknown) => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

const invalidType = (issue: z.core.$ZodIssueInvalidType, path: Path, file: unknown): Problem => {
  const value = valueAt(path, file)
  const field = String(path.at(-1))
  const language = languages[field]
  if (issue.expected === 'object' && texts.includes(field)) {
    const problem = value === undefined ? 'is missing' : `${show(value)} is in one language`
    return { path, problem, mend: 'write { "nl": "…", "en": "…" }' }
  }
  if (value !== undefined)
    return { path, problem: `${show(value)} is not ${kind(issue.expected)}`, mend: `give ${kind(issue.expected)} here` }
  if (language) return { path, problem: `the ${language} text is missing`, mend: `write it in ${language}, not translated word by word` }
  return { path, problem: 'is missing', mend: `add "${field}", ${kind(issue.expected)}` }
}

const tooSmall = (issue: z.core.$ZodIssueTooSmall, path: Path, file: unknown): Problem => {
  const language = languages[String(path.at(-1))]
  if (issue.origin === 'string' && language) return { path, problem: `the ${language} text is empty`, mend: `write it in ${language}` }
  if (issue.origin === 'string') return { path, problem: 'is too short', mend: `write at least ${issue.minimum} characters` }
  if (issue.origin === 'array') return { path, problem: `has too few entries`, mend: `give at least ${issue.minimum}` }
  return { path, problem: `${show(valueAt(path, file))} is too low`, mend: `give at least ${issue.minimum}` }
}

const tooBig = (issue: z.core.$ZodIssueTooBig, path: Path, file: unknown): Problem => {
  const value = valueAt(path, file)
  if (typeof value === 'string')
    return { path, problem: `is ${value.length} characters long`, mend: `keep it to ${issue.maximum}: it is a button` }
  if (Array.isArray(value)) return { path, problem: `has ${value.length} entries`, mend: `give at most ${issue.maximum}` }
  return { path, problem: `${show(value)} is too high`, mend: `give at most ${issue.maximum}` }
}

const told = (issue: Issue, path: Path, file: unknown): Problem => {
  const [problem = '', mend = 'correct it'] = issue.message.split('. Mend: ')
  const value = valueAt(path, file)
  return { path, problem: typeof value === 'string' ? `${show(value)} ${problem}` : problem, mend }
}

const notOneOf = (issue: z.core.$ZodIssueInvalidValue, path: Path, file: unknown): Problem => {
  const value = valueAt(path, file)
  if (value === undefined) return { path, problem: 'is missing', mend: `add "${String(path.at(-1))}": ${issue.values.join(', ')}` }
  const mend =
    issue.values.length === 1 ? `write ${String(issue.values[0])} or take it out` : suggest(String(value), issue.values.map(String))
  return { path, problem: `${show(value)} is not possible here`, mend }
}

/** A choice between shapes told by the field each is known by; when one of those fields is there, the shape that comes nearest is described. */
const noneOfShapes = (issue: z.core.$ZodIssueInvalidUnion, path: Path, file: unknown): Problem[] => {
  const value = valueAt(path, file)
  const lacking = issue.errors.map((branch) =>
    branch.map((inner) => String(inner.path[0])).find((key) => !(value && typeof value === 'object' && key in value)),
  )
  const own = lacking.filter((key) => key !== undefined && key !== 'undefined')
  if (own.length === issue.errors.length && new Set(own).size === own.length) {
    return [{ path, problem: `has none of ${own.join(', ')}`, mend: 'add one of them' }]
  }
  const branches = issue.errors.toSorted((a, b) => a.length - b.length)
  return (branches[0] ?? []).flatMap((inner) => describeIssue(inner, file, path))
}

const formats: Record<string, [problem: string, mend: string]> = {
  email: ['is not an e-mail address', 'write it like helpdesk@example.org'],
  url: ['is not a web address', 'write it in full, like https://example.org'],
}

/** A schema issue in an operator's words; a choice between shapes is described by the shape that comes nearest. */
export const describeIssue = (issue: Issue, file: unknown, base: Path = []): Problem[] => {
  const path = [...base, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))]
  switch (issue.code) {
    case 'invalid_type':
      return [invalidType(issue, path, file)]
    case 'too_small':
      return [tooSmall(issue, path, file)]
    case 'too_big':
      return [tooBig(issue, path, file)]
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], problem: 'is not a field of this', mend: 'correct its name or take it out' }))
    case 'invalid_value':
      return [notOneOf(issue, path, file)]
    case 'invalid_union':
      return noneOfShapes(issue, path, file)
    case 'invalid_key':
      return [{ path, problem: `"${String(path.at(-1))}" is not an id`, mend: 'use small letters, digits and hyphens' }]
    case 'invalid_format': {
      const [problem, mend] = formats[issue.format] ?? []
      return problem && mend ? [{ path, problem: `${show(valueAt(path, file))} ${problem}`, mend }] : [told(issue, path, file)]
    }
    default:
      return [told(issue, path, file)]
  }
}
