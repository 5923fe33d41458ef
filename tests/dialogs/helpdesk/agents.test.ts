import { expect, test } from 'vitest'
import { noKnowledge } from '../../../bot/questions.ts'
import { loadKnowledge } from '../../../data/load-knowledge.ts'
import { labels } from '../../support/desk.ts'
import { handOff, texts } from '../../support/hand-off.ts'

const knowledge = new Map(loadKnowledge().map((one) => [one.id, one]))

/** Two candidates who wait, one of them in English. */
async function twoWait(options: Parameters<typeof handOff>[0] = {}) {
  const desk = await handOff(options)
  const noor = desk.candidate()
  const tom = desk.candidate('en-GB')
  await noor.says('medewerker')
  desk.clock.set(new Date(desk.clock.now().getTime() + 60_000))
  await tom.says('talk to a person')
  const [first = '', second = ''] = desk.ids()
  const adele = desk.agent('adele')
  await adele.says('wachtrij')
  return { desk, noor, tom, first, second, adele }
}

test('two press at once: one has it, the other hears kindly who', async () => {
  const { desk, adele, first, noor } = await twoWait()
  const lynne = desk.agent('lynne')
  await lynne.says('wachtrij')
  await noor.hears()
  const both = await Promise.all([adele.presses(`desk-claim ${first}`), lynne.presses(`desk-claim ${first}`)])
  const lost = both.find((said) => said[0]?.label === 'helpdesk.agent.taken')
  expect(lost?.[0]?.text).toMatch(/^(Adele Vance|Lynne Robbins) was je net voor/)
  expect(both.filter((said) => labels(said).at(-1) === 'helpdesk.agent.claimed')).toHaveLength(1)
  expect(labels(await noor.hears())).toEqual(['helpdesk.claimed'])
})

test('pressing again is no second take-over', async () => {
  const { adele, first, noor } = await twoWait()
  await noor.hears()
  await adele.presses(`desk-claim ${first}`)
  expect(labels(await adele.presses(`desk-claim ${first}`)).at(-1)).toBe('helpdesk.agent.claimed')
  expect(labels(await noor.hears())).toEqual(['helpdesk.claimed'])
})

test('several at once: a clear switch, by typing or by the button under what the other says', async () => {
  const { adele, noor, tom, first, second } = await twoWait()
  await adele.presses(`desk-claim ${first}`)
  await adele.presses(`desk-claim ${second}`)
  await adele.says('Hello Tom')
  expect(texts(await tom.hears()).at(-1)).toBe('Adele Vance: Hello Tom')
  await noor.says('ik ook nog')
  const [heard] = (await adele.hears()).slice(-1)
  expect(heard?.text).toContain('(1): ik ook nog')
  expect(JSON.stringify(heard?.activity.attachments)).toContain('desk-to 1')
  expect((await adele.says('→ 1'))[0]?.label).toBe('helpdesk.agent.switched')
  await adele.says('Dag Noor')
  expect([texts(await noor.hears()).at(-1), texts(await tom.hears())]).toEqual(['Adele Vance: Dag Noor', []])
  expect(labels(await adele.says('-> 2'))).toEqual(['helpdesk.agent.switched'])
  expect(labels(await adele.says('→ 7'))).toEqual(['helpdesk.agent.noNumber'])
})

test('a canned answer goes in the candidate’s language, with its variables, after a look', async () => {
  const { adele, tom, second } = await twoWait()
  await adele.presses(`desk-claim ${second}`)
  await tom.hears()
  const [preview] = await adele.says('antwoord groet')
  expect(preview?.text).toContain("Hi, I'm Adele Vance of the helpdesk.")
  expect(await tom.hears()).toEqual([])
  expect(labels(await adele.presses('desk-send'))).toEqual(['helpdesk.agent.sent'])
  expect(texts(await tom.hears())).toEqual([expect.stringContaining("Hi, I'm Adele Vance")])
  // A sentence that only begins with the word is for the candidate.
  expect(await adele.says('Antwoord volgt morgen')).toEqual([])
  expect(texts(await tom.hears())).toEqual(['Adele Vance: Antwoord volgt morgen'])
  expect(labels(await adele.says('antwoord'))).toEqual(['helpdesk.agent.canned'])
  await adele.presses('desk-send')
  expect((await tom.hears()).length).toBeLessThan(2)
})

