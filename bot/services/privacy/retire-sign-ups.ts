import { everywhere } from '../../../data/every-document.ts'
import { candidatePartition, type RegistrationDoc, type SessionDoc, type SessionRef, sessionKey } from '../../../data/info-session.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { retentionDays } from '../../../rules/retention.ts'
import { everyone } from '../../../rules/waiting-list.ts'
import type { PrivacyDesk } from './privacy-desk.ts'
import { documentsOf, removal } from './remove-documents.ts'

const day = 86_400_000

/**
 * Erases who signed up for sessions that are long over, and sign-ups that were cancelled once everything about them was told. The seats and the attendance stay for the
 * figures, without people.
 */
export async function retireSignUps(desk: PrivacyDesk): Promise<void> {
  const { store, programme, now } = desk
  const kept = retentionDays(programme, 'registration') * day
  const bySession = new Map<string, RegistrationDoc[]>()
  for await (const doc of everywhere<RegistrationDoc>(store, 'registration')) {
    const id = doc.partition.slice('info-session/'.length)
    bySession.set(id, [...(bySession.get(id) ?? []), doc])
  }
  for (const [id, registrations] of bySession) {
    const session = await store.get<SessionDoc>(sessionKey(id))
    const over = !session || Date.parse(session.end) + kept <= now().getTime()
    const listed = new Set(session ? everyone(session.roster).map((one) => one.id) : [])
    const cancelled = over
      ? []
      : await settled(
          desk,
          id,
          registrations.filter((one) => !listed.has(one.id)),
        )
    for (const { id: registration, by } of over ? registrations : cancelled) {
      if (session) await desk.forgetSignUps(id, { persons: [by], registrations: [registration] }, [registration])
      else await store.commit([{ op: 'remove', key: { partition: `info-session/${id}`, kind: 'registration', id: registration } }])
      await store.commit([{ op: 'remove', key: { partition: candidatePartition(by), kind: 'session-ref', id } }])
    }
  }
  for await (const ref of everywhere<SessionRef>(store, 'session-ref'))
    if (Date.parse(ref.start) + kept + day <= now().getTime()) await store.commit([removal(ref)])
}

/** Cancelled sign-ups of which nothing waits to be told, and nothing was told in the last day. */
async function settled({ store, now }: PrivacyDesk, session: string, cancelled: readonly RegistrationDoc[]): Promise<RegistrationDoc[]> {
  if (cancelled.length === 0) return []
  const busy = new Set<string>()
  for await (const { recipients, createdAt } of documentsOf<NoticeDoc>(store, `info-session/${session}`, 'notice')) {
    const fresh = now().getTime() - Date.parse(createdAt) < day
    for (const { id, state } of recipients) if (fresh || state === 'pending' || state === 'sending') busy.add(id)
  }
  return cancelled.filter((one) => !busy.has(one.id) && now().getTime() - Date.parse(one.at) >= day)
}
