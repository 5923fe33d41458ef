import type { Activity, Attachment } from 'botframework-schema'
import type { Locale } from '../data/bilingual.ts'
import type { Link, Reply } from '../dialogs/reply.ts'
import { messageCard, specCard } from './cards.ts'
import { citation, withCitationMark } from './citation.ts'
import { labelText, renderVar, renderVars, type Words } from './render-vars.ts'

/** How a channel shows things: Teams wants cards, web chat has suggested actions, everything else gets text. */
export type Face = 'teams' | 'web' | 'text'

const faces: Record<string, Face> = { msteams: 'teams', directline: 'web', webchat: 'web', emulator: 'web', test: 'web' }
export const faceOf = (channelId: string): Face => (Object.hasOwn(faces, channelId) ? faces[channelId]! : 'text')

/** Teams refuses larger messages; in bytes of JSON. */
const mostCardBytes = 28_000

export type Rendering = {
  locale: Locale
  face: Face
  words: Words
  fileUrl: (file: { name: string; contentType: string; content: string }) => string
  /** Buttons that got a number so far in this turn, where numbers take the place of buttons: a number means one of them only. */
  numbered?: { count: number }
}

/** A reply as an activity of the Bot Framework protocol, with its key in `label`. Only this file decides what a channel gets to see. */
export function render(
  reply: Reply,
  { locale: spoken, face, words, fileUrl, numbered = { count: 0 } }: Rendering,
): Partial<Activity> & { type: string } {
  const locale = reply.locale ?? spoken
  let text = words.texts.text(locale, reply.key, renderVars(reply.vars, locale, words))
  const attachments: Attachment[] = []
  const choices = reply.choices ?? []
  const cites = reply.cites
  // Teams shows citations in a message's text only, not in a card; its line breaks are Markdown's.
  const citesInTeams = face === 'teams' && cites !== undefined
  if (citesInTeams) text = withCitationMark(text, cites, locale, words)
  const asCard = face === 'teams' && !cites && (choices.length > 0 || text.includes('\n'))
  if (asCard) attachments.push(messageCard(text, reply, { locale, words }))
  if (reply.card && face !== 'text') attachments.push(specCard(reply.card, { locale, words }))
  if (attachments.length > 0 && Buffer.byteLength(JSON.stringify(attachments)) > mostCardBytes) attachments.length = 0
  const inCard = asCard && attachments.length > 0
  const mark = face === 'text' ? () => `${++numbered.count}.` : () => '→'
  if (reply.card && attachments.length === 0 && reply.card.type !== 'form')
    text = [text, cardText(reply.card, locale, words, mark)].join('\n\n')
  if (choices.length > 0 && face === 'text') {
    const options = reply.asks ? { count: 0 } : numbered
    text = [text, choices.map((one) => `${++options.count}. ${labelText(one.label, locale, words)}`).join('\n')].join('\n\n')
  }
  for (const file of reply.files ?? []) {
    const name = words.texts.text(locale, file.name.key, renderVars(file.name.vars, locale, words))
    attachments.push({
      contentType: file.contentType,
      name,
      contentUrl: fileUrl({ name, contentType: file.contentType, content: file.content }),
    })
  }
  return {
    type: 'message',
    ...(inCard ? { summary: text.slice(0, 200) } : { text }),
    textFormat: citesInTeams ? 'markdown' : 'plain',
    locale: locale === 'nl' ? 'nl-NL' : 'en-GB',
    label: reply.key,
    inputHint: reply.asks ? 'expectingInput' : 'acceptingInput',
    ...(reply.value && { valueType: reply.value.type, value: reply.value.body }),
    ...(attachments.length > 0 && { attachments, attachmentLayout: 'list' as const }),
    ...(cites && { entities: [citation(cites, locale, words)] }),
    ...(citesInTeams && { channelData: { feedbackLoopEnabled: true, feedbackLoop: { type: 'default' } } }),
    ...(choices.length > 0 &&
      (face === 'web' || citesInTeams) && { suggestedActions: { to: [], actions: suggested(reply, locale, words) } }),
  }
}

function suggested(reply: Reply, locale: Locale, words: Words) {
  return (reply.choices ?? []).map((one) => {
    const title = labelText(one.label, locale, words)
    return { type: 'imBack', title, value: title }
  })
}

function cardText(card: Exclude<NonNullable<Reply['card']>, { type: 'form' }>, locale: Locale, words: Words, mark: () => string): string {
  const string = (value: Parameters<typeof renderVar>[0]) => String(renderVar(value, locale, words))
  const linkLine = ({ label, url }: Link) => `${labelText(label, locale, words)}: ${url}`
  if (card.type === 'facts')
    return [
      string(card.title),
      ...card.facts.map(({ label, value }) => `${string(label)}: ${string(value)}`),
      ...(card.links ?? []).map(linkLine),
    ].join('\n')
  return card.items
    .map((item) =>
      [
        string(item.title),
        ...item.facts.map(string),
        ...(item.links ?? []).map(linkLine),
        ...item.choices.map((one) => `${mark()} ${labelText(one.label, locale, words)}`),
      ].join('\n'),
    )
    .join('\n\n')
}
