import { describe, expect, test } from 'vitest'
import { loadProgramme } from '../../data/load-programme.ts'
import { labels, openDesk, type Seen } from '../support/desk.ts'

const programme = loadProgramme('amsterdam-po')

/** Answers every question with what `choose` names for it (an option's id), the first option otherwise, up to the check. */
async function walk(says: (text: string) => Promise<Seen[]>, opening: string, locale: 'nl' | 'en', choose: Record<string, string> = {}) {
  let said = await says(opening)
  for (let count = 0; count < 40 && said.at(-1)?.label !== 'zelfscan.check'; count++) {
    const text = said.at(-1)?.text ?? ''
    const question = programme.zelfscan.questions.find((one) => text.includes(one.text[locale]))
    const option = question?.options.find((one) => one.id === choose[question.id]) ?? question?.options[0]
    said = await says(option?.label[locale] ?? '1')
  }
  return said
}

describe('the zelfscan as a conversation', () => {
  test('a first visit greets, says it is a bot, that people stand behind it, and what it keeps', async () => {
    const me = (await openDesk()).person()
    const [hello] = await me.arrives()
    expect(hello?.label).toBe('greeting.hello')
    expect(hello?.text).toContain('chatbot')
    expect(hello?.text).toContain('medewerker')
    expect(hello?.text).toContain('bewaar')
    expect(hello?.choices).toHaveLength(3)
    expect(await me.arrives()).toEqual([])
  })

  test.each(['nl', 'en'] as const)('goes from the first question to an outcome with reasons (%s)', async (locale) => {
    const me = (await openDesk()).person({ locale: locale === 'nl' ? 'nl-NL' : 'en-GB' })
    const check = (await walk(me.says, locale === 'nl' ? 'zelfscan' : 'self-scan', locale)).at(-1)
    expect(check?.text.split('\n').filter((line) => line.startsWith('•'))).toHaveLength(15)
    const said = await me.says(check?.choices[0] ?? '')
    expect(labels(said)).toEqual(['zelfscan.result', 'zelfscan.next'])
    expect(said[0]?.activity.value).toMatchObject({
      outcome: 'fits',
      programmeVersion: programme.version,
      rules: expect.arrayContaining([expect.any(String)]),
    })
    expect(said[1]?.choices.length).toBeLessThanOrEqual(3)
  })

  test('somebody without a degree hears early which other roads exist and whom to ask, and may look on', async () => {
    const me = (await openDesk()).person()
    const check = await walk(me.says, 'zelfscan', 'nl', { degree: 'mbo' })
    const answers =
      check
        .at(-1)
        ?.text.split('\n')
        .filter((line) => line.startsWith('•')).length ?? 0
    expect(answers).toBeLessThan(15)
    const [result] = await me.says('bekijk de uitkomst')
    expect(result?.activity.value).toMatchObject({ outcome: 'no-degree' })
    expect(result?.text).toContain('Een andere weg die er wel is')
    expect(result?.text).toMatch(/Vraag het aan: .+(@|https)/)
  })

  test('an answer can be changed at the check; what follows from it is asked, the rest stays', async () => {
    const me = (await openDesk()).person()
    await walk(me.says, 'zelfscan', 'nl')
    const which = (await me.says('antwoord veranderen')).at(-1)
    expect(which?.label).toBe('zelfscan.which')
    const question = (await me.says('1')).at(-1)
    expect(question?.text).toContain(programme.zelfscan.questions[0]?.text.nl)
    const after = await me.says(programme.zelfscan.questions[0]?.options[1]?.label.nl ?? '')
    expect(after.at(-1)?.label).toBe('zelfscan.check')
    expect(after.at(-1)?.text).toContain(programme.zelfscan.questions[0]?.options[1]?.label.nl)
  })

  test('an answer that does not exist cannot be changed', async () => {
    const me = (await openDesk()).person()
    await walk(me.says, 'zelfscan', 'nl')
    await me.says('antwoord veranderen')
    expect(labels(await me.says('nummer 99'))).toEqual(['zelfscan.whichUnclear', 'zelfscan.which'])
  })

  test('the result is remembered with the conversation, without name or address, for as long as promised', async () => {
    const desk = await openDesk()
    const me = desk.person()
    await walk(me.says, 'zelfscan', 'nl')
    await me.says('bekijk de uitkomst')
    expect(labels(await me.says('mijn gegevens'))).toEqual(['privacy.kept'])
    desk.clock.set(new Date(desk.clock.now().getTime() + 31 * 86_400_000))
    expect(labels(await me.says('mijn gegevens'))).toEqual(['privacy.nothing'])
  })

  test('half a scan is forgotten when its time is over', async () => {
    const desk = await openDesk()
    const me = desk.person()
    await me.says('zelfscan')
    await me.says('1')
    desk.clock.set(new Date(desk.clock.now().getTime() + 31 * 86_400_000))
    expect(labels(await me.says('zelfscan'))).toEqual(['zelfscan.first'])
  })

  test('another city has its own scan, without a line of code', async () => {
    const me = (await openDesk({ programme: 'almere-po', seed: false })).person()
    const [hello, first] = await me.says('zelfscan')
    expect(hello?.text).toContain('Almere')
    expect(first?.text).toMatch(/1 van 7/)
  })
})
