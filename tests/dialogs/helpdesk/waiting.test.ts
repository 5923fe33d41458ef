import { describe, expect, test } from 'vitest'
import { labels } from '../../support/desk.ts'
import { handOff, texts } from '../../support/hand-off.ts'
import { minute } from '../../support/notice-desk.ts'

const sundayNight = new Date('2026-11-29T22:00:00Z')

describe('ways to a person', () => {
  test.each<[string, string[], string]>([
    ['asking', ['medewerker'], 'asked'],
    ['not being understood twice, and yes', ['blab blab', 'blub blub', 'ja'], 'not-understood'],
    ['not being understood twice, and the button', ['blab blab', 'blub blub', 'Een medewerker'], 'not-understood'],
    ['an unhappy face, and the button', [':(', 'Een medewerker'], 'unhappy'],
    ['distress, and the button', ['ik wil niet meer leven', 'Een medewerker'], 'distress'],
    ['distress, and the word', ['ik wil niet meer leven', 'medewerker'], 'distress'],
  ])('%s', async (_way, says, reason) => {
    const desk = await handOff()
    const me = desk.candidate()
    let last: { label: string }[] = []
    for (const text of says) last = await me.says(text)
    expect(last.map((one) => one.label)).toContain('person.open')
    expect(desk.helpdesk.queue.all()).toEqual([expect.objectContaining({ state: 'waiting', reason })])
  })

  test('asked twice is one question, in the same place', async () => {
    const desk = await handOff()
    const [me, other] = [desk.candidate(), desk.candidate()]
    await me.says('medewerker')
    await other.says('medewerker')
    expect((await me.says('medewerker')).at(-1)?.text).toContain('nummer 1 ')
    expect((await other.says('medewerker')).at(-1)?.text).toContain('nummer 2 ')
    expect(desk.ids()).toHaveLength(2)
  })

  test('one message delivered ten times at once is one question', async () => {
    const desk = await handOff()
    const me = desk.candidate()
    const activity = { ...me.base(), text: 'medewerker' }
    await Promise.all(Array.from({ length: 10 }, () => desk.handle(activity)))
    expect(desk.ids()).toHaveLength(1)
  })
})

