import type { Programme } from '../programme.ts'
import type { Path, Problem } from './problem.ts'

const repeated = (path: Path, field: string, names: readonly string[]): Problem[] =>
  names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [{ path: [...path, index, field], problem: `"${name}" is there twice`, mend: 'give each its own, or take one out' }],
  )

const ids = (path: Path, list: readonly { id: string }[]) =>
  repeated(
    path,
    'id',
    list.map((one) => one.id),
  )

const vocabularies = ['parts', 'groups', 'languages', 'specialties', 'backgrounds', 'needs'] as const

/** Nothing is there twice: ids, days off, versions of a consent. */
export const checkIds = (programme: Programme): Problem[] => {
  const { zelfscan, matching } = programme
  const lists = ['contacts', 'phases', 'budgets', 'hourKinds', 'rates', 'kpis', 'roads', 'retention'] as const
  return [
    ...lists.flatMap((list) => ids([list], programme[list])),
    ...programme.phases.flatMap((phase, index) => ids(['phases', index, 'steps'], phase.steps)),
    ...(['parts', 'questions', 'rules', 'outcomes'] as const).flatMap((list) => ids(['zelfscan', list], zelfscan[list])),
    ...zelfscan.questions.flatMap((question, index) => ids(['zelfscan', 'questions', index, 'options'], question.options)),
    ...vocabularies.flatMap((list) => ids(['matching', 'vocabularies', list], matching.vocabularies[list])),
    ...repeated(
      ['holidays'],
      'date',
      programme.holidays.map((one) => one.date),
    ),
    ...repeated(
      ['consents'],
      'version',
      programme.consents.map((one) => `${one.purpose} version ${one.version}`),
    ),
  ]
}
