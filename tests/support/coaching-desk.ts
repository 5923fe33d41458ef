import { createLog } from '../../bot/log.ts'
import { auditor } from '../../bot/services/audit.ts'
import { candidateDirectory } from '../../bot/services/people/candidate-directory.ts'
import { openCoaching } from '../../bot/services/statements/open-coaching.ts'
import { staffDirectory } from '../../bot/staff.ts'
import { loadProgramme } from '../../data/load-programme.ts'
import type { Role, StaffDoc } from '../../data/person.ts'
import type { Programme } from '../../data/programme.ts'
import { sqliteStore } from '../../data/sqlite-store.ts'
import type { Store } from '../../data/store.ts'
import type { Who } from '../../dialogs/context.ts'
import { loadTexts } from '../../locales/texts.ts'
import { enrol } from './enrol.ts'
import { wednesday } from './hours-desk.ts'

const amsterdam = loadProgramme('amsterdam-po')

/** Hours and statements over one store, with a clock that can be moved; `open` is another machine. */
export async function coachingDesk({ store: given, programme = amsterdam }: { store?: Store; programme?: Programme } = {}) {
  const clock = { now: wednesday }
  const now = () => clock.now
  const store = given ?? sqliteStore({ path: ':memory:', now })
  let count = 0
  const newId = () => `id-${++count}`
  const staff = staffDirectory(store, true)
  const directory = candidateDirectory(store, 'orientation')
  const open = () =>
    openCoaching({
      ...{ store, programme, staff, directory, now, newId },
      audit: auditor({ store, programme, now, newId }),
      words: { texts: loadTexts(), timeZone: programme.timeZone },
      secret: 'a secret of tests, long enough to sign with',
      publicUrl: 'https://loket.example',
      log: createLog('silent'),
    })
  const coaching = open()
  return {
    ...coaching,
    coaching,
    store,
    directory,
    staff,
    programme,
    clock,
    open,
    async hire(id: string, roles: Role[], more: { name?: string; external?: boolean } = {}) {
      const external = more.external ? { external: true } : {}
      const doc: StaffDoc = { partition: 'staff', kind: 'staff', id, name: more.name ?? id, roles, ...external }
      await store.commit([{ op: 'put', doc }])
      await staff.refresh()
    },
    enrol: (id: string, more: Parameters<typeof enrol>[2] = {}) => enrol({ store, directory, programme }, id, more),
  }
}

export const manager = (id = 'mats'): Who => ({
  channelId: 'msteams',
  conversationId: 'c',
  userId: id,
  name: id,
  roles: ['manager'],
  staffId: id,
})