describe('while somebody waits', () => {
  test('to stop may be to leave the queue: that is asked, not guessed', async () => {
    const desk = await handOff()
    const me = desk.candidate()
    await me.says('medewerker')
    expect(labels(await me.says('laat maar'))).toEqual(['helpdesk.stillThere'])
    expect(labels(await me.says('Ik wacht'))).toEqual(['helpdesk.waitOn'])
    await me.says('laat maar')
    expect(labels(await me.says('Uit de rij'))).toEqual(['helpdesk.left'])
    expect(labels(await me.says('laat maar'))).toEqual(['flow.nothingOpen'])
  })

  test('the bot still answers, and what it does not know is put with the question', async () => {
    const desk = await handOff()
    const me = desk.candidate()
    await me.says('medewerker')
    expect(labels(await me.says('menu'))).toEqual(['menu.all'])
    expect(labels(await me.says('blab blab blab'))).toEqual(['helpdesk.added'])
    const story = await desk.agent('adele').presses(`desk-claim ${desk.ids()[0]}`)
    expect(story.map((one) => one.text).join('\n')).toContain('Kandidaat: blab blab blab')
  })

  test('they can ask for their place; words of agents are ordinary words to them', async () => {
    const desk = await handOff()
    const [first, me] = [desk.candidate(), desk.candidate()]
    await first.says('medewerker')
    await me.says('medewerker')
    expect((await me.says('wachtrij')).at(-1)?.text).toContain('nummer 2 ')
    for (const text of ['antwoord op mijn vraag graag', 'notitie van mijn baas', 'afsluiten', 'kennisbank'])
      expect(labels(await me.says(text))).toEqual(['helpdesk.added'])
  })

  test('they can leave the queue, and come back to the same question within a week', async () => {
    const desk = await handOff()
    const me = desk.candidate()
    await me.says('medewerker')
    expect(labels(await me.says('uit de rij'))).toEqual(['helpdesk.left'])
    expect(desk.helpdesk.queue.all()[0]?.state).toBe('returned')
    await me.says('medewerker')
    expect(desk.ids()).toHaveLength(1)
    expect(desk.helpdesk.queue.all()[0]?.state).toBe('waiting')
    await me.says('uit de rij')
    desk.clock.set(new Date(desk.clock.now().getTime() + 8 * 24 * 60 * minute))
    await me.says('medewerker')
    expect(desk.ids()).toHaveLength(2)
  })

  test('agents hear at once, after one and three minutes, those who take conversations; after five the candidate may choose e-mail', async () => {
    const desk = await handOff()
    const [adele, lynne] = [desk.agent('adele'), desk.agent('lynne')]
    await adele.says('wachtrij')
    await lynne.says('niet beschikbaar')
    const me = desk.candidate()
    await me.says('medewerker')
    await me.hears()
    const told: [number, string[]][] = []
    for (const at of [0, 1, 2, 3, 4, 5]) {
      const before = desk.chats.length
      await desk.due(at === 0 ? 0 : minute)
      told.push([at, desk.chats.slice(before).map(({ target, message }) => `${target.conversationId} ${message.composed.about}`)])
    }
    expect(told).toEqual([
      [0, ['chat-adele helpdesk-new']],
      [1, ['chat-adele helpdesk-waits']],
      [2, []],
      [3, ['chat-adele helpdesk-waits']],
      [4, []],
      [5, []],
    ])
    const [late] = await me.hears()
    expect([late?.label, late?.choices]).toEqual(['helpdesk.late', ['Antwoord per e-mail', 'Ik wacht', 'Uit de rij']])
    expect(labels(await me.says('Ik wacht'))).toEqual(['helpdesk.waitOn'])
  })

  test('who is taken over in time is not announced any more', async () => {
    const desk = await handOff()
    const adele = desk.agent('adele')
    await adele.says('wachtrij')
    await desk.candidate().says('medewerker')
    await adele.presses(`desk-claim ${desk.ids()[0]}`)
    await desk.due(10 * minute)
    expect(desk.chats).toEqual([])
  })
})

describe('when nobody is there', () => {
  const words = {
    nl: { locale: 'nl-NL', person: 'medewerker', mail: 'Antwoord per e-mail', yes: 'ja', opens: /maandag 30 november om 09:00/ },
    en: { locale: 'en-GB', person: 'talk to a person', mail: 'Answer by e-mail', yes: 'yes', opens: /Monday 30 November at 09:00/ },
  }
  test.each(['nl', 'en'] as const)('in %s: when somebody is, and an answer by e-mail straight away, with consent', async (language) => {
    const say = words[language]
    const desk = await handOff({ now: sundayNight })
    const me = desk.candidate(say.locale)
    const closed = (await me.says(say.person)).at(-1)
    expect(closed?.label).toBe('person.closed')
    expect(closed?.text).toMatch(say.opens)
    expect(closed?.choices[0]).toBe(say.mail)
    expect(labels(await me.says(say.mail))).toEqual(['helpdesk.mail.ask'])
    expect(labels(await me.says('geen adres'))).toEqual([expect.stringMatching(/^sessions\.email/), 'helpdesk.mail.ask'])
    expect(labels(await me.says('noor@voorbeeld.example'))).toEqual(['helpdesk.mail.consent'])
    expect(labels(await me.says(say.yes))).toEqual(['helpdesk.mail.done'])
    // Nobody is woken at night; at nine the agents hear of it.
    const adele = desk.agent('adele', say.locale)
    await adele.says('wachtrij')
    await desk.due(8 * 60 * minute)
    expect(desk.chats).toEqual([])
    await desk.due(new Date('2026-11-30T08:00:00Z'))
    expect(desk.chats.map((one) => one.message.composed.about)).toEqual(['helpdesk-new'])
    await adele.presses(`desk-claim ${desk.ids()[0]}`)
    desk.open.delete(me.conversationId)
    expect(labels(await adele.says('Ja, dat kan.'))).toEqual(['helpdesk.agent.notSeenMail'])
    expect(await adele.says('Tot ziens!')).toEqual([])
    await adele.presses('desk-close answered')
    await desk.due(2 * minute)
    const mails = (await desk.mails()).filter((mail) => mail.to === 'noor@voorbeeld.example')
    expect(mails).toHaveLength(1)
    expect(mails[0]?.text).toContain('Ja, dat kan.\n\nTot ziens!')
    // And there on return.
    expect(texts(await me.hears())).toEqual(expect.arrayContaining(['Adele Vance: Ja, dat kan.', 'Adele Vance: Tot ziens!']))
  })

  test('without consent nothing is kept of the address, and the question stays', async () => {
    const desk = await handOff({ now: sundayNight })
    const me = desk.candidate()
    for (const text of ['medewerker', 'Antwoord per e-mail', 'noor@voorbeeld.example']) await me.says(text)
    expect(labels(await me.says('nee'))).toEqual(['helpdesk.mail.refused'])
    expect(desk.helpdesk.queue.all()).toEqual([expect.objectContaining({ state: 'waiting', mail: false })])
  })

  test('a question that nobody answers for two weeks ends with an apology and a way on', async () => {
    const desk = await handOff()
    const me = desk.candidate()
    await me.says('medewerker')
    await desk.due(15 * 24 * 60 * minute)
    expect((await me.hears()).at(-1)).toMatchObject({ label: 'helpdesk.expired', text: expect.stringContaining('helpdesk@loket.example') })
    expect(labels(await me.says('menu'))).toEqual(['menu.all'])
  })
})

