import type { DateFact } from './facts.ts'
import type { Group } from './groups.ts'

/** Gives each piece of work what its neighbours say for it: a day, a person or a kind that was named once. */
export function spread(groups: readonly Group[]): Group[] {
  const works = groups.filter((one) => !one.heading)
  const dated = groups.filter((one) => one.dates.length > 0)
  return works.map((work) => {
    const place = groups.indexOf(work)
    return {
      ...work,
      dates: work.dates.length > 0 ? work.dates : datesFor(place, groups, dated),
      names: work.names.length > 0 ? work.names : namesFor(place, groups),
      kind: work.kind ?? kindFor(place, groups),
    }
  })
}

function datesFor(place: number, groups: readonly Group[], dated: readonly Group[]): DateFact[] {
  if (dated.length === 0) return []
  const before = groups.slice(0, place).findLast((one) => one.dates.length > 0)
  return (before ?? groups.slice(place).find((one) => one.dates.length > 0))?.dates ?? []
}

function namesFor(place: number, groups: readonly Group[]): Group['names'] {
  const before = groups.slice(0, place).findLast((one) => one.names.length > 0)
  return (before ?? groups.slice(place).find((one) => one.names.length > 0))?.names ?? []
}

/** "Observaties: Emma 50 min, Thijs 45 min": the kind before the first goes for those who follow without one. */
function kindFor(place: number, groups: readonly Group[]): Group['kind'] {
  const before = groups.slice(0, place).filter((one) => one.kind)
  const last = before.at(-1)
  const own = groups[place]!
  return last && own.names.length > 0 && (last.heading || own.minutes !== undefined) ? last.kind : undefined
}
