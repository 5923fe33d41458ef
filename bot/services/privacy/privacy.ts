import { balanceKey, type HourBalanceDoc } from '../../../data/hours.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import { kindsIn } from '../../../data/kinds.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { People } from '../../../dialogs/people/port.ts'
import { type DataGroup, dataGroups, type Privacy } from '../../../dialogs/privacy/port.ts'
import { retentionDays } from '../../../rules/retention.ts'
import { auditBy } from '../audit.ts'
import type { ErasureJobs } from './erasure-jobs.ts'
import { linesOf } from './lines.ts'
import type { PrivacyDesk } from './privacy-desk.ts'
import { linkMinutes, type TakeOuts } from './take-outs.ts'
import { type Whose, whoseData } from './whose-data.ts'

type Options = { desk: PrivacyDesk; people: Pick<People, 'askCode' | 'proveCode'>; jobs: ErasureJobs; takeOuts: TakeOuts }

/** So many lines of a group are shown in a chat; the copy has them all. */
const mostLines = 10

/** Of a visitor who was not proved there can be no more than this. */
const visitorGroups: readonly DataGroup[] = ['steps', 'sessions', 'messages', 'surveys', 'conversations']

/** What is kept of whoever talks, over a store: see `dialogs/privacy/port.ts`. */
export function privacyService({ desk, people, jobs, takeOuts }: Options): Privacy {
  const { store, programme } = desk

  async function groupsOf(whose: Whose) {
    const found = await Promise.all(
      (whose.person ? dataGroups : visitorGroups).map(async (group) => ({ group, count: (await linesOf(desk, whose, group)).length })),
    )
    return found.filter((one) => one.count > 0)
  }
  /** Whether anything is kept beside the conversation itself. */
  async function keepsAnything({ personId, person }: Whose) {
    if (person) return true
    const pages = await Promise.all(kindsIn('candidate/*').map((kind) => store.list(candidatePartition(personId), kind, { limit: 1 })))
    return pages.some((page) => page.docs.length > 0)
  }
  const staff = { ok: false as const, reason: 'staff' as const }
  const nothing = { ok: false as const, reason: 'nothing' as const }

  return {
    async overview(who) {
      const whose = await whoseData(store, who)
      if (!whose) return { kind: 'staff', days: retentionDays(programme, 'conversation') }
      const { person, personId } = whose
      if (who.proved && !person && (await jobs.state(personId)) === 'running') return { kind: 'running' }
      const groups = await groupsOf(whose)
      return person ? { kind: 'person', name: person.name, email: person.email, groups } : { kind: 'visitor', groups }
    },
    async lines(who, group) {
      const whose = await whoseData(store, who)
      const lines = whose ? await linesOf(desk, whose, group) : []
      return { lines: lines.slice(0, mostLines), more: Math.max(0, lines.length - mostLines) }
    },
    async takeAway(who, language) {
      const whose = await whoseData(store, who)
      if (!whose) return staff
      if (!(await keepsAnything(whose))) return nothing
      return { ok: true, url: await takeOuts.link(whose, language), minutes: linkMinutes }
    },
    async askCode(who, language, request) {
      const whose = await whoseData(store, who)
      if (!whose?.person) return undefined
      const { email } = whose.person
      return { ...(await people.askCode(who, { email, language, request })), email }
    },
    async erase(who: Who, { code, language, request }) {
      const whose = await whoseData(store, who)
      if (!whose) return staff
      const { personId, person, conversation } = whose
      // A turn that is run again after it was cut short needs no second code.
      const begun = who.proved ? await jobs.state(personId) : 'none'
      if (begun === 'done') return { ok: true, done: true }
      if (begun === 'none' && who.proved) {
        if (!person) return nothing
        if (code === undefined) return { ok: false, reason: 'none' }
        const proved = await people.proveCode(who, { email: person.email, code, language, request })
        if (!proved.ok) return proved.reason === 'details' ? { ok: false, reason: 'none' } : proved
        if (proved.person.id !== personId) return { ok: false, reason: 'none' }
      }
      const { done } = await jobs.erase(personId, auditBy(who, personId), { keep: conversation, proved: who.proved === true })
      return { ok: true, done }
    },
    async keepsHours(who) {
      const whose = await whoseData(store, who)
      const balance = whose && (await store.get<HourBalanceDoc>(balanceKey(whose.personId)))
      return Object.keys(balance?.coaches ?? {}).length > 0
    },
  }
}