test('an answer from the knowledge base, to the question or to other words', async () => {
  const questions = {
    ...noKnowledge,
    topic: (id: string) => knowledge.get(id),
    ask: async ({ text, locale }: { text: string; locale: 'nl' | 'en' }) =>
      /verdien|earn/.test(text)
        ? { band: 'answer' as const, locale, topics: [{ id: 'salary-during', score: 0.9 }] }
        : { band: 'unknown' as const, locale, topics: [] },
  }
  const { adele, tom, second } = await twoWait({ questions })
  await adele.presses(`desk-claim ${second}`)
  await tom.hears()
  expect(labels(await adele.says('antwoord uit de kennisbank'))).toEqual(['helpdesk.agent.knowledgeNone'])
  const [preview] = await adele.says('kennisbank wat verdien je?')
  expect(preview?.label).toBe('helpdesk.agent.preview')
  await adele.presses('desk-send')
  expect(texts(await tom.hears())[0]).toBe(`Adele Vance: ${preview?.text.split('\n\n').slice(1).join('\n\n')}`)
})

test('a note is for colleagues; passed on, the next one reads it and the candidate tells nothing again', async () => {
  const { desk, adele, noor, first } = await twoWait()
  const megan = desk.agent('megan')
  await megan.says('wachtrij')
  await noor.says('Ja, dat mag')
  await adele.presses(`desk-claim ${first}`)
  await noor.hears()
  expect(labels(await adele.says('notitie Wil alleen over de opleiding praten'))).toEqual(['helpdesk.agent.noted'])
  expect(await noor.hears()).toEqual([])
  expect(labels(await adele.says('doorzetten naar niemand'))).toEqual(['helpdesk.agent.transferUnknown'])
  expect(labels(await adele.says('doorzetten naar Megan'))).toEqual(['helpdesk.agent.transferred'])
  expect(texts(await noor.hears())).toEqual([expect.stringMatching(/^Adele Vance zet je vraag door naar Megan Bowen/)])
  expect(labels(await noor.says('hoi'))).toContain('greeting.again')
  const story = await megan.presses(`desk-claim ${first}`)
  expect(JSON.stringify(story[0]?.activity.attachments)).toContain('Wil alleen over de opleiding praten')
  expect(texts(await noor.hears()).at(-1)).toMatch(/^Megan Bowen is er nu bij/)
  expect(labels(await adele.says('ben ik er nog?'))[0]).not.toBe('helpdesk.said')
})

test('parked, it rests until the time, or until the candidate says something', async () => {
  const { desk, adele, noor, first } = await twoWait()
  await adele.presses(`desk-claim ${first}`)
  expect(labels(await adele.says('parkeer'))).toEqual(['helpdesk.agent.snoozeAsk'])
  expect(labels(await adele.presses('desk-snooze hour'))).toEqual(['helpdesk.agent.snoozed'])
  await adele.hears()
  await desk.due(61 * 60_000)
  expect(labels(await adele.hears()).filter((label) => label.startsWith('helpdesk.'))).toEqual(['helpdesk.agent.woken'])
  await adele.presses('desk-to 1')
  await adele.presses('desk-snooze morning')
  expect(desk.helpdesk.queue.byId(first)?.snoozedUntil).toBe('2026-11-26T08:00:00.000Z')
  await noor.says('ik weet het al')
  expect(desk.helpdesk.queue.byId(first)?.snoozedUntil).toBeUndefined()
  expect(labels(await adele.hears()).at(-1)).toBe('helpdesk.heard.said')
})

