import { describe, expect, test } from 'vitest'
import { labels } from '../../support/desk.ts'
import { day, teamsChannel } from '../../support/notice-desk.ts'
import { heard } from '../../support/route-desk.ts'
import { last, saying } from '../../support/sign-up-talk.ts'
import { surveyDesk } from '../../support/survey-talk.ts'

const alex = '00000000-0000-0000-0000-0000000000020'

describe('who one’s coach is', () => {
  test.each([
    ['nl-NL', 'mijn coach', 'Alex is je coach.', /2 november[\s\S]*Je coach beoordeelt je niet/],
    ['en-GB', 'my coach', 'Alex is your coach.', /2 November[\s\S]*Your coach does not judge you/],
  ] as const)('%s: by first name, since when, what for, and how to reach them', async (locale, word, text, more) => {
    const { noor } = await surveyDesk({ locale })
    await noor.arrives()
    const said = await noor.says(word)
    expect(said.map(({ text: one }) => one).join(' ')).toContain(text)
    expect(heard(said)).toMatch(more)
    expect(heard(said)).not.toContain('Wilber')
    expect(last(said).choices).toHaveLength(3)
  })

  test('nobody yet: what happens next, and who helps until then', async () => {
    const { noor, store, id } = await surveyDesk()
    const person = await store.get<{ partition: string; kind: string; id: string; etag?: string; coach?: string }>({
      partition: `candidate/${id}`,
      kind: 'person',
      id: 'person',
    })
    const { coach: _coach, etag: _etag, ...alone } = person!
    await store.commit([{ op: 'put', doc: alone }])
    await noor.arrives()
    expect(last(await noor.says('mijn coach')).text).toMatch(/nog geen coach, Noor[\s\S]*krijg je bericht/)
    expect(labels(await noor.says('vraag mijn coach'))).toEqual(['coach.soon'])
    await store.commit([{ op: 'put', doc: { ...alone, state: 'stopped' } as never }])
    expect(labels(await noor.says('mijn coach'))).toEqual(['coach.over'])
  })

  test('a visitor is asked in, and staff are shown the way', async () => {
    const desk = await surveyDesk()
    const visitor = desk.person()
    await visitor.arrives()
    expect(last(await visitor.says('mijn coach'))).toMatchObject({ label: 'coach.unknown', choices: { length: 3 } })
    expect(labels(await visitor.says('vraag mijn coach'))).toEqual(['coach.unknown'])
    expect(labels(await desk.who('coach').says('mijn coach')).at(-1)).toBe('coach.staff')
    expect(labels(await desk.who('helpdesk').says('vraag mijn coach')).at(-1)).toBe('coach.staff')
  })
})

describe('asking one’s coach', () => {
  test('any words go to the coach, and are on the timeline; the answer comes back', async () => {
    const { noor, who, passes, chats, knowsStaff, post, mailTo } = await surveyDesk()
    await knowsStaff(alex, { channels: [teamsChannel('alex')] })
    await noor.arrives()
    await noor.says('mijn coach')
    expect(labels(await noor.says('Stel je coach een vraag'))).toEqual(['coach.ask'])
    expect(labels(await noor.says('Mag ik een keer bij jou in de klas kijken?'))).toEqual(['coach.asked'])
    await passes()
    const told = chats.find(({ message }) => message.composed.about === 'coach-asked')?.message.composed
    expect(told?.items[0]?.line).toBe('Noor de Vries schreef je: ‘Mag ik een keer bij jou in de klas kijken?’')
    expect(heard(await noor.says('tijdlijn'))).toMatch(/Vraag aan de coach[\s\S]*Mag ik een keer/)
    const coach = who('coach')
    expect(labels(await coach.presses({ command: told?.buttons[0]?.command })).at(-1)).toBe('coach.answerAsk')
    expect(labels(await coach.says('Ja hoor, dinsdag?'))).toEqual(['coach.answered'])
    await passes(day)
    expect(await post()).toContain('noor: Alex Wilber antwoordt je')
    expect((await mailTo('noor', /antwoordt/))?.text).toContain('‘Ja hoor, dinsdag?’')
  })

  test('delivered twice it is one message; nothing, or a whole book, is asked again; stop sends nothing', async () => {
    const { noor, notices, handle } = await surveyDesk()
    await noor.arrives()
    await noor.says('vraag mijn coach')
    expect(labels(await noor.says('lang '.repeat(180)))).toEqual(['journey.words.tooLong', 'coach.ask'])
    expect(labels(await noor.says('stop'))).toEqual(['coach.notAsked'])
    await noor.says('vraag mijn coach')
    const twice = { ...noor.base(), text: 'Bel je me?' }
    await Promise.all([handle(twice), handle(twice)])
    expect(await notices('coach-asked')).toHaveLength(1)
  })

  test('nobody else answers: not another coach, not the helpdesk, not the candidate', async () => {
    const desk = await surveyDesk()
    const other = desk.person({ channelId: 'msteams', aadObjectId: '00000000-0000-0000-0000-0000000000024' })
    for (const me of [other, desk.who('helpdesk'), desk.noor]) {
      await me.arrives()
      expect(['journey.refused.unknown', 'topic.notForYou']).toContain(last(await me.presses({ command: `coach-answer ${desk.id}` })).label)
    }
    const who = (roles: ('coach' | 'helpdesk')[], staffId: string) => ({
      channelId: 'msteams',
      userId: 'x',
      conversationId: 'x',
      roles,
      staffId,
    })
    const wish = { personId: desk.id, words: 'hoi', request: 'r' }
    expect(await desk.journeys.answerCandidate(who(['coach'], '00000000-0000-0000-0000-0000000000024'), wish)).toEqual({
      ok: false,
      reason: 'unknown',
    })
    expect(await desk.journeys.answerCandidate(who(['helpdesk'], 'h'), wish)).toEqual({ ok: false, reason: 'forbidden' })
    expect(await desk.notices('coach-answered')).toEqual([])
    expect((await saying(desk.who('coach'), 'hoi')).length).toBeGreaterThan(0)
  })
})
