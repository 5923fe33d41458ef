import type { DocumentDoc } from '../../../data/document.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import { type JourneyDoc, journeyKey } from '../../../data/journey.ts'
import { type ScanResultDoc, scanKey } from '../../../data/scan-result.ts'
import type { DataLine } from '../../../dialogs/privacy/port.ts'
import type { Var } from '../../../dialogs/reply.ts'
import type { Lines } from './lines.ts'
import { documentsOf } from './remove-documents.ts'
import { roundLines } from './rounds-of.ts'

const on = (at: string): Var => ({ at, style: 'full' })
const pair = (label: Var, value: Var): Var => ({ key: 'privacy.pair', vars: { label, value } })

export const whoLines: Lines = ({ staff }, { person }) => {
  if (!person) return []
  const { name, email, phone, language, createdAt, state, coach } = person
  const coachName = coach && staff.byId(coach)?.name
  const facts: [Var, Var][] = [
    [{ key: 'privacy.who.name' }, name],
    [{ key: 'privacy.who.email' }, email],
    ...(phone ? [[{ key: 'privacy.who.phone' }, phone] satisfies [Var, Var]] : []),
    [{ key: 'privacy.who.language' }, { key: `privacy.who.${language}` }],
    [{ key: 'privacy.who.since' }, on(createdAt)],
    [{ key: 'privacy.who.state' }, { key: `privacy.who.${state}` }],
    ...(coachName ? [[{ key: 'privacy.who.coach' }, coachName] satisfies [Var, Var]] : []),
  ]
  return [{ title: { key: 'privacy.group.who' }, facts: facts.map(([label, value]) => pair(label, value)) }]
}

/** Consents of the person, the newest first, each with its words. */
export const consentLines: Lines = ({ programme }, { person }) =>
  [...(person?.consents ?? [])].reverse().map(({ purpose, version, text, at, withdrawnAt }): DataLine => {
    const title = programme.consents.find((one) => one.purpose === purpose)?.title ?? purpose
    const given: Var = { key: 'privacy.line.given', vars: { date: on(at), version } }
    const withdrawn: Var[] = withdrawnAt ? [{ key: 'privacy.line.withdrawn', vars: { date: on(withdrawnAt) } }] : []
    const button = { label: { key: 'privacy.line.withdrawButton' as const }, value: `withdraw-consent ${purpose}` }
    const again = { label: { key: 'privacy.withdraw.giveButton' as const }, value: `give-consent ${purpose}` }
    return { title, facts: [given, ...withdrawn, text], choices: [withdrawnAt ? again : button] }
  })

export const stepLines: Lines = async (desk, { personId }) => {
  const { store, programme } = desk
  const [journey, scan] = await Promise.all([store.get<JourneyDoc>(journeyKey(personId)), store.get<ScanResultDoc>(scanKey(personId))])
  const steps = programme.phases.flatMap((phase) => phase.steps.map((step) => ({ key: `${phase.id}/${step.id}`, title: step.title })))
  const lines = Object.entries(journey?.steps ?? {})
    .sort(([, a], [, b]) => b.since.localeCompare(a.since))
    .map(([key, { state, since, words }]): DataLine => {
      const stand: Var = { key: 'privacy.line.stepSince', vars: { state: { key: `privacy.state.${state}` }, date: on(since) } }
      return { title: steps.find((one) => one.key === key)?.title ?? key, facts: [stand, ...(words ? [words] : [])] }
    })
  const self: DataLine[] = scan ? [{ title: { key: 'privacy.line.scan' }, facts: [on(scan.at)] }] : []
  return [...lines, ...self, ...(await roundLines(desk, personId))]
}

export const documentLines: Lines = async ({ store }, { personId }) => {
  const lines: DataLine[] = []
  for await (const { name, at, replaced } of documentsOf<DocumentDoc>(store, candidatePartition(personId), 'document')) {
    const gone: Var[] = replaced ? [{ key: 'privacy.line.replaced', vars: { date: on(replaced) } }] : []
    lines.push({ title: name, facts: [{ key: 'privacy.line.file', vars: { date: on(at) } }, ...gone] })
  }
  return lines
}
