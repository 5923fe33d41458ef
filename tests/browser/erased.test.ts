import { afterAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openChat } from '../support/chat.ts'
import { discard, startProgram } from '../support/program.ts'
import { soon } from '../support/soon.ts'

const browser = await openBrowser()
const program = await startProgram()
afterAll(async () => {
  await browser.close()
  await discard(program)
})

const codes = async () => {
  const mails: { to: string; subject: string }[] = await (await fetch(`${program.url}/demo/mail`)).json()
  return mails.flatMap(({ subject }) => /\b\d{6}\b/.exec(subject) ?? [])
}

test('an open page of somebody who is erased in another one goes empty by itself, and says why', { timeout: 90_000 }, async () => {
  const one = await openChat(browser, program.url)
  const two = await openChat(browser, program.url)
  type Chat = typeof one
  const asked = async (chat: Chat, text: string, answer: RegExp) => {
    const before = await chat.bubbles.count()
    await chat.say(text)
    await soon(async () => (await chat.bubbles.allInnerTexts()).slice(before + 1).join('\n')).toMatch(answer)
  }
  const code = async (count: number) => {
    await soon(async () => (await codes()).length).toBe(count)
    return (await codes())[count - 1] ?? ''
  }
  await asked(one, 'bewaar mijn route', /naam/i)
  await asked(one, 'Zwaantje Quispelwever', /e-mail/i)
  await asked(one, 'zwaantje.q@snaterboom.example', /\?/)
  await asked(one, 'ja', /Nog één vraag/)
  await asked(one, 'ja', /code/)
  await asked(one, await code(1), /verder/)
  await asked(two, 'inloggen', /e-mail/i)
  await asked(two, 'zwaantje.q@snaterboom.example', /code/)
  await asked(two, await code(2), /verder/)
  await asked(one, 'alles wissen', /Alles wissen\?/)
  await asked(one, 'ja', /code/)
  await asked(one, await code(3), /Alles is gewist/)
  await soon(() => two.bubbles.allInnerTexts()).toEqual([expect.stringMatching(/Dit gesprek is daarom ook leeg/)])
  await asked(two, 'mijn gegevens', /nog niets bewaard/)
  await Promise.all([one.close(), two.close()])
})
