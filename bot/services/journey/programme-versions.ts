import { loadProgramme } from '../../../data/load-programme.ts'
import { type Programme, programme as shape } from '../../../data/programme.ts'
import { ConflictError, type Key, type Store } from '../../../data/store.ts'

/** A version of a programme as it was when people started on it: partition `programmes`, `id` is `<programme>@<version>`. */
export type ProgrammeDoc = Key & { partition: 'programmes'; kind: 'programme'; etag?: string; programme: Programme }

/** `current` is what newcomers start on. */
export type ProgrammeVersions = {
  current: Programme
  /** Keeps the current version, so that who starts on it now can stay on it. */
  keep: () => Promise<void>
  /** From memory after the first time, with the usual values of what a version of before did not have; throws when a version is neither in the store nor a kept file. */
  load: (version: { id: string; version: string }) => Promise<Programme>
}

const keyOf = (id: string, version: string) => ({
  partition: 'programmes' as const,
  kind: 'programme' as const,
  id: `${id}@${version}`,
})

export function programmeVersions(store: Store, current: Programme): ProgrammeVersions {
  const known = new Map([[`${current.id}@${current.version}`, current]])
  return {
    current,
    async keep() {
      const doc: ProgrammeDoc = { ...keyOf(current.id, current.version), programme: current }
      try {
        await store.commit([{ op: 'create', doc }])
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error
      }
    },
    async load({ id, version }) {
      const name = `${id}@${version}`
      const found = known.get(name)
      if (found) return found
      const doc = await store.get<ProgrammeDoc>(keyOf(id, version))
      const programme = doc ? shape.parse(doc.programme) : loadProgramme(id, { version })
      known.set(name, programme)
      return programme
    },
  }
}
