/** What a column holds: `minutes` are whole: on paper 1:30, in Excel hours, for programs minutes under the header `exact`; `money` is cents; `number` is as it is; a date is local, `2026-11-17`. */
export type Column = { header: string; holds: 'text' | 'date' | 'number' | 'minutes' | 'money'; wide?: number; exact?: string }
export type Cell = string | number | undefined

/** Rows under a heading, in one language, ready to be written in any format. */
export type Table = { title: string; columns: readonly Column[]; rows: readonly (readonly Cell[])[]; total?: readonly Cell[] }

/** A file to print or to count on: what it is, a few lines about it, and tables. The first table is all of it for a program. */
export type Report = {
  title: string
  name: string
  language: 'nl' | 'en'
  about: readonly { label: string; value: string }[]
  tables: readonly Table[]
}
