import type { Server } from 'restify'
import type { Programme } from '../../../data/programme.ts'
import type { Doc, Store, Stored } from '../../../data/store.ts'
import type { Surveys } from '../../../dialogs/surveys/port.ts'
import type { Words } from '../../render-vars.ts'
import type { StaffDirectory } from '../../staff.ts'
import type { InfoSessionService } from '../info-sessions/info-sessions.ts'
import { mountPlace } from '../info-sessions/mount-place.ts'
import { placeLinks } from '../info-sessions/place-links.ts'
import type { CandidateDirectory } from '../people/candidate-directory.ts'
import { nightly } from '../privacy/nightly.ts'
import { openSurveys } from '../surveys/open-surveys.ts'
import { rebuildRatings } from '../surveys/ratings.ts'
import { askCoaches } from './ask-coaches.ts'
import { writeToQuietPeople } from './quiet-people.ts'

type Options = {
  store: Store
  programme: Programme
  staff: StaffDirectory
  directory: CandidateDirectory
  sessions: Pick<InfoSessionService, 'tend' | 'places'>
  words: Words
  now: () => Date
  newId: () => string
  secret: string
  secretBefore?: string | undefined
  publicUrl: string
  failed: (error: unknown) => void
}

export type FollowUp = {
  surveys: Surveys
  /** What happens to documents by themselves when they are due, for the dispatcher. */
  handlers: Readonly<Record<string, (doc: Stored<Doc>) => Promise<void>>>
  /** Adds the page behind the link of a place that was offered. */
  mount: (server: Server) => void
  start: () => void
  /** Does now what the day asks: who is quiet, whose school year is over, what the figures miss. */
  runDue: () => Promise<void>
  close: () => Promise<void>
}

/** Looked whether the day's work is due, in milliseconds. */
const every = 60_000

/** Everything that is asked or said because time went by: places offered, silence, surveys. */
export function openFollowUp(options: Options): FollowUp {
  const { store, programme, sessions, words, now, newId, secret, secretBefore, publicUrl, failed } = options
  const daily = nightly({
    store,
    programme,
    now,
    id: 'follow-up',
    owner: newId(),
    async work() {
      await writeToQuietPeople(options)
      await askCoaches(options)
      await rebuildRatings(store, programme.timeZone)
    },
  })
  let timer: NodeJS.Timeout | undefined
  let working: Promise<unknown> = Promise.resolve()
  const runDue = async () => {
    const done = working.then(daily)
    working = done.catch(() => {})
    await done
  }
  return {
    surveys: openSurveys(options),
    handlers: { 'info-session': ({ id }) => sessions.tend(id) },
    mount: (server) => mountPlace(server, { words, links: placeLinks(secret, publicUrl, secretBefore), places: sessions.places }),
    start() {
      void runDue().catch(failed)
      timer = setInterval(() => void runDue().catch(failed), every).unref()
    },
    runDue,
    async close() {
      clearInterval(timer)
      await working
    },
  }
}
