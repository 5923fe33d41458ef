import { candidatePartition } from './info-session.ts'

/** The outcome of a zelfscan that somebody finished before or after they were known: candidate's partition, kind and id `scan`, kept for the programme's retention `scan`. */
export type ScanResult = { at: string; outcome: string; programmeVersion: string; rules: string[] }
export type ScanResultDoc = ScanResult & { partition: string; kind: 'scan'; id: 'scan'; etag?: string; ttl?: number }
export const scanKey = (personId: string) => ({ partition: candidatePartition(personId), kind: 'scan' as const, id: 'scan' as const })
