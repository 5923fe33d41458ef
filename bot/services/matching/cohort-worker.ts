import { parentPort, workerData } from 'node:worker_threads'
import { matchCohort } from '../../../rules/matching/match-cohort.ts'
import { matchTerms } from '../../../rules/matching/match-terms.ts'
import type { CohortJob, SolvedCohort } from './cohort-job.ts'
import { stopAfter } from './stop-after.ts'

// Only `solveCohort` starts this thread, with a job it made.
const { question, programme, day, seconds }: CohortJob = workerData
const began = performance.now()
const match = matchCohort(question, matchTerms(programme, day), stopAfter(seconds))
const solved: SolvedCohort = { ...match, ms: Math.round(performance.now() - began) }
parentPort?.postMessage(solved)
