import { personIdOf } from '../../../data/candidate.ts'
import { coachOf, type HoursMonthDoc } from '../../../data/coach-hours.ts'
import { everywhere } from '../../../data/every-document.ts'
import type { HourBalance, HourBalanceDoc } from '../../../data/hours.ts'
import type { Doc, Store, Write } from '../../../data/store.ts'

/** A month that is signed, and by whose hand. */
export type KnownMonth = Pick<HoursMonthDoc, 'status' | 'signed' | 'revision'> & { coach: string; month: string }

/** Every balance and every month that is signed, in memory: what spans coaches is told from here, never by looking through the store in a turn. */
export type PoolDirectory = {
  balance: (candidate: string) => HourBalance | undefined
  balances: () => ReadonlyMap<string, HourBalance>
  signed: () => readonly KnownMonth[]
  /** When all of it was read last. */
  readAt: () => Date
  /** Reads all of it again; for the start, now and then, and the night. */
  refresh: () => Promise<void>
  /** The store, with what this machine writes known here at once. */
  watching: Store
}

export function poolDirectory(store: Store, now: () => Date): PoolDirectory {
  let balances = new Map<string, HourBalance>()
  let months = new Map<string, KnownMonth>()
  let readAt = now()
  let written: Write[] = []

  function learnBalance({ partition, seq, used, room, coaches }: HourBalanceDoc, into = balances) {
    const candidate = personIdOf(partition)
    if ((into.get(candidate)?.seq ?? -1) < seq) into.set(candidate, { seq, used, room, coaches })
  }
  function learnMonth({ partition, id, status, signed, revision }: HoursMonthDoc, into = months) {
    const coach = coachOf(partition)
    const key = `${coach} ${id}`
    if ((into.get(key)?.revision ?? -1) < revision) into.set(key, { coach, month: id, status, revision, ...(signed && { signed }) })
  }
  const learn = (write: Write) => {
    if (write.op === 'remove') {
      if (write.key.kind === 'hours-balance') balances.delete(personIdOf(write.key.partition))
    } else if (isBalance(write.doc)) learnBalance(write.doc)
    else if (isMonth(write.doc)) learnMonth(write.doc)
  }

  return {
    balance: (candidate) => balances.get(candidate),
    balances: () => balances,
    signed: () => [...months.values()].filter(({ status }) => status === 'signed'),
    readAt: () => readAt,
    async refresh() {
      written = []
      const [freshBalances, freshMonths] = [new Map<string, HourBalance>(), new Map<string, KnownMonth>()]
      for await (const doc of everywhere<HourBalanceDoc>(store, 'hours-balance')) learnBalance(doc, freshBalances)
      for await (const doc of everywhere<HoursMonthDoc>(store, 'hours-month')) learnMonth(doc, freshMonths)
      balances = freshBalances
      months = freshMonths
      readAt = now()
      // What this machine wrote while the lists were read is newer than they are.
      for (const write of written) learn(write)
    },
    watching: {
      ...store,
      async commit(writes) {
        const etags = await store.commit(writes)
        const known = writes.filter(isKnown)
        for (const write of known) learn(write)
        written.push(...known)
        return etags
      },
    },
  }
}

const isKnown = (write: Write) => ['hours-balance', 'hours-month'].includes(write.op === 'remove' ? write.key.kind : write.doc.kind)
const isBalance = (doc: Doc): doc is HourBalanceDoc => doc.kind === 'hours-balance'
const isMonth = (doc: Doc): doc is HoursMonthDoc => doc.kind === 'hours-month'
