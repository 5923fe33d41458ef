import { expect, test } from 'vitest'
import { registrationId } from '../../../bot/services/info-sessions/desk.ts'
import { personOf } from '../../../bot/services/person-of.ts'
import type { SurveyDoc } from '../../../data/survey.ts'
import { followUpDesk } from '../../support/follow-up-desk.ts'
import { intermediary, visitor } from '../../support/session-desk.ts'

/** A session that ended at 20:00 UTC on 12 January, with three people on the list. */
async function held() {
  const desk = await followUpDesk()
  const id = await desk.plan()
  for (const name of ['ann', 'bo', 'cor']) await desk.signUp(id, name, name === 'bo' ? { language: 'en' } : {})
  await desk.passes('2027-01-12T20:10:00Z')
  await desk.post()
  const mark = (marks: Record<string, 'attended' | 'no-show'>) =>
    desk.sessions.staff.attend(
      intermediary,
      id,
      Object.fromEntries(Object.entries(marks).map(([name, how]) => [registrationId(id, `${name}@voorbeeld.nl`), how])),
    )
  return { ...desk, id, mark }
}

test('an hour after the list was marked, or after the quiet hours, who was there is thanked and who was not is missed', async () => {
  const { mark, passes, post, mailTo } = await held()
  await mark({ ann: 'attended', bo: 'no-show' })
  await passes('2027-01-12T21:09:00Z')
  expect(await post()).toEqual([])
  await passes('2027-01-12T21:10:00Z')
  expect(await post()).toEqual([])
  await passes('2027-01-13T07:00:00Z')
  expect(await post()).toEqual(['ann: Dank je dat je er was', 'bo: We missed you'])
  expect((await mailTo('ann', /Dank/))?.text).toMatch(/drie korte vragen/)
  expect((await mailTo('bo', /missed/))?.text).toMatch(/another date[\s\S]*info sessions/)
})

test('a list that is entered days later is told then; what is marked again tells nobody twice', async () => {
  const { mark, passes, post } = await held()
  await passes('2027-01-20T09:00:00Z')
  expect(await post()).toEqual([])
  await mark({ ann: 'attended' })
  await passes('2027-01-20T10:00:00Z')
  expect(await post()).toEqual(['ann: Dank je dat je er was'])
  await mark({ ann: 'attended', cor: 'attended' })
  await passes('2027-01-20T12:00:00Z')
  expect(await post()).toEqual(['cor: Dank je dat je er was'])
})

test('a correction leads to the right message, once; what was corrected in time is never told', async () => {
  const { mark, passes, post } = await held()
  await mark({ ann: 'no-show', bo: 'no-show', cor: 'attended' })
  await mark({ bo: 'attended' })
  await passes('2027-01-13T09:00:00Z')
  expect(await post()).toEqual(['ann: We hebben je gemist', 'bo: Thank you for being there', 'cor: Dank je dat je er was'])
  await mark({ ann: 'attended' })
  await passes('2027-01-13T11:00:00Z')
  expect(await post()).toEqual(['ann: Dank je dat je er was'])
  await mark({ ann: 'no-show' })
  await mark({ ann: 'attended' })
  await passes('2027-01-13T15:00:00Z')
  expect(await post()).toEqual([])
})

test('corrected while it waited for the morning: the wrong one is not sent', async () => {
  const { mark, passes, post } = await held()
  await mark({ ann: 'no-show' })
  await passes('2027-01-12T21:30:00Z')
  await mark({ ann: 'attended' })
  await passes('2027-01-13T09:00:00Z')
  expect(await post()).toEqual(['ann: Dank je dat je er was'])
})

test('an evaluation of somebody without an account is kept with their sign-up, and goes with it', async () => {
  const { mark, id, follow, store, passes } = await held()
  await mark({ ann: 'attended', bo: 'no-show' })
  await passes('2027-01-13T09:00:00Z')
  const [task] = await follow.surveys.mine(visitor('ann'))
  expect(task).toMatchObject({ id: `info-session-${id}`, open: true, title: { nl: 'Juf of meester worden' } })
  expect(await follow.surveys.mine(visitor('bo'))).toEqual([])
  expect(await follow.surveys.save(visitor('ann'), `info-session-${id}`, { rating: 9, good: 'Eerlijk' })).toMatchObject({
    ok: true,
    talk: false,
  })
  expect(await follow.surveys.save(visitor('bo'), `info-session-${id}`, { rating: 1 })).toEqual({ ok: false, reason: 'unknown' })
  const kept = await store.get<SurveyDoc>({ partition: `candidate/${personOf(visitor('ann'))}`, kind: 'survey', id: `info-session-${id}` })
  expect(kept).toMatchObject({ about: 'info-session', rating: 9, good: 'Eerlijk', ttl: 180 * 86_400 })
})
