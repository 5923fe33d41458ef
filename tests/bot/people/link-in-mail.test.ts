import { expect, test } from 'vitest'
import { recipientFinder } from '../../../bot/services/notices/find-recipient.ts'
import { router } from '../../../bot/services/notices/router.ts'
import type { PersonDoc } from '../../../data/candidate.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { personNotice } from '../../../rules/notices/person-notice.ts'
import { becomeKnown, type CodeDesk, codeDesk, saying } from '../../support/people-talk.ts'
import { ask } from '../../support/sign-up-talk.ts'

type Router = Parameters<typeof router>[0]

/** What a mail about a notice leads to: the address it goes to and the link in it. */
async function mailed(desk: CodeDesk, notice: NoticeDoc, recipient: string) {
  const mails: { email: string; chatUrl?: string }[] = []
  const find = recipientFinder({ store: desk.store, staff: desk.deps.staff, isOpen: () => false })
  const route = router({
    chat: {} as Router['chat'],
    web: {} as Router['web'],
    mail: {
      send: async ({ email, chatUrl }) => {
        mails.push({ email, ...(chatUrl && { chatUrl }) })
        return { ok: true }
      },
      close() {},
    },
    store: desk.store,
    now: desk.clock.now,
    signInUrl: desk.identity.links.create,
  })
  const reached = await find(notice, recipient)
  if ('gone' in reached) throw new Error(reached.gone)
  const way = await route('mail', reached)
  if ('send' in way) await way.send({} as Parameters<typeof way.send>[0])
  return mails[0]
}

async function world() {
  const desk = await codeDesk()
  const me = desk.person()
  await becomeKnown(desk, me)
  const { docs } = await desk.store.find<PersonDoc>('person')
  const personId = docs.find((one) => one.email === 'kim@example.org')!.partition.slice('candidate/'.length)
  return { desk, me, personId }
}

test('a mail to a proved address logs its reader in, once', async () => {
  const { desk, personId } = await world()
  const to = { candidate: personId }
  const mail = await mailed(desk, personNotice({ about: 'step', key: 'x', to }, desk.clock.now()), `candidate:${personId}`)
  expect(mail?.email).toBe('kim@example.org')
  const token = new URL(mail?.chatUrl ?? '').searchParams.get('t') ?? ''
  expect(await desk.identity.links.use(token, { userId: 'dl_phone', conversationId: 'phone' })).toEqual({ ok: true, personId })
})

test('a mail to an address that was only typed does not, also when somebody who is known typed it', async () => {
  const { desk, me } = await world()
  await me.presses({ command: `session-signup ${ask}` })
  await saying(me, 'niets', 'ja', 'E-mail aanpassen', 'friend@example.org', 'ja')
  const { docs } = await desk.store.list<NoticeDoc>(`info-session/${ask}`, 'notice', { limit: 1000 })
  const confirmed = docs.filter((one) => one.about === 'confirmed').at(-1)!
  const mail = await mailed(desk, confirmed, confirmed.recipients[0]!.id)
  expect(mail).toEqual({ email: 'friend@example.org' })
})

test('a mail with a code does not', async () => {
  const { desk } = await world()
  await saying(desk.person(), 'inloggen', 'kim@example.org')
  const { docs } = await desk.store.find<NoticeDoc>('notice', { limit: 1000 })
  const code = docs.find((one) => one.about === 'code')!
  expect(await mailed(desk, code, 'address')).toEqual({ email: 'kim@example.org' })
})
