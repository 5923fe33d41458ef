import { expect, test } from 'vitest'
import { marks, zwaantje } from '../support/privacy-life.ts'
import { discard, type Program, postActivity, startProgram } from '../support/program.ts'
import { filesUnder, tracesIn } from '../support/traces-in.ts'

const marksIn = (folder: string) => tracesIn(folder, marks)

async function mailedCode(program: Program): Promise<string> {
  for (let tries = 100; ; tries--) {
    const mails: { to: string; subject: string }[] = await (await fetch(`${program.url}/demo/mail`)).json()
    const code = mails.flatMap(({ to, subject }) => (to === zwaantje.email ? (/\b\d{6}\b/.exec(subject) ?? []) : [])).at(-1)
    if (code && code !== seen) {
      seen = code
      return code
    }
    if (tries === 0) throw new Error('no code was mailed')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
let seen: string | undefined

function talker(program: Program, conversation: string, from: Record<string, string> = {}) {
  let count = 0
  return async (...texts: string[]) => {
    const heard: string[] = []
    for (const text of texts) {
      const activity = {
        id: `${conversation}-${++count}`,
        text,
        conversation: { id: conversation },
        from: { id: `user-${conversation}`, ...from },
      }
      const { activities } = await postActivity(program.url, activity)
      heard.splice(0, heard.length, ...activities.map((one) => String(one.label)))
    }
    return heard
  }
}

test('after an erasure no byte of the data folder and no line of the log has a trace of the person', async () => {
  const program = await startProgram({ LOG_LEVEL: 'trace' })
  try {
    const me = talker(program, 'mine')
    const other = talker(program, 'other')
    await me('bijeenkomsten', 'aanmelden', '1', zwaantje.name, zwaantje.email, zwaantje.needs, 'ja', 'ja')
    await me('bewaar mijn route', 'ja', 'ja')
    await me(await mailedCode(program))
    await other('inloggen', zwaantje.email)
    await other(await mailedCode(program), `ik heet ${zwaantje.name} en ${zwaantje.pause}`)
    expect(await other('motivatie', 'Ik typ hem hier', zwaantje.motivation, 'ja')).toEqual(['documents.done.submitted'])
    const megan = talker(program, 'megan', { aadObjectId: '00000000-0000-0000-0000-0000000000021', name: 'Megan Bowen' })
    await megan('mijn kandidaten', `tijdlijn ${zwaantje.name}`, `wie is ${zwaantje.name}`)
    expect((await marksIn(program.data)).length).toBeGreaterThan(0)
    expect(filesUnder(program.data).some(({ name }) => name.startsWith('loket.db'))).toBe(true)
    expect(await me('alles wissen', 'ja')).toEqual(['privacy.erase.code'])
    expect(await me(await mailedCode(program))).toEqual(['privacy.erase.done'])
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(await marksIn(program.data)).toEqual([])
    expect(marks.filter((mark) => program.output().toLowerCase().includes(mark))).toEqual([])
    expect(await program.stop()).toBe(0)
    expect(await marksIn(program.data)).toEqual([])
  } finally {
    await discard(program)
  }
}, 120_000)
