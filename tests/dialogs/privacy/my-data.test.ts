import { expect, test } from 'vitest'
import type { PersonDoc } from '../../../data/candidate.ts'
import { type DataGroup, dataGroups } from '../../../dialogs/privacy/port.ts'
import { labels, type Seen } from '../../support/desk.ts'
import { saying } from '../../support/people-talk.ts'
import { eraseAll, livedIn, marksIn, staffOf, storedText, zwaantje } from '../../support/privacy-life.ts'

const cardText = (said: Seen[]) => JSON.stringify(said.map((one) => one.activity.attachments))

test('“mijn gegevens” shows all groups in plain words, and who looked', async () => {
  const { me } = await livedIn()
  const overview = await me.says('mijn gegevens')
  expect(labels(overview)).toEqual(['privacy.mine'])
  expect(overview[0]?.choices).toEqual(['Alles meenemen', 'Iets verbeteren', 'Alles wissen'])
  const shown: Partial<Record<DataGroup, string>> = {}
  for (const group of dataGroups) {
    const said = await me.presses({ command: `my-data ${group}` })
    expect([group, labels(said)]).toEqual([group, [group === 'surveys' ? 'privacy.empty' : 'privacy.shown']])
    shown[group] = cardText(said)
  }
  expect(shown.who).toContain(`E-mailadres: ${zwaantje.email}`)
  expect(shown.consents).toContain('Ja gezegd op 25 november 2026 (versie 1)')
  expect(shown.documents).toContain('Ingeleverd op 25 november 2026')
  expect(shown.sessions).toContain('Je hebt een plek')
  expect(shown.contacts).toContain(zwaantje.pause)
  expect(shown.messages).toContain('Je hebt een plek: dinsdag 1 december')
  expect(shown.looks).toMatch(/Megan Bowen \(intermediair\) bekeek je contacten/)
  expect(JSON.stringify(shown)).not.toMatch(/\[object|undefined|privacy\./)
})

test('in English too', async () => {
  const { me } = await livedIn()
  await me.says('English')
  expect((await me.says('my data'))[0]?.text).toContain('This is what I keep about you, Zwaantje')
  expect(cardText(await me.presses({ command: 'my-data looks' }))).toContain('Megan Bowen (intermediary) looked at your contacts')
  const asked = await me.says('erase my data')
  expect(asked[0]?.text).toMatch(/your seat goes to somebody else[\s\S]+What stays does not lead to you/)
})

test('a consent is withdrawn after hearing what follows, and given again', async () => {
  const { me, store, personId } = await livedIn()
  const sharing = async () => {
    const doc = await store.get<PersonDoc>({ partition: `candidate/${personId}`, kind: 'person', id: 'person' })
    return doc?.consents.filter((one) => one.purpose === 'sharing' && !one.withdrawnAt).length
  }
  expect((await me.presses({ command: 'withdraw-consent sharing' }))[0]?.text).toContain('zien je coach, de intermediairs en de helpdesk')
  expect(labels(await me.says('nee'))).toEqual(['privacy.withdraw.kept'])
  expect(await sharing()).toBe(1)
  expect(labels(await saying(me, 'mijn gegevens'))).toEqual(['privacy.mine'])
  await me.presses({ command: 'withdraw-consent sharing' })
  expect(labels(await me.says('ja'))).toEqual(['privacy.withdraw.done'])
  expect(await sharing()).toBe(0)
  expect(labels(await me.presses({ command: 'withdraw-consent sharing' }))).toEqual(['privacy.withdraw.unknown'])
  expect((await me.presses({ command: 'give-consent sharing' }))[0]?.text).toContain('versie 1')
  await me.says('ja')
  expect(await sharing()).toBe(1)
  for (const purpose of ['', 'nonsense', 'info-session'])
    expect(labels(await me.presses({ command: `withdraw-consent ${purpose}` }))).toEqual(['privacy.withdraw.unknown'])
})

test('withdrawing the one consent that keeping rests on leads to erasing', async () => {
  const life = await livedIn()
  const said = await life.me.presses({ command: 'withdraw-consent route' })
  expect([labels(said), said[0]?.choices]).toEqual([['privacy.withdraw.route'], ['Alles wissen', 'Mijn gegevens']])
  expect(labels(await life.me.says('Alles wissen'))).toEqual(['privacy.erase.ask'])
})

test('erasing asks for a fresh code; a wrong one, an old one and second thoughts erase nothing', async () => {
  const life = await livedIn()
  const { me, last, store } = life
  const old = last()
  expect(labels(await saying(me, 'alles wissen', 'misschien'))).toEqual(['privacy.erase.yesOrNo', 'privacy.erase.ask'])
  expect(labels(await me.says('nee'))).toEqual(['privacy.erase.kept'])
  expect(labels(await saying(me, 'alles wissen', 'ja'))).toEqual(['privacy.erase.code'])
  expect(labels(await me.says('ja hoor'))).toEqual(['privacy.erase.codeFormat', 'privacy.erase.code'])
  expect(labels(await me.says(old))).toEqual(['privacy.erase.wrong', 'privacy.erase.codeAgain'])
  expect(labels(await me.says('stop'))).toEqual(['privacy.erase.kept'])
  expect(marksIn(await storedText(store))).toContain('quispelwever')
  await saying(me, 'alles wissen', 'ja')
  const typed = last() === '999999' ? '888888' : '999999'
  expect(labels(await saying(me, typed, typed, typed, typed))).toEqual(['privacy.erase.wrong', 'privacy.erase.codeAgain'])
  expect(labels(await me.says(typed))).toEqual(['privacy.erase.again', 'privacy.erase.code'])
  expect(labels(await me.says(last()))).toEqual(['privacy.erase.done'])
  expect(marksIn(await storedText(store))).toEqual([])
})

test('the chat goes on without a name; erasing twice says there is nothing; another open chat is empty and says why', async () => {
  const life = await livedIn()
  const { me, other, store } = life
  await eraseAll(life)
  expect(labels(await me.says('mijn gegevens'))).toEqual(['privacy.nothing'])
  expect(labels(await me.says('gegevens meenemen'))).toEqual(['privacy.takeAway.nothing'])
  expect(labels(await saying(me, 'alles wissen', 'ja'))).toEqual(['privacy.erase.done'])
  const { docs } = await store.list<{ partition: string; kind: string; id: string; activities: { label?: string; type: string }[] }>(
    'conversation/directline:second',
    'turn',
  )
  expect(docs.map((turn) => turn.activities.map((one) => one.label ?? one.type))).toEqual([['event', 'privacy.clearedHere']])
  expect(labels(await other.says('mijn gegevens'))).toEqual(['privacy.nothing'])
  expect(labels(await other.says('stappen'))[0]).not.toMatch(/^error/)
})

test('an erased person who comes back is somebody new', async () => {
  const life = await livedIn()
  await eraseAll(life)
  const { me, last } = life
  await saying(me, 'bewaar mijn route', 'Zwaantje Quispelwever', zwaantje.email, 'ja', 'ja')
  expect(labels(await me.says(last()))[0]).toBe('people.joined.new')
  expect(life.directory.all().find((one) => one.name === zwaantje.name)?.id).not.toBe(life.personId)
})

test('staff cannot take away or erase what is of somebody else, by name or by number', async () => {
  const { person, personId, store, stranger } = await livedIn()
  for (const slug of ['megan-bowen', 'alex-wilber', 'adele-vance', 'isaiah-langer']) {
    const staff = person({ ...staffOf(slug), conversationId: `again-${slug}` })
    for (const command of ['my-data', `my-data ${personId}`, 'my-data who', `erase-data ${personId}`, `take-out ${personId}`]) {
      const said = await staff.presses({ command })
      expect([slug, command, labels(said).at(-1)]).toEqual([slug, command, command === 'my-data who' ? 'privacy.empty' : 'privacy.staff'])
    }
  }
  expect(cardText(await stranger.presses({ command: 'my-data who' }))).not.toContain('Quispelwever')
  expect(labels(await stranger.presses({ command: `take-out ${personId}` }))).toContain('privacy.takeAway.nothing')
  expect(marksIn(await storedText(store))).toContain('quispelwever')
})

test('a visitor nobody knows erases after a yes, with the seat they had', async () => {
  const { person, store } = await livedIn()
  const visitor = person({ conversationId: 'visitor' })
  await visitor.presses({ command: 'session-signup demo-02' })
  await saying(visitor, 'Wiebren Tuinfluiter', 'wiebren@tuinfluiter.example', 'geen', 'ja', 'ja')
  expect(labels(await visitor.says('mijn gegevens'))).toEqual(['privacy.visitor'])
  expect(labels(await visitor.says('alles wissen'))).toEqual(['privacy.erase.askVisitor'])
  expect(labels(await visitor.says('ja'))).toEqual(['privacy.erase.done'])
  expect(await storedText(store)).not.toMatch(/tuinfluiter/i)
  expect(marksIn(await storedText(store))).toContain('quispelwever')
})
