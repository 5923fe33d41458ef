import type { Programme } from '../programme.ts'
import { suggest } from './nearest.ts'
import type { Path, Problem } from './problem.ts'
import type { Condition } from './zelfscan.ts'

type Known = { what: string; ids: readonly string[] }

const unknown = (path: Path, id: string, { what, ids }: Known): Problem[] =>
  ids.includes(id) ? [] : [{ path, problem: `there is no ${what} "${id}"`, mend: suggest(id, ids) }]

/** Everything that is named exists: contacts, phases, budgets, roads, consents, retention, questions, answers, rules. */
export const checkReferences = (programme: Programme): Problem[] => {
  const { zelfscan } = programme
  const idsOf = (list: readonly { id: string }[]) => list.map((one) => one.id)
  const contacts: Known = { what: 'contact', ids: idsOf(programme.contacts) }
  const phases: Known = { what: 'phase', ids: idsOf(programme.phases) }
  const roads: Known = { what: 'road', ids: idsOf(programme.roads) }
  const retention: Known = { what: 'retention', ids: idsOf(programme.retention) }
  const purposes: Known = { what: 'consent', ids: [...new Set(programme.consents.map((one) => one.purpose))] }
  const budgets: Known = { what: 'budget', ids: ['phase', 'none', ...idsOf(programme.budgets)] }
  const cityParts: Known = { what: 'part of the city', ids: idsOf(programme.matching.vocabularies.parts) }
  const specialties: Known = { what: 'specialty that meets the need', ids: idsOf(programme.matching.vocabularies.specialties) }
  const parts: Known = { what: 'part', ids: idsOf(zelfscan.parts) }
  const questions: Known = { what: 'question', ids: idsOf(zelfscan.questions) }
  const rules: Known = { what: 'rule', ids: idsOf(zelfscan.rules) }

  const condition = (path: Path, when: Condition): Problem[] =>
    Object.entries(when).flatMap(([name, answers]) => {
      const question = zelfscan.questions.find((one) => one.id === name)
      if (!question) return unknown([...path, name], name, questions)
      const options: Known = { what: `answer to "${name}":`, ids: idsOf(question.options) }
      return answers.flatMap((answer, index) => unknown([...path, name, index], answer, options))
    })
  const each = <T>(path: Path, list: readonly T[] | undefined, check: (one: T, path: Path) => Problem[]) =>
    (list ?? []).flatMap((one, index) => check(one, [...path, index]))

  return [
    ...unknown(['helpdesk'], programme.helpdesk, contacts),
    ...unknown(['privacy', 'contact'], programme.privacy.contact, contacts),
    ...unknown(['privacy', 'retention'], programme.privacy.retention, retention),
    ...unknown(['infoSession', 'consent'], programme.infoSession.consent, purposes),
    ...each(['roads'], programme.roads, (road, at) => unknown([...at, 'contact'], road.contact, contacts)),
    ...each(['consents'], programme.consents, (consent, at) => unknown([...at, 'retention'], consent.retention, retention)),
    ...each(['budgets'], programme.budgets, (budget, at) =>
      each([...at, 'phases'], budget.phases, (id, path) => unknown(path, id, phases)),
    ),
    ...each(['hourKinds'], programme.hourKinds, (kind, at) => unknown([...at, 'countsTo'], kind.countsTo, budgets)),
    ...(['coach', 'school'] as const).flatMap((whom) =>
      each(['matching', 'phases', whom], programme.matching.phases[whom], (id, path) => unknown(path, id, phases)),
    ),
    ...each(['matching', 'travel'], programme.matching.travel, ({ from, to }, at) => [
      ...unknown([...at, 'from'], from, cityParts),
      ...unknown([...at, 'to'], to, cityParts),
    ]),
    ...each(['matching', 'vocabularies', 'needs'], programme.matching.vocabularies.needs, ({ id }, at) =>
      unknown([...at, 'id'], id, specialties),
    ),
    ...each(['zelfscan', 'questions'], zelfscan.questions, (question, at) => [
      ...unknown([...at, 'part'], question.part, parts),
      ...each([...at, 'skip'], question.skip, (when, path) => condition(path, when)),
    ]),
    ...each(['zelfscan', 'rules'], zelfscan.rules, (rule, at) => [
      ...condition([...at, 'when'], rule.when),
      ...each([...at, 'roads'], rule.roads, (id, path) => unknown(path, id, roads)),
    ]),
    ...each(['zelfscan', 'outcomes'], zelfscan.outcomes, ({ when, next }, at) => [
      ...each([...at, 'when', 'rules'], when?.rules, (id, path) => unknown(path, id, rules)),
      ...('road' in next ? unknown([...at, 'next', 'road'], next.road, roads) : []),
      ...('contact' in next ? unknown([...at, 'next', 'contact'], next.contact, contacts) : []),
    ]),
  ]
}
