import type { Survey } from '../../data/survey.ts'

const day = 86_400_000
/** A survey that nobody filled in is open this long, in days. */
const openDays = 60

/** Whether something can be filled in or changed: open while it is fresh, and for some days after it was answered. */
export function mayAnswer(
  { askedAt, answeredAt }: { askedAt: string; answeredAt?: string | undefined },
  { changeDays }: { changeDays: number },
  now: Date,
): boolean {
  const [from, days] = answeredAt === undefined ? [askedAt, openDays] : [answeredAt, changeDays]
  return now.getTime() - Date.parse(from) <= days * day
}

/** Only a candidate's rating of a phase leads to a talk. */
export const isLow = ({ about, rating }: { about: Survey['about']; rating: number }, { lowRating }: { lowRating: number }) =>
  about === 'phase' && rating <= lowRating
