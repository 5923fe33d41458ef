import type { ListedSchool, SchoolFilter } from '../../rules/schools/list-schools.ts'
import { readSchoolFilter } from '../../rules/schools/read-school-filter.ts'
import type { Context, Opened, Topic } from '../context.ts'
import type { Flow } from '../flow.ts'
import { reading } from '../info-sessions/reading.ts'
import type { Choice, ListItem, Var } from '../reply.ts'
import { boardVar, freeVar, schoolStaff, termVar, toSchool, toSchools } from './school-vars.ts'

const pageSize = 6
const names = ['part', 'group', 'board'] as const
const filterButton: Choice = { label: { key: 'schools.button.filters' }, value: 'school-filters' }
const add: Choice = { label: { key: 'schools.button.add' }, value: 'school-add' }

/** A filter as the words after "schools", and back: `part:west group:lower from:6 text:kompas`. A text is last. */
const asRest = (filter: SchoolFilter, from = 0) =>
  [
    ...names.flatMap((name) => (filter[name] === undefined ? [] : [`${name}:${filter[name]}`])),
    ...(from > 0 ? [`from:${from}`] : []),
    ...(filter.text === undefined ? [] : [`text:${filter.text}`]),
  ].join(' ')

function readRest(rest: string): { filter: SchoolFilter; from: number } {
  const [before = '', text] = rest.split(/(?:^|\s)text:/)
  const of = (name: string) => new RegExp(`(?:^|\\s)${name}:(\\S+)`).exec(before)?.[1]
  const filter: SchoolFilter = {
    ...Object.fromEntries(names.flatMap((name) => (of(name) === undefined ? [] : [[name, of(name)]]))),
    ...(text && { text }),
  }
  return { filter, from: Number(of('from')) || 0 }
}

export function schoolItem(context: Context, one: ListedSchool): ListItem {
  const { id, school, room } = one
  const where: Var = {
    key: 'schools.where',
    vars: { part: termVar(context, 'parts', school.part), board: boardVar(context, school.board) },
  }
  const load: Var = { key: 'schools.load', vars: { taken: room.taken + room.held, guidance: school.guidance } }
  return { title: school.name, facts: [where, freeVar(context, one), load], choices: [toSchool(id, school.name)] }
}

/** What is looked for, in words. */
const filterVar = (context: Context, { part, group, board, text }: SchoolFilter): Var => ({
  joined: [
    ...(part === undefined ? [] : [termVar(context, 'parts', part)]),
    ...(group === undefined ? [] : [{ key: 'schools.filter.group' as const, vars: { group: termVar(context, 'groups', group) } }]),
    ...(board === undefined ? [] : [boardVar(context, board)]),
    ...(text === undefined ? [] : [`‘${text}’`]),
  ],
})

function listed(context: Context, filter: SchoolFilter, from: number): Opened {
  const all = context.schools.list(context.who, filter) ?? []
  const what = filterVar(context, filter)
  const narrow = Object.keys(filter).length > 0
  if (all.length === 0) {
    const choices = narrow ? [filterButton, toSchools] : [add]
    return { replies: [narrow ? { key: 'schools.list.nothing', vars: { what }, choices } : { key: 'schools.list.empty', choices }] }
  }
  const vars = { count: all.length, what }
  const items = all.slice(from, from + pageSize).map((one) => schoolItem(context, one))
  const next = from + pageSize
  const more: Choice[] = all.length > next ? [{ label: { key: 'schools.button.more' }, value: `schools ${asRest(filter, next)}` }] : []
  return {
    replies: [
      { key: narrow ? 'schools.list.some' : 'schools.list.all', vars, card: { type: 'list', items } },
      { key: 'schools.list.further', choices: [...more, filterButton, narrow ? toSchools : add] },
    ],
  }
}

/** Schools by name. Whoever may not see them is told who can help them to a school. */
export const schoolsTopic: Topic = {
  id: 'schools',
  async open(context, rest) {
    if (!context.schools.list(context.who))
      return { replies: [{ key: 'schools.notForYou', choices: [{ label: { key: 'menu.question' }, value: 'ask' }] }] }
    const { filter, from } = readRest(rest)
    return listed(context, filter, from)
  },
}

/** All ways to look at the list, each a button. */
export const schoolFilters: Topic = {
  id: 'school-filters',
  roles: schoolStaff,
  async open(context) {
    const { parts, groups } = context.programme.matching.vocabularies
    const item = (title: Var, filter: SchoolFilter): ListItem[] => {
      const count = context.schools.list(context.who, filter)?.length ?? 0
      if (count === 0) return []
      const choices = [{ label: { key: 'schools.button.show' as const, vars: { what: title } }, value: `schools ${asRest(filter)}` }]
      return [{ title, facts: [{ key: 'schools.filter.count', vars: { count } }], choices }]
    }
    const items = [
      ...groups.flatMap(({ id, title }) => item({ key: 'schools.filter.group', vars: { group: title } }, { group: id })),
      ...parts.flatMap(({ id, title }) => item(title, { part: id })),
      ...(context.schools.boards(context.who) ?? []).flatMap(({ id, name }) => item(name, { board: id })),
    ]
    const find: Choice = { label: { key: 'schools.button.find' }, value: 'school-find' }
    return { replies: [{ key: 'schools.filter.ask', card: { type: 'list', items }, choices: [find, toSchools] }] }
  },
}

/** Looking for schools in one's own words. */
export const schoolFindFlow: Flow<{ text: string }, Context> = {
  id: 'school-find',
  version: 1,
  steps: () => [
    {
      key: 'text',
      freeText: true,
      ask: () => ({ key: 'schools.find.ask' }),
      schema: () =>
        reading((text) => (text.trim() ? { ok: true, value: text.trim().slice(0, 200) } : { ok: false, key: 'schools.find.ask' })),
    },
  ],
  async done({ text }, context) {
    const filter = readSchoolFilter(text, { ...context.programme.matching.vocabularies, boards: context.schools.boards(context.who) ?? [] })
    return { replies: listed(context, filter, 0).replies }
  },
}
export const schoolFind: Topic = { id: 'school-find', roles: schoolStaff, open: async () => ({ replies: [], flow: { id: 'school-find' } }) }
