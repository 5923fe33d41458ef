/** The language a client asks for: the first of these that is a language tag. An Accept-Language list counts by its first tag. */
export function requestedLocale(...wishes: (string | undefined)[]): string | undefined {
  for (const wish of wishes) {
    const tag = wish?.split(/[,;]/)[0]?.trim()
    if (!tag || tag.length > 35) continue
    try {
      return Intl.getCanonicalLocales(tag)[0]
    } catch {}
  }
  return undefined
}