describe('a web chat that is closed midway', () => {
  async function helped() {
    const desk = await handOff({ now: sundayNight })
    const me = desk.candidate()
    for (const text of ['medewerker', 'Antwoord per e-mail', 'noor@voorbeeld.example', 'ja']) await me.says(text)
    const adele = desk.agent('adele')
    await adele.presses(`desk-claim ${desk.ids()[0]}`)
    return { desk, me, adele }
  }

  test('while it is open nothing is mailed', async () => {
    const { desk, adele } = await helped()
    expect(await adele.says('Ben je er nog?')).toEqual([])
    await desk.due(5 * minute)
    expect((await desk.mails()).filter((mail) => mail.to === 'noor@voorbeeld.example')).toEqual([])
  })

  test('who is back within the minute, or says something, gets no mail', async () => {
    const { desk, me, adele } = await helped()
    desk.open.delete(me.conversationId)
    await adele.says('Ben je er nog?')
    await me.says('ja hoor')
    await desk.due(5 * minute)
    await adele.says('Mooi.')
    await adele.hears()
    desk.open.add(me.conversationId)
    await desk.due(5 * minute)
    expect(labels(await adele.hears())).toEqual(['helpdesk.agent.seen'])
    expect((await desk.mails()).filter((mail) => mail.to === 'noor@voorbeeld.example')).toEqual([])
  })
})

test('without an address what an agent says waits, and they hear that it does', async () => {
  const desk = await handOff()
  const me = desk.candidate('en-GB')
  await me.says('talk to a person')
  const adele = desk.agent('adele', 'en-GB')
  await adele.presses(`desk-claim ${desk.ids()[0]}`)
  desk.open.delete(me.conversationId)
  await adele.says('answer hello')
  expect(labels(await adele.presses('desk-send'))).toEqual(['helpdesk.agent.sent', 'helpdesk.agent.notSeen'])
  await desk.due(5 * minute)
  expect(await desk.mails()).toEqual([])
  expect(texts(await me.hears()).at(-1)).toContain("I'm Adele Vance")
})

test('a conversation in which nothing is said for a day goes back to the bot, and both hear it', async () => {
  const desk = await handOff()
  const me = desk.candidate()
  await me.says('medewerker')
  const adele = desk.agent('adele')
  await adele.presses(`desk-claim ${desk.ids()[0]}`)
  await adele.hears()
  await desk.due(25 * 60 * minute)
  expect((await me.hears()).at(-1)?.label).toBe('helpdesk.quiet')
  expect((await adele.hears()).map((one) => one.label)).toContain('helpdesk.agent.quiet')
  expect(labels(await me.says('menu'))).toEqual(['menu.all'])
})
