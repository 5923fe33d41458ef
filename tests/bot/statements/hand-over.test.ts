import { describe, expect, test } from 'vitest'
import { enrol } from '../../support/enrol.ts'
import { hour } from '../../support/hours-desk.ts'
import { heard, routeDesk } from '../../support/route-desk.ts'

const [alex, patti, megan] = ['20', '24', '21'].map((digits) => `00000000-0000-0000-0000-00000000000${digits}`) as [string, string, string]
const who = (staffId: string, role: 'coach' | 'intermediary') => ({
  ...{ channelId: 'msteams', conversationId: 'c', userId: staffId, name: staffId === megan ? 'Megan Bowen' : 'Coach' },
  ...{ roles: [role], staffId },
})

/** Noor, whom Alex coached: an hour with a note for himself, and one with a note for her. */
async function handedOver() {
  const desk = await routeDesk()
  const { store, directory, programme, hours, deps } = desk
  await enrol({ store, directory, programme }, 'noor', { name: 'Noor Bakker', coach: alex })
  await hours.log(
    who(alex, 'coach'),
    [
      hour({ date: '2026-11-10', note: 'moe, thuis gedoe', noteFor: 'coach' }),
      hour({ date: '2026-11-12', minutes: 90, note: 'volgende keer: rekenles', noteFor: 'candidate' }),
    ],
    'r',
  )
  const change = () => deps.journeys.assignCoach(who(megan, 'intermediary'), { personId: 'noor', coach: patti, request: 'hand-over' })
  expect(await change()).toMatchObject({ ok: true })
  return { ...desk, change }
}

describe('when a candidate changes coach', () => {
  test('the hours stay and shared notes go along; private notes do not', async () => {
    const { hours, deps } = await handedOver()
    const of = await hours.of(who(patti, 'coach'), 'noor')
    expect(of.ok && of.entries.map(({ minutes, note, coachName }) => [minutes, note, coachName])).toEqual([
      [90, 'volgende keer: rekenles', 'Alex Wilber'],
      [60, undefined, 'Alex Wilber'],
    ])
    expect((await deps.statements.caseload(who(patti, 'coach'))).get('noor')).toMatchObject({ left: { used: 150, left: 3450 } })
    const own = await hours.mine({ ...who(alex, 'coach'), roles: ['candidate'], staffId: '', personId: 'noor' })
    expect(own?.entries.flatMap(({ note }) => note ?? [])).toEqual(['volgende keer: rekenles'])
  })

  test('the coach of before sees nothing of them any more, but for what they are paid', async () => {
    const { hours, deps } = await handedOver()
    expect(await hours.of(who(alex, 'coach'), 'noor')).toEqual({ ok: false, reason: 'unknown' })
    expect((await deps.statements.caseload(who(alex, 'coach'))).has('noor')).toBe(false)
    expect(await hours.log(who(alex, 'coach'), [hour()], 'late')).toMatchObject([{ ok: false, why: { reason: 'unknown' } }])
    expect(await deps.statements.month(who(alex, 'coach'), { month: '2026-11' })).toMatchObject({
      statement: { minutes: 150, cents: 12500 },
    })
    expect(await deps.statements.month(who(patti, 'coach'), { month: '2026-11' })).toMatchObject({ statement: { minutes: 0 } })
  })

  test('both coaches and the candidate are told, once', async () => {
    const { store, change } = await handedOver()
    await change()
    const { docs } = await store.list<{ partition: string; kind: string; id: string; about: string; recipients: { id: string }[] }>(
      'candidate/noor',
      'notice',
    )
    const told = docs
      .filter(({ about }) => about.startsWith('coach-'))
      .map(({ about, recipients }) => `${about} ${recipients.map(({ id }) => id).join()}`)
    expect(told.sort()).toEqual([`coach-assigned candidate:noor`, `coach-candidate staff:${patti}`, `coach-handed-over staff:${alex}`])
  })

  test('the new one opens them and sees what is left; the one of before is told that there is nobody of that name', async () => {
    const { staff } = await handedOver()
    const open = { command: 'candidate noor' }
    expect(heard(await staff('other').presses(open))).toContain('Nog 57 u 30 van de 60, 2 u 30 gebruikt')
    expect((await staff('coach').presses(open)).map(({ label }) => label)).toContain('journey.refused.unknown')
  })
})