test('available or not, back to the queue, and opened again', async () => {
  const { desk, adele, noor, first } = await twoWait()
  expect(labels(await adele.says('niet beschikbaar'))).toEqual(['helpdesk.agent.unavailable'])
  await desk.agent('lynne').says('niet beschikbaar')
  const late = desk.candidate()
  expect((await late.says('medewerker')).at(-1)?.text).toContain('iedereen is net even weg')
  expect(labels(await adele.says('beschikbaar'))).toEqual(['helpdesk.agent.available'])
  await adele.presses(`desk-claim ${first}`)
  expect(labels(await adele.says('terug naar de wachtrij'))).toEqual(['helpdesk.agent.released'])
  expect(labels(await noor.hears()).slice(-1)).toEqual(['helpdesk.released'])
  await adele.presses(`desk-claim ${first}`)
  await adele.presses('desk-close unanswered')
  expect(labels(await adele.presses(`desk-reopen ${first}`))).toEqual(['helpdesk.agent.reopened'])
  expect(desk.helpdesk.queue.byId(first)?.state).toBe('waiting')
  await adele.presses(`desk-claim ${first}`)
  await adele.presses('desk-close answered')
  desk.clock.set(new Date(desk.clock.now().getTime() + 8 * 86_400_000))
  expect(labels(await adele.presses(`desk-reopen ${first}`))).toEqual(['helpdesk.agent.tooLate'])
})

// Regression: whoever came back within a week stood in the queue with their question, and the reason, of last time.
test('who comes back with another question, or in need, is seen so', async () => {
  const desk = await handOff()
  const me = desk.candidate()
  await me.says('blab blab blab?')
  await me.says('medewerker')
  await me.says('uit de rij')
  await me.says('blub blub blub?')
  await me.presses('person distress')
  expect(desk.helpdesk.queue.all()).toMatchObject([{ state: 'waiting', question: 'blub blub blub?', reason: 'distress' }])
})

// Regression: it was tried twenty times, and then it was the store that could not be reached.
test('what was asked before cannot be opened again beside a newer question, and that is said', async () => {
  const desk = await handOff()
  const me = desk.candidate()
  await me.says('medewerker')
  const [first] = desk.ids()
  await me.says('uit de rij')
  const lynne = desk.agent('lynne')
  const key = { partition: `conversation/directline:${me.conversationId}`, kind: 'open-ticket', id: 'open-ticket' }
  await desk.store.commit([{ op: 'create', doc: { ...key, ticket: 'newer' } as never }])
  expect(labels(await lynne.presses(`desk-reopen ${first}`)).at(-1)).toBe('helpdesk.agent.over')
  expect(desk.helpdesk.queue.all()).toMatchObject([{ state: 'returned' }])
})

test('who has no role at the desk sees no queue and takes nobody', async () => {
  const { desk, first } = await twoWait()
  for (const [name, queue, claim] of [
    ['isaiah', 'helpdesk.agent.notForYou', 'helpdesk.agent.notForYou'],
    ['patti', 'helpdesk.agent.notForYou', 'helpdesk.agent.notForYou'],
  ] as const) {
    const somebody = desk.agent(name)
    expect(labels(await somebody.says('wachtrij')).at(-1)).toBe(queue)
    expect(labels(await somebody.presses(`desk-claim ${first}`)).at(-1)).toBe(claim)
  }
  const stranger = desk.candidate()
  expect(labels(await stranger.says('wachtrij')).at(-1)).toBe('helpdesk.agent.notForYou')
  expect(labels(await stranger.presses(`desk-claim ${first}`)).at(-1)).toBe('helpdesk.agent.notForYou')
  expect(labels(await stranger.presses('desk-leave')).at(-1)).toBe('helpdesk.gone')
  expect(desk.helpdesk.queue.byId(first)?.state).toBe('waiting')
})
