/** The school year of a local date (`2026-08-01`): 1 August to 31 July, written `2026-2027`. */
export const schoolYearOf = (date: string): string => {
  const year = Number(date.slice(0, 4))
  const first = date.slice(5, 7) >= '08' ? year : year - 1
  return `${first}-${first + 1}`
}

/** The one of these dated figures that holds on a local date. */
export const periodAt = <T extends { from: string; until?: string }>(periods: readonly T[], date: string): T | undefined => {
  const schoolYear = schoolYearOf(date)
  return periods.find((period) => period.from <= schoolYear && schoolYear <= (period.until ?? '9999'))
}
