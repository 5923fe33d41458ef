export type PageLanguage = 'nl' | 'en'

const YEAR_SECONDS = 31_536_000

const known = (value: string | null | undefined): PageLanguage | undefined => (value === 'nl' || value === 'en' ? value : undefined)

const fromCookie = (header: string | undefined) => known(header?.match(/(?:^|;\s*)loket-lang=([a-z]{2})(?:;|$)/)?.[1])

function fromBrowser(header: string | undefined): PageLanguage | undefined {
  const wishes = (header ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const weight = Number(
      parameters
        .find((parameter) => parameter.trim().startsWith('q='))
        ?.trim()
        .slice(2) ?? 1,
    )
    return { language: known(tag.split('-')[0]), weight: Number.isFinite(weight) ? weight : 0 }
  })
  return wishes.filter(({ language, weight }) => language && weight > 0).sort((a, b) => b.weight - a.weight)[0]?.language
}

/** The page's language: what was chosen now, what was chosen before, what the browser asks for, else Dutch. */
export const pageLanguage = (from: { chosen: string | null; cookie: string | undefined; browser: string | undefined }): PageLanguage =>
  known(from.chosen) ?? fromCookie(from.cookie) ?? fromBrowser(from.browser) ?? 'nl'

/** Keeps a chosen language for a year; nothing but these two letters is in it. */
export const languageCookie = (language: PageLanguage, https: boolean) =>
  `loket-lang=${language}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly${https ? '; Secure' : ''}`
