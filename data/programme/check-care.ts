import { type Bilingual, locales } from '../bilingual.ts'
import type { Programme } from '../programme.ts'
import { neededRetention } from './care.ts'
import type { Path, Problem } from './problem.ts'

/** What we tell people about how long their data is kept is what the programme does: the number of days is in the text, and every period the product counts with is there. */
export const checkCare = ({ consents, privacy, retention }: Programme): Problem[] => {
  const namesDays = (path: Path, text: Bilingual, id: string): Problem[] => {
    const days = retention.find((one) => one.id === id)?.days
    if (days === undefined) return []
    return locales
      .filter((locale) => !new RegExp(`\\b${days}\\b`).test(text[locale]))
      .map((locale) => ({
        path: [...path, locale],
        problem: `does not say that "${id}" is kept for ${days} days`,
        mend: `write ${days} in the text, or correct the retention`,
      }))
  }
  const missing = neededRetention.filter((id) => !retention.some((one) => one.id === id))
  return [
    ...missing.map((id) => ({
      path: ['retention'],
      problem: `does not say how long "${id}" is kept`,
      mend: `add a period with the id "${id}"`,
    })),
    ...consents.flatMap((consent, index) => namesDays(['consents', index, 'text'], consent.text, consent.retention)),
    ...namesDays(['privacy', 'line'], privacy.line, privacy.retention),
  ]
}
