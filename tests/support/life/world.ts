import { startConnector } from '../connector.ts'
import { discard, startProgram } from '../program.ts'
import { soon } from '../soon.ts'

export type Mail = { to: string; subject: string; text: string; at: string; attachments?: { filename?: string; content?: string }[] }

/** The running program with a Teams that takes everything, a clock to move and the mail it would have sent. */
export async function openWorld(env: Record<string, string> = {}) {
  const [program, teams] = await Promise.all([startProgram(env), startConnector()])
  const { url } = program
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await answer.json()) as { now: string }
  }
  const now = async () => new Date(((await (await fetch(`${url}/demo/clock`)).json()) as { now: string }).now)
  const mails = async (to?: string): Promise<Mail[]> => {
    const all = (await (await fetch(`${url}/demo/mail`)).json()) as Mail[]
    return to === undefined ? all : all.filter((one) => JSON.stringify(one.to).includes(to))
  }
  const codes = new Set<string>()

  return {
    ...{ program, teams, url, mails },
    clock: {
      now,
      to: async (instant: Date) => void (await post('/demo/clock', { now: instant.toISOString() })),
      /** So many days on, in the middle of the morning: no quiet hours. */
      async days(days: number) {
        const day = new Date((await now()).getTime() + days * 86_400_000).toISOString().slice(0, 10)
        await post('/demo/clock', { now: `${day}T09:30:00.000Z` })
      },
    },
    reset: () => post('/demo/reset', {}),
    /** The code of the newest mail to this address that was not given before. */
    async code(address: string): Promise<string> {
      const fresh = async () => (await mails(address)).findLast(({ subject, at }) => /\b\d{6}\b/.test(subject) && !codes.has(at + subject))
      await soon(fresh).toBeDefined()
      const { at, subject } = (await fresh()) as Mail
      codes.add(at + subject)
      return /\b\d{6}\b/.exec(subject)?.[0] ?? ''
    },
    /** What was said unasked in Teams to this member of staff, by key. */
    toldInTeams: (conversation: string) =>
      teams.sent.filter(({ path }) => path.includes(conversation)).map(({ body }) => `${body.label} ${JSON.stringify(body)}`),
    async close() {
      await teams.close()
      await discard(program)
    },
  }
}
export type World = Awaited<ReturnType<typeof openWorld>>
