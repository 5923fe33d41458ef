import { pageData, text } from './page-data.js'

export const { language } = pageData
const plurals = new Intl.PluralRules(language)

const look = (path) => path.split('.').reduce((at, name) => at?.[name], pageData.texts)

/** A text of the page; with `count` the form that goes with that number. A key without a text is a bug that says its name. */
export function t(key, vars = {}) {
  const found = look(key) ?? (vars.count === undefined ? undefined : look(`${key}_${plurals.select(vars.count)}`))
  if (typeof found !== 'string') throw new Error(`no text "${key}"`)
  return text(found, vars)
}
