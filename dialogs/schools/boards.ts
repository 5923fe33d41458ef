import type { Board } from '../../data/school.ts'
import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome, Step } from '../flow.ts'
import { oneOf, type Read, reading } from '../info-sessions/reading.ts'
import type { Choice, ListItem, Reply, Var } from '../reply.ts'
import type { BoardResult, ShownBoard } from './port.ts'
import { schoolRefused, schoolStaff, toBoards } from './school-vars.ts'

const pageSize = 8
const fields = ['name', 'classes', 'share'] as const
type Field = (typeof fields)[number]
/** `board` is its id, for a change; `share` is in percent, because fractions are hard to say. */
type Answers = { board: string; what: Field; name: string; classes: number; share: number; sure: string }

const percent = (share: number) => Math.round(share * 1000) / 10
const add: Choice = { label: { key: 'schools.button.boardAdd' }, value: 'board-add' }
const lineVars = (board: Board) => ({ classes: board.classes, percent: String(percent(board.share)) })

/** All boards, with how they stand to what they agreed to. */
export const boardsTopic: Topic = {
  id: 'boards',
  roles: schoolStaff,
  async open({ schools, who }, rest) {
    const all = schools.boards(who) ?? []
    const from = Number(rest) || 0
    if (all.length === 0) return { replies: [{ key: 'schools.board.empty', choices: [add] }] }
    const item = (board: ShownBoard): ListItem => ({
      title: board.name,
      facts: [
        { key: 'schools.board.classes', vars: lineVars(board) },
        { key: 'schools.board.standing', vars: { has: board.has, agreed: board.agreed } },
      ],
      choices: [
        { label: { key: 'schools.button.boardSchools', vars: { name: board.name } }, value: `schools board:${board.id}` },
        { label: { key: 'schools.button.boardEdit', vars: { name: board.name } }, value: `board-edit ${board.id}` },
        { label: { key: 'schools.button.whatIf' }, value: `school-what-if board:${board.id}` },
      ],
    })
    const more: Choice[] =
      all.length > from + pageSize ? [{ label: { key: 'schools.button.more' }, value: `boards ${from + pageSize}` }] : []
    return {
      replies: [
        {
          key: 'schools.board.list',
          vars: { count: all.length },
          card: { type: 'list', items: all.slice(from, from + pageSize).map(item) },
        },
        { key: 'schools.board.further', choices: [...more, add] },
      ],
    }
  },
}

function readBoard(field: Field, text: string): Read<string | number> {
  const typed = text.replace(/\s+/g, ' ').trim()
  if (field === 'name')
    return /\p{L}/u.test(typed) && typed.length <= 120 ? { ok: true, value: typed } : { ok: false, key: 'schools.wrong.boardName' }
  const number = Number(/^(\d{1,5}(?:[.,]\d)?)\s*(?:%|procent|percent|groepen|klassen|classes)?$/i.exec(typed)?.[1]?.replace(',', '.'))
  if (field === 'classes') return Number.isInteger(number) ? { ok: true, value: number } : { ok: false, key: 'schools.wrong.classes' }
  return number >= 0 && number <= 100 ? { ok: true, value: number } : { ok: false, key: 'schools.wrong.share' }
}

const step = (field: Field): Step<Answers, Context> => ({
  key: field,
  freeText: true,
  skip: ({ board, what: asked }) => board !== undefined && asked !== field,
  ask: (_answers, { programme }) => ({
    key: `schools.boardAsk.${field}`,
    vars: { percent: String(percent(programme.matching.boardShare)) },
  }),
  schema: () => reading<string | number>((text) => readBoard(field, text)),
})

const what: Step<Answers, Context> = {
  key: 'what',
  skip: ({ board }) => board === undefined,
  ask: ({ board }, { schools, who }) => ({
    key: 'schools.edit.what',
    vars: { name: schools.boards(who)?.find((one) => one.id === board)?.name ?? '' },
    choices: fields.map((field) => ({ label: { key: `schools.boardField.${field}` }, value: field })),
  }),
  schema: () => oneOf(fields, 'schools.edit.unclear'),
}

const sure: Step<Answers, Context> = {
  key: 'sure',
  ask(answers, { schools, who }) {
    const before = schools.boards(who)?.find((one) => one.id === answers.board)
    const { name = before?.name ?? '', classes = before?.classes ?? 0 } = answers
    const share = answers.share === undefined ? (before?.share ?? 0) : answers.share / 100
    return {
      key: 'schools.board.sure',
      vars: { name, line: { key: 'schools.board.classes', vars: lineVars({ name, classes, share }) } satisfies Var },
      choices: [
        { label: { key: 'schools.edit.yes' }, value: 'yes' },
        { label: { key: 'schools.edit.no' }, value: 'no' },
      ],
    }
  },
  schema: () => oneOf(['yes', 'no'], 'schools.edit.yesOrNo'),
}

const said = (result: BoardResult, context: Context): Reply =>
  result.ok ? { key: 'schools.board.saved', vars: { name: result.board.name }, choices: [toBoards] } : schoolRefused(result, context)

async function done({ board, sure: answer, name, classes, share }: Answers, context: Context): Promise<Outcome> {
  if (answer === 'no') return { replies: [{ key: 'schools.board.kept', choices: [toBoards] }] }
  const { schools, who, turn } = context
  if (board === undefined) return { replies: [said(await schools.addBoard(who, { name, classes, share: share / 100 }, turn), context)] }
  const patch = {
    ...(name !== undefined && { name }),
    ...(classes !== undefined && { classes }),
    ...(share !== undefined && { share: share / 100 }),
  }
  return { replies: [said(await schools.changeBoard(who, board, patch), context)] }
}

const flow = (id: 'board-add' | 'board-edit'): Flow<Answers, Context> => ({
  id,
  version: 1,
  steps: () => [what, ...fields.map(step), sure],
  done,
  stopped: () => [{ key: 'schools.board.kept', choices: [toBoards] }],
})
export const boardAddFlow = flow('board-add')
export const boardEditFlow = flow('board-edit')

export const boardAddTopic: Topic = { id: 'board-add', roles: schoolStaff, open: async () => ({ replies: [], flow: { id: 'board-add' } }) }
export const boardEditTopic: Topic = {
  id: 'board-edit',
  roles: schoolStaff,
  async open(context, rest) {
    const board = context.schools.boards(context.who)?.find((one) => one.id === rest.trim())
    if (!board) return { replies: [{ key: 'schools.board.unknown', choices: [toBoards] }] }
    return { replies: [], flow: { id: 'board-edit', answers: { board: board.id } } }
  },
}
