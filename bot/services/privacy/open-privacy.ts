import type { Server } from 'restify'
import type { People } from '../../../dialogs/people/port.ts'
import type { Privacy } from '../../../dialogs/privacy/port.ts'
import type { Log } from '../../log.ts'
import { type ErasureJobs, erasureJobs } from './erasure-jobs.ts'
import { mountTakeOuts } from './mount-take-outs.ts'
import { nightly } from './nightly.ts'
import { privacyService } from './privacy.ts'
import type { PrivacyDesk } from './privacy-desk.ts'
import { retentionRun } from './retention-run.ts'
import { takeOuts } from './take-outs.ts'

type Options = Omit<PrivacyDesk, 'forAccounts' | 'forgetSignUps'> & {
  sessions: { forget: PrivacyDesk['forgetSignUps'] }
  people: Pick<People, 'askCode' | 'proveCode'>
  secret: string
  publicUrl: string
  log: Log
  forAccounts?: PrivacyDesk['forAccounts']
}

export type PrivacyOpened = {
  privacy: Privacy
  jobs: ErasureJobs
  /** Adds the address copies are fetched from. */
  mount: (server: Server) => void
  /** Finishes what was begun and looks now and then what is due, until `close`. */
  start: () => void
  /** Does now what is due: erasures that were cut short, and the work of the night. */
  runDue: () => Promise<void>
  close: () => Promise<void>
}

/** Looked for erasures cut short, and whether the night's work is due. In milliseconds. */
const every = 20_000

/** Everything about what is kept of people, over one store. */
export function openPrivacy(options: Options): PrivacyOpened {
  const { people, secret, publicUrl, log, sessions, forAccounts = async () => {}, ...rest } = options
  const { store, programme, now, newId } = rest
  const failed = (error: unknown) => log.error({ error }, 'an erasure or the tidying of the night was cut short; it goes on by itself')
  const desk: PrivacyDesk = { ...rest, forAccounts, forgetSignUps: sessions.forget }
  const jobs = erasureJobs({ desk, failed })
  const copies = takeOuts({ store, secret, publicUrl, now, newId })
  const tidy = nightly({ store, programme, now, id: 'retention', owner: newId(), work: () => retentionRun(desk, jobs) })
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> = Promise.resolve()

  const runDue = () => {
    working = working.then(async () => {
      await jobs.resume()
      await tidy()
    })
    const done = working
    working = working.catch(() => {})
    return done
  }
  return {
    privacy: privacyService({ desk, people, jobs, takeOuts: copies }),
    jobs,
    mount: (server) => mountTakeOuts(server, { desk, takeOuts: copies, log }),
    start() {
      void jobs.scrubLeft().then(runDue).catch(failed)
      timer = setInterval(() => void runDue().catch(failed), every).unref()
    },
    runDue,
    async close() {
      clearInterval(timer)
      await working
      await jobs.close().catch(failed)
    },
  }
}
