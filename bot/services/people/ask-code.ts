import { type CodeBookDoc, type CodeSenderDoc, codeSenderKey, codesKey, type MailToDoc } from '../../../data/code-book.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Asked, CodeRequest } from '../../../dialogs/people/port.ts'
import { codeLimits, codeMinutes, lately, waitMinutes, withCode } from '../../../rules/people/code-checks.ts'
import { shortHash } from '../person-of.ts'
import { type PeopleDesk, retried, unchanged } from './people-desk.ts'

const daySeconds = 86_400

/** The mail and where it goes are gone after this, sent or not. In seconds. */
const mailSeconds = 15 * 60

/**
 * Sends a code. Whether the address is anybody's is not looked at, so what is said, what is done and how long it takes are the same. What
 * is kept of address and code are keyed hashes; the mail itself waits at most a quarter of an hour.
 */
export function askCode(desk: PeopleDesk, who: Who, { email, language, request }: CodeRequest): Promise<Asked> {
  const { store, seals, now } = desk
  const [address, sender] = [seals.address(email), seals.sender(who)]
  return retried('the codes of an address', async () => {
    const [book, mine] = await Promise.all([store.get<CodeBookDoc>(codesKey(address)), store.get<CodeSenderDoc>(codeSenderKey(sender))])
    if (book?.codes[sender]?.request === request) return { ok: true }
    const at = now()
    const others = (mine?.asked ?? []).filter(([, one]) => one !== request)
    const minutes = Math.max(
      waitMinutes(book?.asked ?? [], codeLimits.address, at),
      waitMinutes(
        others.map(([one]) => one),
        codeLimits.sender,
        at,
      ),
    )
    if (minutes > 0) return { ok: false, reason: 'too-many', minutes }
    const kept = new Set(
      lately(
        others.map(([one]) => one),
        at,
      ),
    )
    const asked: CodeSenderDoc['asked'] = [...others.filter(([one]) => kept.has(one)), [at.toISOString(), request]]
    await store.commit([unchanged(mine, { ...codeSenderKey(sender), ttl: daySeconds, asked })])
    const code = desk.newCode()
    const mail = codeMail(address, shortHash(sender, request), code, at)
    const next = withCode(book ?? { asked: [], codes: {} }, sender, { hash: seals.code(address, sender, code), request }, at)
    await store.commit([
      unchanged(book, { ...codesKey(address), ttl: daySeconds, ...next }),
      { op: 'put', doc: mailTo(address, email, language) },
      { op: 'put', doc: mail },
    ])
    desk.wake({ partition: mail.partition, kind: mail.kind, id: mail.id })
    return { ok: true }
  })
}

const mailTo = (address: string, email: string, language: MailToDoc['language']): MailToDoc => ({
  partition: codesKey(address).partition,
  kind: 'mail-to',
  id: 'address',
  email,
  language,
  ttl: mailSeconds,
})

/** Goes out at once: neither quiet hours nor a digest holds it, and after the code has expired it is not sent any more. */
const codeMail = (address: string, unique: string, code: string, at: Date): NoticeDoc => ({
  partition: codesKey(address).partition,
  kind: 'notice',
  id: `code-${unique}`,
  about: 'code',
  dueAt: at.toISOString(),
  createdAt: at.toISOString(),
  expiresAt: new Date(at.getTime() + codeMinutes * 60_000).toISOString(),
  prefer: 'mail',
  recipients: [{ id: 'address', state: 'pending' }],
  vars: { code, minutes: codeMinutes },
  ttl: mailSeconds,
})
