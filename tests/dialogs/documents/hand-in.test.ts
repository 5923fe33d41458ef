import { describe, expect, test } from 'vitest'
import { candidatePartition } from '../../../data/info-session.ts'
import { type JourneyDoc, journeyKey } from '../../../data/journey.ts'
import { labels } from '../../support/desk.ts'
import { app, cameraExif, sampleDocx, sampleJpeg, samplePdf } from '../../support/documents/sample-files.ts'
import { keptFiles, sendFile, upload } from '../../support/documents/send-file.ts'
import { becomeKnown, codeDesk } from '../../support/people-talk.ts'

async function known(locale: 'nl' | 'en' = 'nl') {
  const desk = await codeDesk()
  const me = desk.person({ locale: locale === 'nl' ? 'nl-NL' : 'en-GB' })
  await becomeKnown(desk, me, 'Kim')
  const personId = desk.directory.all().find(({ name }) => name === 'Kim')?.id ?? ''
  const step = async (name: string) => (await desk.store.get<JourneyDoc>(journeyKey(personId)))?.steps[name]
  return { ...desk, desk, me, personId, step }
}

const words = {
  nl: {
    cv: 'Cv',
    yes: 'Ja, lever in',
    what: /Wat is het/,
    check: /inleveren als je cv/,
    done: /Gelukt: Mijn cv\.pdf is ingeleverd als je cv/,
  },
  en: {
    cv: 'CV',
    yes: 'Yes, hand it in',
    what: /What is it/,
    check: /hand it in as your CV/,
    done: /Done: Mijn cv\.pdf is handed in as your CV/,
  },
}

describe.each(['nl', 'en'] as const)('in %s', (locale) => {
  const said = words[locale]

  test('a file at any moment: it is looked at, what it is is asked, it is shown, and handed in', async () => {
    const { desk, me, store, archive, step, personId } = await known(locale)
    const bytes = samplePdf({ text: 'The whole story of Kim' })
    const [asked] = await sendFile(desk, me, 'Mijn cv.pdf', bytes)
    expect([asked?.label, asked?.text]).toEqual(['documents.ask.what', expect.stringMatching(said.what)])
    expect((await keptFiles(store)).documents).toEqual([])

    const [shown] = await me.says(said.cv)
    expect([shown?.label, shown?.text, shown?.choices.length]).toEqual(['documents.check.file', expect.stringMatching(said.check), 3])
    expect(JSON.stringify(shown?.activity.attachments)).toMatch(/Mijn cv\.pdf.*pdf.*1 kB/)

    const [done] = await me.says(said.yes)
    expect([done?.label, done?.text]).toEqual(['documents.done.submitted', expect.stringMatching(said.done)])
    const { documents, uploads } = await keptFiles(store)
    expect([documents.length, uploads]).toEqual([1, 0])
    expect(documents[0]).toMatchObject({
      what: 'cv',
      type: 'pdf',
      name: 'Mijn cv.pdf',
      size: bytes.length,
      partition: candidatePartition(personId),
    })
    expect(await step('selection/cv')).toMatchObject({ state: 'submitted', evidence: [documents[0]?.id], by: { role: 'candidate' } })
    expect([...archive.kept.values()].map((one) => one.bytes.includes('whole story'))).toEqual([false])
  })

  test('a motivation is typed in one long message, shown back, and handed in', async () => {
    const { me, store, step } = await known(locale)
    const letter = 'Ik wil voor de klas.\n\nWhy? Because children are worth it. '.repeat(85).slice(0, 4_990)
    expect(labels(await me.says(locale === 'nl' ? 'motivatie' : 'motivation'))).toEqual(['documents.ask.motivation'])
    expect(labels(await me.says(locale === 'nl' ? 'Ik typ hem hier' : "I'll type it here"))).toEqual(['documents.write.ask'])
    const [back] = await me.says(letter)
    expect([back?.label, back?.text.includes(letter.trim())]).toEqual(['documents.check.text', true])
    expect(labels(await me.says(said.yes))).toEqual(['documents.done.submitted'])
    expect((await keptFiles(store)).documents).toMatchObject([
      { what: 'motivation', type: 'text', name: locale === 'nl' ? 'motivatie.txt' : 'motivation.txt' },
    ])
    expect(await step('selection/motivation')).toMatchObject({ state: 'submitted' })
  })
})

