import { parentPort, workerData } from 'node:worker_threads'
import { trainKnowledge } from './train-knowledge.ts'

const file = await trainKnowledge(String(workerData))
parentPort?.postMessage(file, [file.buffer])
