export type Path = readonly (string | number)[]

/** Something wrong in a programme file: where, what, and what to do about it. */
export type Problem = { path: Path; problem: string; mend: string }

/** `phases[1].steps[0].after`, as in the file. */
export const formatPath = (path: Path): string =>
  path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('')

const nameOf = (value: unknown) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const name = 'id' in value ? value.id : 'purpose' in value ? value.purpose : undefined
  return typeof name === 'string' ? name : undefined
}

/** The names of the things the path goes through, because nobody counts to the fourteenth question: `selection, intake`. */
const namesAlong = (path: Path, file: unknown) => {
  const names: string[] = []
  let value = file
  for (const part of path) {
    value = value && typeof value === 'object' ? Reflect.get(value, part) : undefined
    const name = nameOf(value)
    if (name) names.push(name)
  }
  return names.join(', ')
}

/** One line for an operator: path, problem, mend. `file` is the JSON the path leads into. */
export const formatProblem = ({ path, problem, mend }: Problem, file: unknown): string => {
  const names = namesAlong(path, file)
  const place = `${formatPath(path)}${names && ` (${names})`}`
  return `${place ? `${place}: ` : ''}${problem}. Mend: ${mend}.`
}