test('a motivation that is too long is told how long it is, and may be typed again or sent as a file', async () => {
  const { desk, me, store } = await known()
  await me.says('motivatie')
  await me.says('Ik typ hem hier')
  const [refused] = await me.says('a b '.repeat(1_300))
  expect([refused?.label, refused?.text]).toEqual(['documents.write.tooLong', expect.stringContaining('5199')])
  expect(labels(await sendFile(desk, me, 'motivatie.docx', sampleDocx()))).toEqual(['documents.check.file'])
  await me.says('ja')
  expect((await keptFiles(store)).documents).toMatchObject([{ what: 'motivation', type: 'docx' }])
})

test('asked for first, the file needs no question; typing instead of sending is told how', async () => {
  const { desk, me } = await known()
  expect(labels(await me.says('cv'))).toEqual(['documents.ask.cv'])
  expect(labels(await me.says('ik heb hem hier'))).toEqual(['documents.ask.noFile', 'documents.ask.cv'])
  expect(labels(await sendFile(desk, me, 'cv.pdf', samplePdf()))).toEqual(['documents.check.file'])
  expect(labels(await me.says('Ander bestand'))).toEqual(['documents.ask.cv'])
  expect(labels(await sendFile(desk, me, 'beter.pdf', samplePdf()))).toEqual(['documents.check.file'])
  expect(labels(await me.says('Het is iets anders'))).toEqual(['documents.ask.what'])
  expect(labels(await me.says('Ander document'))).toEqual(['documents.check.file'])
  expect(labels(await me.says('ja'))).toEqual(['documents.done.none'])
})

test('a word along with the file says what it is', async () => {
  const { desk, me } = await known()
  expect(labels(await sendFile(desk, me, 'x.pdf', samplePdf(), 'Hier is mijn motivatiebrief'))).toEqual(['documents.check.file'])
})

test('a photo is shown with what was taken out of it, and kept without', async () => {
  const { desk, me, store } = await known()
  const photo = sampleJpeg(app(1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), cameraExif(6)])))
  await me.says('cv')
  const [shown] = await sendFile(desk, me, 'IMG_1234.jpeg', photo)
  expect(JSON.stringify(shown?.activity.attachments)).toMatch(/IMG_1234\.jpg.*foto \(jpg\).*plaats, tijd en toestel/)
  await me.says('ja')
  expect((await keptFiles(store)).documents).toMatchObject([{ type: 'jpg', name: 'IMG_1234.jpg' }])
})

test('a pdf is left as it is, and that is said', async () => {
  const { desk, me } = await known()
  await me.says('cv')
  const [shown] = await sendFile(desk, me, 'cv.pdf', samplePdf())
  expect(JSON.stringify(shown?.activity.attachments)).toContain('een pdf laat ik zoals hij is')
})

test('a piece for the portfolio is welcome before its step is open', async () => {
  const { desk, me, step } = await known()
  await me.says('portfolio')
  await sendFile(desk, me, 'les.pdf', samplePdf())
  expect(labels(await me.says('ja'))).toEqual(['documents.done.later'])
  expect(await step('voortraject/portfolio')).toBeUndefined()
})

test('a yes that is delivered twice is done once; a step that was handed in stays so', async () => {
  const { desk, me, store, handle } = await known()
  for (const name of ['een.pdf', 'twee.pdf']) {
    await me.says('cv')
    await sendFile(desk, me, name, samplePdf({ text: name }))
    const yes = { ...me.base(), text: 'ja' }
    const [first, second] = [await handle(yes), await handle(yes)]
    expect(second.activities.map(({ label }) => label)).toEqual(first.activities.map(({ label }) => label))
  }
  expect((await keptFiles(store)).documents.map(({ name }) => name)).toEqual(['twee.pdf'])
})

test('stopping keeps nothing', async () => {
  const { desk, me, store, archive } = await known()
  await sendFile(desk, me, 'cv.pdf', samplePdf())
  expect(labels(await me.says('stop')).at(-1)).toBe('documents.stopped')
  expect([(await keptFiles(store)).documents, archive.kept.size]).toEqual([[], 0])
})

test('two files at once are taken one at a time', async () => {
  const { desk, me } = await known()
  const attachments = [await upload(desk, me, 'a.pdf', samplePdf()), await upload(desk, me, 'b.pdf', samplePdf())]
  expect(labels(await me.send({ text: '', attachments }))).toEqual(['documents.arrived.oneAtATime', 'documents.ask.what'])
})
