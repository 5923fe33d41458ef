import type { Context, Opened, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { oneOf, reading } from '../info-sessions/reading.ts'
import { normalise } from '../normalise.ts'
import type { Choice, Reply, Var } from '../reply.ts'
import type { PlacesEffect, PlacesIf } from './matches-port.ts'
import { schoolStaff, toBoards, toSchool } from './school-vars.ts'

/** `board` or `school` is an id, whichever it is about; `what` is asked of a school only. */
type Answers = { board: string; school: string; what: 'more' | 'stops'; more: number }

const mostPlaces = 50
const again: Choice = { label: { key: 'schools.whatIf.again' }, value: 'school-what-if' }
const toWaiting: Choice = { label: { key: 'schools.button.waiting' }, value: 'school-waiting' }

const whereOf = ({ board, school }: Partial<Answers>, { schools, who }: Context): string =>
  (school === undefined ? schools.boards(who)?.find(({ id }) => id === board)?.name : schools.find(who, school)?.school.name) ?? ''

/** "What if": places come at a board or a school, or a school stops training. Nothing is kept. */
export const placesIfFlow: Flow<Answers, Context> = {
  id: 'school-what-if',
  version: 1,
  steps: ({ schools, who }) => {
    const boards = schools.boards(who) ?? []
    return [
      {
        key: 'board',
        skip: ({ school }) => school !== undefined,
        ask: () => ({ key: 'schools.whatIf.board', choices: boards.map(({ id, name }) => ({ label: { nl: name, en: name }, value: id })) }),
        schema: () =>
          oneOf(
            boards.map(({ id }) => id),
            'schools.whatIf.boardUnclear',
          ),
      },
      {
        key: 'what',
        skip: ({ school }) => school === undefined,
        ask: (answers, context) => ({
          key: 'schools.whatIf.what',
          vars: { where: whereOf(answers, context) },
          choices: (['more', 'stops'] as const).map((value) => ({ label: { key: `schools.whatIf.do.${value}` }, value })),
        }),
        schema: () => oneOf(['more', 'stops'], 'schools.whatIf.whatUnclear'),
      },
      {
        key: 'more',
        skip: ({ what }) => what === 'stops',
        ask: (answers, context) => ({
          key: 'schools.whatIf.more',
          vars: { where: whereOf(answers, context) },
          choices: [1, 5, 10].map((count) => ({ label: { key: 'schools.whatIf.count', vars: { count } }, value: String(count) })),
        }),
        schema: () =>
          reading<number>((text) => {
            const value = countIn(text)
            return value === undefined ? { ok: false, key: 'schools.whatIf.moreUnclear', vars: { most: mostPlaces } } : { ok: true, value }
          }),
      },
    ]
  },
  async done({ board, school, what, more }, context): Promise<Outcome> {
    const asked: PlacesIf = school === undefined ? { board, more } : what === 'stops' ? { school, stops: true } : { school, more }
    return { replies: [effectReply(await context.schools.matches.whatIf(context.who, asked), asked)] }
  },
  stopped: () => [{ key: 'schools.whatIf.stopped', choices: [toBoards] }],
}

function effectReply(result: PlacesEffect, asked: PlacesIf): Reply {
  if (!result.ok)
    return result.reason === 'forbidden'
      ? { key: 'topic.notForYou' }
      : { key: `schools.whatIf.${result.reason}`, choices: [again, toBoards] }
  const { effect, where, nameOf } = result
  const people = (ids: readonly string[]): Var => (ids.length === 0 ? { key: 'schools.whatIf.nobody' } : { joined: ids.map(nameOf) })
  const vars = { where, matched: effect.matched, gain: people(effect.gain), lose: people(effect.lose) }
  const choices = [again, toWaiting, ...('school' in asked ? [toSchool(asked.school, where)] : [toBoards])]
  if ('stops' in asked) return { key: 'schools.whatIf.stops', vars, choices }
  const key = effect.gain.length > 0 || effect.matched > 0 ? 'schools.whatIf.gains' : 'schools.whatIf.same'
  return { key, vars: { ...vars, count: asked.more }, choices }
}

/** The one number in words such as "vijf", "5" or "er komen 5 plekken bij"; nothing when it is none, or out of reach. */
function countIn(text: string): number | undefined {
  const spelled = ['een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien']
  const english = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
  const words = normalise(text).split(' ')
  const digits = words.find((word) => /^\d{1,3}$/.test(word))
  const at = words.map((word) => Math.max(spelled.indexOf(word), english.indexOf(word)) + 1).find((value) => value > 0)
  const value = digits === undefined ? at : Number(digits)
  return value !== undefined && value >= 1 && value <= mostPlaces ? value : undefined
}

/** `rest` is `school:<id>` or `board:<id>`, or words with a board's name and a number in them. */
export const placesIfTopic: Topic = {
  id: 'school-what-if',
  roles: schoolStaff,
  open: async (context, rest) => placesIf(context, rest),
}

/** Opens the flow with what the words say already. */
export function placesIf(context: Context, rest: string): Opened {
  const { schools, who } = context
  const boards = schools.boards(who) ?? []
  if (boards.length === 0) return { replies: [{ key: 'schools.board.empty', choices: [toBoards] }] }
  const [, kind, id = ''] = /^(board|school):(\S+)$/.exec(rest.trim()) ?? []
  if (kind === 'school') {
    const known = schools.find(who, id) !== undefined
    return known
      ? { replies: [], flow: { id: 'school-what-if', answers: { school: id } } }
      : { replies: [{ key: 'schools.whatIf.unknown' }] }
  }
  const board = kind === 'board' ? boards.find((one) => one.id === id) : boardIn(rest, context)
  const more = kind === undefined ? countIn(rest) : undefined
  return {
    replies: [],
    flow: { id: 'school-what-if', answers: { ...(board && { board: board.id }), ...(more !== undefined && { more }) } },
  }
}

/** The board that is named in somebody's words. */
export function boardIn(text: string, { schools, who }: Context) {
  const said = ` ${normalise(text)} `
  return (schools.boards(who) ?? []).find(({ name }) => said.includes(` ${normalise(name)} `))
}
