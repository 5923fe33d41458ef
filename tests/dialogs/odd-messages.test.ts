import { expect, test } from 'vitest'
import { labels, openDesk } from '../support/desk.ts'

test.each([
  [
    'a picture',
    { text: '', attachments: [{ contentType: 'image/jpeg', name: 'me.jpg', contentUrl: 'https://example.org/me.jpg' }] },
    'message.picture',
  ],
  ['a voice message', { text: '', attachments: [{ contentType: 'audio/ogg', contentUrl: 'https://example.org/a' }] }, 'message.voice'],
  ['a sticker', { text: '', attachments: [{ contentType: 'application/vnd.microsoft.teams.sticker' }] }, 'message.sticker'],
  ['a file', { text: '', attachments: [{ contentType: 'application/pdf', name: 'cv.pdf' }] }, 'message.file'],
  ['nothing at all', { text: '' }, 'message.empty'],
  ['a text with only punctuation', { text: '... --- !!!' }, 'message.empty'],
  ['invisible characters', { text: '\u200b\u2060\ufeff' }, 'message.empty'],
  ['20,000 characters', { text: 'a '.repeat(10_000) }, 'message.tooLong'],
  ['a happy face', { text: '😀' }, 'message.emoji.good'],
  ['a sad face', { text: '😢' }, 'message.emoji.bad'],
  ['some other emoji', { text: '🦆🦆' }, 'message.emoji.neutral'],
  ['a smiley of old', { text: ':-(' }, 'message.emoji.bad'],
  ['only a question mark', { text: '?' }, 'help.all'],
])('%s gets a kind, useful answer', async (_what, activity, label) => {
  const me = (await openDesk()).person()
  await me.arrives()
  const said = await me.send(activity)
  expect(labels(said)).toEqual([label])
  expect(said[0]?.text.length).toBeGreaterThan(30)
})

test('midway the open question is asked again after it, and no answer is lost', async () => {
  const me = (await openDesk()).person()
  await me.says('zelfscan')
  await me.says('1')
  expect(labels(await me.says('👍👍'))).toEqual(['message.emoji.good', expect.stringMatching(/^zelfscan\.question/)])
  expect((await me.says('1'))[0]?.text).toMatch(/^3 van/)
})

test('the copy of a text that Teams attaches as HTML is not a file', async () => {
  const me = (await openDesk()).person({ channelId: 'msteams' })
  await me.arrives()
  expect(labels(await me.send({ text: 'menu', attachments: [{ contentType: 'text/html', content: '<p>menu</p>' }] }))).toEqual(['menu.all'])
})

test('an edited message, a reaction, typing and what nobody knows', async () => {
  const me = (await openDesk()).person()
  await me.arrives()
  expect(labels(await me.send({ type: 'messageUpdate', text: 'anders' }))).toEqual(['message.edited'])
  for (const type of ['messageReaction', 'typing', 'messageDelete', 'endOfConversation', 'trace', 'something/new']) {
    expect(await me.send({ type, reactionsAdded: [{ type: 'like' }] })).toEqual([])
  }
})

test('in a group the bot says that it talks one to one, and nothing personal', async () => {
  const me = (await openDesk()).person({ channelId: 'msteams' })
  const said = await me.send({
    text: '<at>Loket</at> zelfscan',
    conversation: { id: 'team', isGroup: true, conversationType: 'channel', name: '' },
  })
  expect(labels(said)).toEqual(['message.group'])
})

test('a name that looks like markup stays text', async () => {
  const me = (await openDesk()).person()
  const [hello] = await me.send({
    type: 'conversationUpdate',
    membersAdded: [{ id: 'x', name: '' }],
    from: { id: 'dl_x', name: '[link](javascript:alert(1))' },
  })
  expect(hello?.activity.textFormat).toBe('plain')
})
