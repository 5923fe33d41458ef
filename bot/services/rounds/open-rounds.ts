import type { Server } from 'restify'
import type { RoundDoc } from '../../../data/round.ts'
import type { Doc, Stored } from '../../../data/store.ts'
import type { Rounds } from '../../../dialogs/rounds/port.ts'
import type { Words } from '../../render-vars.ts'
import type { MatchingDesk } from '../matching/matching-desk.ts'
import type { SchoolDirectory } from '../schools/school-directory.ts'
import { callOffStopped } from './call-off-stopped.ts'
import { mountMatrix } from './mount-matrix.ts'
import { mountRound } from './mount-round.ts'
import { roundDirectory } from './round-directory.ts'
import { matrixLinks, roundLinks } from './round-links.ts'
import { roundsService } from './rounds.ts'
import type { RoundsDesk } from './rounds-desk.ts'
import { tendRound } from './tend-round.ts'

type Options = {
  matching: MatchingDesk
  schools: SchoolDirectory
  words: Words
  secret: string
  secretBefore?: string | undefined
  publicUrl: string
  now: () => Date
}
export type RoundsService = {
  rounds: Rounds
  /** Adds the pages of school leaders and of the matrix. */
  mount: (server: Server) => void
  /** What a round asks for when it is due, for the dispatcher. */
  handlers: Readonly<Record<string, (doc: Stored<Doc>) => Promise<void>>>
  refresh: () => Promise<void>
  /** What nobody asked for and has to be done now and then. */
  tend: () => Promise<void>
}

/** Everything about rounds of preferences, beside the schools. */
export function openRounds({ matching, schools, words, secret, secretBefore, publicUrl, now }: Options): RoundsService {
  const rounds = roundDirectory(matching.store)
  const desk: RoundsDesk = { matching, schools, rounds, matrixLinks: matrixLinks({ secret, secretBefore, publicUrl, now }) }
  return {
    rounds: roundsService(desk),
    mount(server) {
      mountRound(server, { words, links: roundLinks(secret, publicUrl, secretBefore), desk })
      mountMatrix(server, words, desk)
    },
    handlers: { round: (doc) => tendRound(desk, doc as Stored<RoundDoc>) },
    refresh: rounds.refresh,
    tend: () => callOffStopped(desk),
  }
}
