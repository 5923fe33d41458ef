import { expect, test } from 'vitest'
import { handOff } from '../../support/hand-off.ts'

test('an agent who reads a conversation can open what the candidate sent, and nothing else becomes a link', async () => {
  const desk = await handOff()
  const candidate = desk.candidate('nl-NL', 'papers')
  await candidate.says('medewerker')
  const contentUrl = 'upload:papers/abc'
  await candidate.send({ text: '', attachments: [{ contentType: 'application/pdf', contentUrl, name: 'diploma.pdf' }] })
  await candidate.send({ text: 'https://elsewhere.example/a.pdf' })
  const [id = ''] = desk.ids()
  const adele = {
    channelId: 'desk',
    userId: desk.staffId('adele'),
    conversationId: '',
    staffId: desk.staffId('adele'),
    roles: ['helpdesk' as const],
  }
  const seen = await desk.helpdesk.tickets.see(adele, id)
  const lines = seen.ok ? seen.lines.filter((line) => line.by === 'candidate') : []
  expect(lines.flatMap(({ files = [] }) => files)).toEqual([
    { name: 'diploma.pdf', url: expect.stringMatching(/\/v3\/directline\/conversations\/papers\/attachments\/abc\?e=\d+&s=/) },
  ])
  expect(lines.at(-1)?.words).toBe('https://elsewhere.example/a.pdf')
})
