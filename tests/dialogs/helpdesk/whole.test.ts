import { expect, test } from 'vitest'
import { labels } from '../../support/desk.ts'
import { handOff, texts } from '../../support/hand-off.ts'

const words = {
  nl: {
    locale: 'nl-NL',
    scan: 'zelfscan',
    person: 'medewerker',
    yes: 'Ja, dat mag',
    queue: 'wachtrij',
    asks: 'Mag mijn hond mee naar school?',
    answers: 'Nee, maar je mag wel over hem vertellen.',
    close: 'afsluiten',
    answered: 'Beantwoord',
    good: 'Ja, geholpen',
    on: 'Verder waar ik was',
    second: /^2 van/,
  },
  en: {
    locale: 'en-GB',
    scan: 'self-scan',
    person: 'talk to a person',
    yes: "Yes, that's fine",
    queue: 'queue',
    asks: 'May my dog come to school?',
    answers: 'No, but you may talk about him.',
    close: 'close',
    answered: 'Answered',
    good: 'Yes, it helped',
    on: 'On where I was',
    second: /^2 of/,
  },
}

test.each(['nl', 'en'] as const)(
  'in the middle of a zelfscan, in %s: to a person with the story, back to the question',
  async (language) => {
    const say = words[language]
    const desk = await handOff()
    const me = desk.candidate(say.locale)
    const adele = desk.agent('adele', say.locale)
    await me.says(say.scan)
    await me.says('1')
    const [asked] = await me.says(say.person)
    expect(asked?.label).toBe('person.open')
    expect(asked?.text).toMatch(/nummer 1 |number 1 /)
    expect(labels(await me.says(say.yes))).toEqual(['helpdesk.shared', expect.stringMatching(/^zelfscan\.question/)])

    const queue = (await adele.says(say.queue)).at(-1)
    expect(queue?.label).toBe('helpdesk.agent.queue')
    const [id = ''] = desk.ids()
    const story = await adele.presses(`desk-claim ${id}`)
    expect(labels(story)).toEqual(['helpdesk.agent.facts', 'helpdesk.agent.history', 'helpdesk.agent.claimed'])
    expect(story[1]?.text).toContain(`: ${say.scan}`)
    expect((await me.hears()).at(-1)).toMatchObject({ label: 'helpdesk.claimed', text: expect.stringContaining('Adele Vance') })

    // The bot is silent: a question it could answer goes to the agent, and so does what would be an answer to the open question.
    expect(await me.says(say.asks)).toEqual([])
    expect(await me.says('1')).toEqual([])
    expect(
      texts(await adele.hears())
        .slice(-2)
        .map((text) => text.replace(/^.*\(1\): /, '')),
    ).toEqual([say.asks, '1'])
    expect(await adele.says(say.answers)).toEqual([])
    expect(texts(await me.hears())).toEqual([`Adele Vance: ${say.answers}`])

    const ask = (await adele.says(say.close)).at(-1)
    expect(ask?.label).toBe('helpdesk.agent.closeAsk')
    expect(labels(await adele.says(say.answered))).toEqual(['helpdesk.agent.closed'])
    const [end] = await me.hears()
    expect([end?.label, end?.choices[0], end?.choices[2]]).toEqual(['helpdesk.closed', say.good, say.on])
    expect(labels(await me.says(say.good))).toEqual(['helpdesk.rate.thanks', expect.stringMatching(/^zelfscan\.question/)])
    expect(labels(await me.says('desk-rate good'))).not.toContain('helpdesk.rate.thanks')
    expect((await me.says('back')).at(-1)?.label).toBe('zelfscan.first')
    expect((await me.says('1')).at(-1)?.text).toMatch(say.second)
    expect(desk.helpdesk.queue.byId(id)).toMatchObject({ state: 'closed', owner: { name: 'Adele Vance' } })
  },
)

test('without consent the agent sees what was said since a person was asked for, and no more', async () => {
  const desk = await handOff()
  const me = desk.candidate()
  await me.says('Mijn geheim is groot')
  desk.clock.set(new Date(desk.clock.now().getTime() + 60_000))
  await me.says('medewerker')
  await me.says('Nee, liever niet')
  await me.says('Ik wil iets anders vragen')
  const story = await desk.agent('adele').presses(`desk-claim ${desk.ids()[0]}`)
  expect(labels(story)).toContain('helpdesk.agent.notShared')
  const history = story.find((one) => one.label === 'helpdesk.agent.history')?.text
  expect(history).toContain('Kandidaat: Ik wil iets anders vragen')
  expect(history).not.toContain('geheim')
})

test('at the end the conversation goes on where it was, also for somebody who does not rate', async () => {
  const desk = await handOff()
  const me = desk.candidate()
  await me.says('zelfscan')
  await me.says('medewerker')
  const adele = desk.agent('adele')
  await adele.presses(`desk-claim ${desk.ids()[0]}`)
  await adele.presses('desk-return')
  expect((await me.says('1')).at(-1)?.text).toMatch(/^2 van/)
})
