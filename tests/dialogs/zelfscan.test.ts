import { describe, expect, test } from 'vitest'
import { labels, openDesk } from '../support/desk.ts'

describe('the zelfscan as a conversation', () => {
  test('a first visit greets, says it is a bot, that people stand behind it, and what it keeps', async () => {
    const desk = await openDesk()
    const me = desk.person()
    const [hello] = await me.arrives()
    expect(hello?.label).toBe('greeting.hello')
    expect(hello?.text).toContain('chatbot')
    expect(hello?.text).toContain('medewerker')
    expect(hello?.text).toContain('bewaar')
    expect(hello?.choices).toHaveLength(3)
    expect(await me.arrives()).toEqual([])
  })

  test('goes from the first question to an outcome, by numbers', async () => {
    const desk = await openDesk()
    const me = desk.person()
    let said = await me.says('zelfscan')
    for (let asked = 0; said.at(-1)?.label.startsWith('zelfscan.first') || said.at(-1)?.label.startsWith('zelfscan.question'); asked++) {
      expect(asked).toBeLessThan(30)
      said = await me.says('1')
    }
    expect(said.at(-1)?.label).toBe('zelfscan.check')
    said = await me.says('bekijk de uitkomst')
    expect(labels(said)).toEqual(['zelfscan.result', 'zelfscan.next'])
  })
})
