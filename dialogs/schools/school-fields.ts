import type { TextKey } from '../../locales/texts.ts'
import { readEmail } from '../../rules/email-address.ts'
import { type Option, readChoices } from '../../rules/read-choices.ts'
import { readCounts } from '../../rules/schools/read-counts.ts'
import type { SchoolFacts, SchoolField } from '../../rules/schools/school-facts.ts'
import type { Context } from '../context.ts'
import type { Step } from '../flow.ts'
import { type Read, reading } from '../info-sessions/reading.ts'
import type { Choice, Var } from '../reply.ts'
import { meant } from '../words.ts'
import { boardVar, countsVar, termVar } from './school-vars.ts'

/** The order in which a school is asked about. */
export const schoolFields = [
  ...(['name', 'board', 'part', 'address', 'specialEducation', 'training', 'places', 'guidance'] as const),
  ...(['vacancies', 'strengths', 'changeOfLeader', 'contactName', 'contactEmail', 'contactPhone'] as const),
] satisfies SchoolField[]

const yesNo: Choice[] = [
  { label: { key: 'schools.yes' }, value: 'yes' },
  { label: { key: 'schools.no' }, value: 'no' },
]
const skip: Choice[] = [{ label: { key: 'schools.empty' }, value: 'none' }]
const nothing = /^(?:none|geen|leeg|empty|-+|niet ingevuld)$/i
const mostCount = 99

const asChoice = ({ id, title }: Option): Choice => ({ label: title, value: id })
const boardsOf = ({ schools, who }: Context): Option[] =>
  (schools.boards(who) ?? []).map(({ id, name }) => ({ id, title: { nl: name, en: name } }))
const wrong = (field: SchoolField, vars?: Record<string, Var>): Read<never> => ({
  ok: false,
  key: `schools.wrong.${field}` as TextKey,
  ...(vars && { vars }),
})

function one(field: SchoolField, options: readonly Option[], text: string): Read<string> {
  const read = readChoices(options, text)
  const [id, ...more] = read.ok ? read.ids : []
  return id !== undefined && more.length === 0
    ? { ok: true, value: id }
    : wrong(field, { options: { joined: options.map(({ title }) => title) } })
}

function line(field: SchoolField, text: string, longest: number, needed: boolean): Read<string> {
  const value = text.replace(/\s+/g, ' ').trim()
  if (!needed && nothing.test(value)) return { ok: true, value: '' }
  return value === '' || value.length > longest || !/\p{L}/u.test(value) ? wrong(field, { longest }) : { ok: true, value }
}

function yes(field: SchoolField, text: string): Read<boolean> {
  const id = meant(text)?.id ?? text.trim()
  return id === 'yes' || id === 'no' ? { ok: true, value: id === 'yes' } : wrong(field)
}

function counts(field: 'places' | 'vacancies', text: string, { programme }: Context): Read<SchoolFacts['places']> {
  const { groups } = programme.matching.vocabularies
  const read = readCounts(groups, text)
  return read.ok
    ? { ok: true, value: read.counts }
    : wrong(field, { said: read.said, options: { joined: groups.map(({ title }) => title) } })
}

/** What is typed for a field as its value, or what is wrong with it. */
export function readField(field: SchoolField, text: string, context: Context): Read<unknown> {
  const { parts, needs } = context.programme.matching.vocabularies
  switch (field) {
    case 'board':
      return one(field, boardsOf(context), text)
    case 'part':
      return one(field, parts, text)
    case 'specialEducation':
    case 'training':
    case 'changeOfLeader':
      return yes(field, text)
    case 'places':
    case 'vacancies':
      return counts(field, text, context)
    case 'guidance': {
      const count = /^(\d{1,2})(?:\s+\p{L}+)*$/u.exec(text.trim())?.[1]
      return count === undefined || Number(count) > mostCount ? wrong(field) : { ok: true, value: Number(count) }
    }
    case 'strengths': {
      const read = readChoices(needs, text)
      return read.ok
        ? { ok: true, value: read.ids }
        : wrong(field, { said: read.said, options: { joined: needs.map(({ title }) => title) } })
    }
    case 'contactEmail': {
      const read = readEmail(text)
      return read.ok ? { ok: true, value: read.email } : { ok: false, key: `sessions.email.${read.fault}` }
    }
    case 'contactPhone': {
      const phone = text.replace(/[\s().-]/g, '')
      if (nothing.test(text.trim())) return { ok: true, value: '' }
      return /^\+?\d{6,15}$/.test(phone) ? { ok: true, value: text.trim() } : wrong(field)
    }
    case 'address':
      return line(field, text, 200, false)
    default:
      return line(field, text, 120, true)
  }
}

/** A field's value in words. */
export function fieldVar(field: SchoolField, facts: SchoolFacts, context: Context): Var {
  const value = facts[field]
  if (field === 'board') return boardVar(context, facts.board)
  if (field === 'part') return termVar(context, 'parts', facts.part)
  if (field === 'places' || field === 'vacancies') return countsVar(context, facts[field])
  if (field === 'strengths')
    return facts.strengths.length === 0 ? { key: 'schools.none' } : { joined: facts.strengths.map((id) => termVar(context, 'needs', id)) }
  if (typeof value === 'boolean') return { key: value ? 'schools.yes' : 'schools.no' }
  return value === '' ? { key: 'schools.empty' } : (value as string | number)
}

export const fieldLine = (field: SchoolField, facts: SchoolFacts, context: Context) => ({
  label: { key: `schools.field.${field}` as const },
  value: fieldVar(field, facts, context),
})

function choicesOf(field: SchoolField, context: Context): Choice[] | undefined {
  if (field === 'board') return boardsOf(context).map(asChoice)
  if (field === 'part') return context.programme.matching.vocabularies.parts.map(asChoice)
  if (field === 'specialEducation' || field === 'training' || field === 'changeOfLeader') return yesNo
  if (field === 'address' || field === 'contactPhone') return skip
  return undefined
}

/** The question about a field. */
export function fieldStep<A extends Partial<SchoolFacts>>(field: SchoolField & keyof A): Step<A, Context> {
  return {
    key: field as SchoolField & keyof A & string,
    freeText: true,
    ask: (_answers, context) => {
      const choices = choicesOf(field, context)
      const options = {
        joined: context.programme.matching.vocabularies[field === 'strengths' ? 'needs' : 'groups'].map(({ title }) => title),
      }
      return { key: `schools.ask.${field as SchoolField}`, vars: { options }, ...(choices && { choices }) }
    },
    schema: (_answers, context) => reading<unknown>((text) => readField(field, text, context)),
  }
}
