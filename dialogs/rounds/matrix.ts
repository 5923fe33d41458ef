import type { WishCell } from '../../rules/matching/rounds.ts'
import type { Context, Topic } from '../context.ts'
import { reasonLabel } from '../matching/reason-label.ts'
import type { Choice, ListItem, Reply, Var } from '../reply.ts'
import { termVar } from '../schools/school-vars.ts'
import type { ProposedPair } from './port.ts'
import { roundRefused, roundStaff, toMeetings, toProposal, toRound, wordsOf } from './round-vars.ts'

const pageSize = 8
const mostReasons = 3

export const wishVar = ({ kind, candidateRank, schoolRank }: WishCell): Var => ({
  key: `rounds.wish.${kind}`,
  vars: { byCandidate: candidateRank ?? 0, bySchool: schoolRank ?? 0 },
})

/** Who named whom, the mutual wishes first, with the whole of it as a page and a file. `rest` is the round and where a page begins. */
export const matrixTopic: Topic = {
  id: 'round-matrix',
  roles: roundStaff,
  async open({ schools, who, locale }, rest) {
    const [id = '', start = ''] = wordsOf(rest)
    const found = await schools.rounds.matrix(who, id, locale)
    if (!found.ok) return { replies: [roundRefused(found)] }
    const { round, cells, pageUrl, fileUrl } = found
    const vars = { name: round.name, count: cells.length, mutual: cells.filter(({ kind }) => kind === 'mutual').length }
    if (cells.length === 0) return { replies: [{ key: 'rounds.matrix.empty', vars, choices: [toRound(id)] }] }
    const from = Number(start) || 0
    const nameOf = (all: readonly { id: string; name: string }[], of: string) => all.find((one) => one.id === of)?.name ?? of
    const item = (cell: WishCell): ListItem => {
      const school = round.schools.find((one) => one.id === cell.school)
      return {
        title: {
          key: 'rounds.matrix.pair',
          vars: { candidate: nameOf(round.candidates, cell.candidate), school: school?.name ?? cell.school },
        },
        facts: [wishVar(cell), ...(school?.full ? [{ key: 'rounds.matrix.full' } as const] : [])],
        choices: [],
      }
    }
    const next = from + pageSize
    const more: Choice[] = cells.length > next ? [{ label: { key: 'rounds.button.more' }, value: `round-matrix ${id} ${next}` }] : []
    return {
      replies: [
        {
          key: `rounds.matrix.${round.standing === 'closed' ? 'about' : 'soFar'}`,
          vars,
          card: { type: 'list', items: cells.slice(from, next).map(item) },
        },
        {
          key: 'rounds.matrix.files',
          card: {
            type: 'facts',
            title: round.name,
            facts: [],
            links: [
              { label: { key: 'rounds.button.page' }, url: pageUrl },
              { label: { key: 'rounds.button.file' }, url: fileUrl },
            ],
          },
        },
        { key: 'rounds.matrix.further', choices: [...more, toProposal(id), toMeetings(id)] },
      ],
    }
  },
}

/** The best places under weights and wishes. Each is for a person to decide: by getting to know each other, or by asking for the place. */
export const proposalTopic: Topic = {
  id: 'round-proposal',
  roles: roundStaff,
  async open(context, rest) {
    const [id = '', start = ''] = wordsOf(rest)
    const found = await context.schools.rounds.propose(context.who, id)
    if (!found.ok) return { replies: [roundRefused(found)] }
    const { pairs, alone, round } = found
    const from = Number(start) || 0
    const next = from + pageSize
    const more: Choice[] = pairs.length > next ? [{ label: { key: 'rounds.button.more' }, value: `round-proposal ${id} ${next}` }] : []
    const without: Reply[] =
      alone.length > 0 && from === 0 ? [{ key: 'rounds.proposal.alone', vars: { names: { joined: alone.map(({ name }) => name) } } }] : []
    if (pairs.length === 0)
      return { replies: [{ key: 'rounds.proposal.none', vars: { name: round.name }, choices: [toRound(id)] }, ...without] }
    return {
      replies: [
        {
          key: 'rounds.proposal.about',
          vars: { name: round.name, count: pairs.length },
          card: { type: 'list', items: pairs.slice(from, next).map((pair) => pairItem(pair, context)) },
        },
        ...without,
        { key: 'rounds.proposal.further', choices: [...more, toMeetings(id), toRound(id)] },
      ],
    }
  },
}

function pairItem(pair: ProposedPair, context: Context): ListItem {
  const { candidate, target, group = '', name, schoolName, cell, met, reasons } = pair
  const about = `${candidate} ${target} ${group}`
  const decide: Choice[] = met
    ? [{ label: { key: 'schools.button.offer', vars: { school: schoolName } }, value: `school-offer ${about}` }]
    : [
        { label: { key: 'schools.button.meet', vars: { school: schoolName } }, value: `school-meet ${about}` },
        { label: { key: 'schools.button.met', vars: { school: schoolName } }, value: `school-met ${about}` },
      ]
  return {
    title: { key: 'rounds.proposal.pair', vars: { candidate: name, school: schoolName, group: termVar(context, 'groups', group) } },
    facts: [
      cell ? wishVar(cell) : { key: 'rounds.wish.none' },
      ...reasons.slice(0, mostReasons).map((reason) => reasonLabel(reason, context.programme)),
    ],
    choices: decide,
  }
}
