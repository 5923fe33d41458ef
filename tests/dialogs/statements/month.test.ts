import { describe, expect, test } from 'vitest'
import type { Seen } from '../../support/desk.ts'
import { enrol } from '../../support/enrol.ts'
import { hour } from '../../support/hours-desk.ts'
import { heard, routeDesk } from '../../support/route-desk.ts'

const alex = '00000000-0000-0000-0000-0000000000020'
const coach = { channelId: 'msteams', conversationId: 'c', userId: alex, name: 'Alex Wilber', roles: ['coach'] as const, staffId: alex }

/** It is 25 November 2026. Alex logged in October and in November. */
async function desk(locale = 'nl-NL') {
  const found = await routeDesk()
  const { store, directory, programme, hours, person } = found
  await enrol({ store, directory, programme }, 'noor', { name: 'Noor Bakker', coach: alex })
  await enrol({ store, directory, programme }, 'sam', { name: 'Sam Visser', coach: alex, phase: 'induction' })
  await hours.log(
    coach,
    [
      hour({ date: '2026-10-13', minutes: 90 }),
      hour({ date: '2026-10-14', candidate: 'sam', minutes: 60, group: 'g' }),
      hour({ date: '2026-10-14', minutes: 60, group: 'g' }),
      hour({ date: '2026-11-17', minutes: 45 }),
    ],
    'r',
  )
  const inWebChat = async (slug: string) => {
    const somebody = person({ conversationId: `demo-${slug}`, locale })
    await somebody.says('menu')
    return somebody
  }
  return {
    ...found,
    me: await inWebChat('alex-wilber'),
    megan: await inWebChat('megan-bowen'),
    isaiah: await inWebChat('isaiah-langer'),
  }
}

const said = (messages: readonly Seen[]) => messages.map(({ label, text }) => `${label}: ${text}`)
const choices = (messages: readonly Seen[]) => messages.flatMap((one) => one.choices)
const urls = (messages: readonly Seen[]) => [...new Set(heard(messages).match(/https:\/\/loket\.example\/statements\/[\w.-]+/g) ?? [])]

describe('a coach', () => {
  test('sees a month, what each candidate used and has left, and what it is worth', async () => {
    const { me } = await desk()
    const october = await me.says('mijn uren in oktober')
    expect(october[0]?.text.replaceAll('\u00a0', ' ')).toContain(
      'oktober 2026: 3 u 30, € 125. Nog niet afgetekend.\n\nBetaald: 2 u 30. Een gesprek met meer mensen telt één keer.',
    )
    expect(heard(october)).toContain('Noor Bakker')
    expect(heard(october)).toContain('Nog 56 u 45 van de 60, 3 u 15 gebruikt')
    expect(choices(october)).toEqual(['Aftekenen', 'Als bestand', 'Maand ervoor'])
    const now = await me.says('mijn uren')
    expect(now[0]?.text).toContain('november 2026: 45 min')
    expect(choices(now)).toEqual(['Als bestand', 'Maand ervoor'])
    expect(said(await me.says('maand ervoor'))[0]).toContain('oktober 2026')
    expect(said(await me.says('mijn uren in smarch'))).toEqual([
      'statements.month.unknown: Die maand of coach ken ik niet. Typ bijvoorbeeld ‘mijn uren in oktober’.',
    ])
  })

  test('signs it off after seeing what it comes to; a change opens it again', async () => {
    const { me, hours } = await desk()
    const ask = await me.says('aftekenen')
    expect(ask[0]?.text.replaceAll('\u00a0', ' ')).toBe(
      'Teken je oktober 2026 af? Het gaat om 3 u 30, € 125. Kijk het na: hierna gaat het naar de intermediair.',
    )
    await hours.log(coach, [hour({ date: '2026-10-20', minutes: 30 })], 'between')
    const changed = await me.says('Ja, ik teken af')
    expect(changed.map(({ label }) => label)).toEqual(['statements.sign.changed', 'statements.sign.ask'])
    expect(said(await me.says('Ja, ik teken af'))[0]).toContain('oktober 2026 is afgetekend.')
    expect(said(await me.says('aftekenen'))).toEqual(['statements.sign.already: oktober 2026 is al afgetekend.'])
    await hours.log(coach, [hour({ date: '2026-10-21', minutes: 30 })], 'after')
    expect((await me.says('mijn uren in oktober'))[0]?.text).toContain('Je tekende af op 25 november 2026; daarna is er iets veranderd.')
  })

  test('hears what cannot be signed', async () => {
    const { me } = await desk()
    const label = async (command: string) => (await me.presses({ command }))[0]?.label
    expect(await label('month-sign 2026-09')).toBe('statements.sign.none')
    expect(await label('month-sign 2026-12')).toBe('statements.sign.early')
    expect(await label('month-sign nooit')).toBe('statements.month.unknown')
    expect(await label('month-show 00000000-0000-0000-0000-0000000000024 2026-10')).toBe('topic.notForYou')
    expect(await label('month-files 00000000-0000-0000-0000-0000000000024 2026-10')).toBe('topic.notForYou')
    expect(await label('month-close x 2026-10')).toBe('topic.notForYou')
    expect(await label('pool')).toBe('topic.notForYou')
  })

  test('gets the month as files', async () => {
    const { me } = await desk()
    await me.says('mijn uren in oktober')
    const files = await me.says('Als bestand')
    expect(files[0]?.text).toBe('De urenstaat van oktober 2026. De links werken 10 minuten.')
    expect(urls(files)).toHaveLength(3)
  })

  test('does it in English', async () => {
    const { me } = await desk('en-GB')
    expect((await me.says('my hours in October'))[0]?.text).toContain(
      'October 2026: 3 h 30, € 125. Not signed off yet.\n\nPaid: 2 h 30. A talk with several people counts once.',
    )
    await me.says('sign off month')
    expect(said(await me.says('Yes, I sign off'))[0]).toContain('October 2026 is signed off.')
  })
})

