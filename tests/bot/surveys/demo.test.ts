import { describe, expect, test } from 'vitest'
import { demoContacts } from '../../../data/demo-contacts.ts'
import { openDesk } from '../../support/desk.ts'
import { staffOf } from '../../support/privacy-life.ts'
import { heard } from '../../support/route-desk.ts'

describe.each([
  ['nl-NL', 'cijfers'],
  ['en-GB', 'figures'],
])('the demo, in %s', (locale, figures) => {
  test('a manager sees grades; who coaches and helps sees what was said before; somebody has a survey waiting', async () => {
    const desk = await openDesk({ hours: true })
    const says = async (slug: string, text: string) => {
      const one = desk.person({ ...staffOf(slug), locale })
      await one.arrives()
      return heard(await one.says(text))
    }
    const seen = await says('isaiah-langer', figures)
    expect(seen).toMatch(/8\S?[,.]2 \w+ 6/)
    const megan = desk.person({ ...staffOf('megan-bowen'), locale })
    await megan.arrives()
    const told = heard(await megan.presses({ command: 'timeline demo-dewi-soekarno' }))
    for (const { words } of demoContacts['dewi-soekarno'] ?? []) expect(told).toContain(words)
    const waiting: string[] = []
    for (const { id } of desk.directory.all()) {
      const who = {
        channelId: 'directline',
        userId: 'x',
        conversationId: 'x',
        roles: ['candidate' as const],
        personId: id,
        proved: true as const,
      }
      const tasks = await desk.deps.surveys.mine(who)
      if (tasks.some((one) => one.open && !one.answer)) waiting.push(id)
    }
    expect(waiting.length).toBeGreaterThan(0)
  })
})
