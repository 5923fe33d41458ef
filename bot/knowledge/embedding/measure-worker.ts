import { parentPort, workerData } from 'node:worker_threads'
import { type Embedded, measureMeaning } from './measure-meaning.ts'

const embedded: Embedded = workerData
parentPort?.postMessage(measureMeaning(embedded))