describe('an intermediary', () => {
  test('closes what was signed, and opens it again with a reason that the coach hears', async () => {
    const { me, megan, store } = await desk()
    expect(said(await megan.says('maanden sluiten'))).toEqual(['statements.close.none: Er zijn geen getekende maanden om te sluiten.'])
    expect((await megan.presses({ command: `month-close ${alex} 2026-10` }))[0]?.label).toBe('statements.close.state')
    await me.says('aftekenen')
    await me.says('Ja, ik teken af')
    const list = await megan.says('maanden sluiten')
    expect(list[0]?.text).toContain('Eén getekende maand om te sluiten.')
    expect(heard(list)).toContain('Alex Wilber, oktober 2026')
    expect(said(await megan.says('Maand sluiten'))[0]).toContain('oktober 2026 van Alex Wilber is gesloten.')
    expect(said(await me.says('aftekenen'))[0]).toContain('oktober 2026 is al gesloten.')
    const month = await megan.presses({ command: `month-show ${alex} 2026-10` })
    expect(month[0]?.text).toContain('Afgetekend op 25 november 2026, gesloten op 25 november 2026.')
    expect(choices(month)).toContain('Weer openen')
    expect((await megan.says('Weer openen'))[0]?.text).toBe('Waarom gaat oktober 2026 van Alex Wilber weer open? De coach leest dit.')
    expect(said(await megan.says('een bon klopt niet'))[0]).toContain('oktober 2026 van Alex Wilber is weer open.')
    expect((await me.says('mijn uren in oktober'))[0]?.text).toContain('Weer geopend: een bon klopt niet')
    const { docs } = await store.list<{ partition: string; kind: string; id: string; about: string }>(`coach/${alex}`, 'notice')
    expect(docs.map(({ about }) => about)).toEqual(['hours-reopened'])
  })

  test('sees the pool by coach and phase, and the budgets to look at', async () => {
    const { megan, hours } = await desk()
    for (const [n, minutes] of [480, 300].entries())
      await hours.log(coach, [hour({ candidate: 'sam', minutes, date: `2026-11-0${n + 3}` })], `much-${n}`)
    const pool = await megan.says('uren per coach')
    expect(pool[0]?.text).toMatch(/^Schooljaar 2026-2027: 17 u 15 begeleiding door één coach\. Stand van/)
    expect(heard(pool)).toContain('Opleiding, jaar 1')
    expect(choices(pool)).toEqual(['Budgetten', 'Als bestand'])
    const budgets = await megan.says('Budgetten')
    expect(heard(budgets)).toContain('Sam Visser')
    expect(heard(budgets)).toContain('bijna op')
    await megan.says('uren per coach')
    expect(urls(await megan.says('Als bestand'))).toHaveLength(3)
    expect((await megan.presses({ command: 'pool 1999-2000' }))[0]?.label).toBe('statements.pool.unknown')
  })
})

test('a manager sees figures and no names', async () => {
  const { isaiah } = await desk()
  const all = [
    ...(await isaiah.says('uren per coach')),
    ...(await isaiah.presses({ command: 'pool-budgets' })),
    ...(await isaiah.presses({ command: `month-show ${alex} 2026-10` })),
  ]
  expect(heard(all)).toContain('Kandidaat 1')
  expect(heard(all)).not.toMatch(/Noor Bakker|Sam Visser/)
  expect((await isaiah.presses({ command: `month-close ${alex} 2026-10` }))[0]?.label).toBe('topic.notForYou')
  expect((await isaiah.says('maanden sluiten'))[0]?.label).toBe('topic.notForYou')
})

test('a candidate finds none of it', async () => {
  const { candidate } = await desk()
  const me = candidate('nieuw')
  for (const text of ['mijn uren', 'aftekenen', 'pool', 'maanden sluiten']) {
    const heardBack = await me.says(text)
    expect(heardBack.at(-1)?.label).toBe('topic.notForYou')
  }
})
