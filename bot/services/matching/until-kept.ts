import { ConflictError, StoreUnavailableError } from '../../../data/store.ts'

/** Attempts before the store counts as unavailable; each lost attempt means that somebody else got their change in. */
const attempts = 60
/** The longest wait before another attempt, in milliseconds; it doubles up to this, with chance in it so that losers do not meet again. */
const longestWait = 160

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Reads, decides and commits again when somebody else wrote in between. */
export async function untilKept<T>(what: string, attempt: () => Promise<T>): Promise<T> {
  for (let tried = 0; tried < attempts; tried++) {
    if (tried > 1) await wait(Math.random() * Math.min(longestWait, 2 ** tried))
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error
    }
  }
  throw new StoreUnavailableError(`${what} kept changing during ${attempts} attempts`)
}
