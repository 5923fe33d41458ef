import type { Attachment } from 'botframework-schema'
import type { Locale } from '../data/bilingual.ts'
import type { CardSpec, Choice, Field, Link, Reply } from '../dialogs/reply.ts'
import type { TextKey } from '../locales/texts.ts'
import { labelText, renderVar, renderVars, type Words } from './render-vars.ts'

/** More options than this are a list to choose from instead of buttons (Teams shows six actions). */
const mostButtons = 6

type Json = Record<string, unknown>
type Face = { locale: Locale; words: Words }

const text = ({ locale, words }: Face, key: TextKey, vars?: Reply['vars']) => words.texts.text(locale, key, renderVars(vars, locale, words))
const block = (value: string, more: Json = {}): Json => ({ type: 'TextBlock', text: value, wrap: true, ...more })

/** What is in it stays text, whatever a person typed: a TextBlock would read Markdown in it, make a link of it, and count "2." as the first of a list. */
const plain = (text: string, more: Json = {}, run: Json = {}): Json => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text, ...run }],
  ...more,
})

/** The same for a fact, which always reads Markdown: a mark nobody sees keeps apart what would be a link, a list or a heading. */
const unmarked = (text: string) => text.replace(/\](?=[([:])|^\s*(?:\d+(?=[.)]\s)|[-+*#>]+)/gm, '$&\u2060')

/** An Adaptive Card 1.5, with `fallbackText` for clients that cannot show it. */
function card(body: Json[], actions: Json[], fallbackText: string): Attachment {
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText,
    body,
    ...(actions.length > 0 && { actions }),
  }
  return { contentType: 'application/vnd.microsoft.card.adaptive', content }
}

const submit = (title: string, data: Json): Json => ({ type: 'Action.Submit', title, data })

/** A button outside a question carries a command, inside one the answer with flow, version and step. */
function button(choice: Choice, asks: Reply['asks'], face: Face): Json {
  const title = labelText(choice.label, face.locale, face.words)
  return submit(title, asks ? { ...asks, answer: choice.value } : { command: choice.value })
}

const openUrl = ({ label, url }: Link, { locale, words }: Face): Json => ({
  type: 'Action.OpenUrl',
  title: labelText(label, locale, words),
  url,
})

/** A message of several lines, or with buttons, as one card: for Teams, which runs the lines of a plain text together. */
export function messageCard(said: string, reply: Reply, face: Face): Attachment {
  const lines = said.split('\n').flatMap((line, index, all) => (line === '' ? [] : [plainLine(line, all[index - 1] === '')]))
  const choices = reply.choices ?? []
  if (choices.length <= mostButtons || !reply.asks)
    return card(
      lines,
      choices.map((one) => button(one, reply.asks, face)),
      said,
    )
  const options = choices.map((one) => ({ title: labelText(one.label, face.locale, face.words), value: one.value }))
  const input = {
    type: 'Input.ChoiceSet',
    id: 'answer',
    label: text(face, 'card.choose'),
    isRequired: true,
    errorMessage: text(face, 'card.required'),
    choices: options,
  }
  return card([...lines, input], [submit(text(face, 'card.send'), { ...reply.asks })], said)
}

const plainLine = (line: string, afterBlank: boolean): Json => plain(line, { spacing: afterBlank ? 'Medium' : 'Small' })

export function specCard(spec: CardSpec, face: Face): Attachment {
  if (spec.type === 'form') return formCard(spec, face)
  const string = (value: Parameters<typeof renderVar>[0]) => String(renderVar(value, face.locale, face.words))
  if (spec.type === 'facts') {
    const facts = spec.facts.map(({ label, value }) => ({ title: string(label), value: unmarked(string(value)) }))
    return card(
      [plain(string(spec.title), {}, { weight: 'Bolder', size: 'Medium' }), { type: 'FactSet', facts }],
      [...(spec.links ?? []).map((one) => openUrl(one, face)), ...(spec.choices ?? []).map((one) => button(one, undefined, face))],
      string(spec.title),
    )
  }
  const items = spec.items.map((item, index) => ({
    type: 'Container',
    separator: index > 0,
    spacing: 'Medium',
    items: [
      plain(string(item.title), {}, { weight: 'Bolder' }),
      ...item.facts.map((fact) => plain(string(fact), { spacing: 'Small' })),
      ...actionSet([...(item.links ?? []).map((one) => openUrl(one, face)), ...item.choices.map((one) => button(one, undefined, face))]),
    ],
  }))
  return card(items, [], spec.items.map((item) => string(item.title)).join('; '))
}

const actionSet = (actions: Json[]): Json[] => (actions.length > 0 ? [{ type: 'ActionSet', actions }] : [])

function formCard(spec: Extract<CardSpec, { type: 'form' }>, face: Face): Attachment {
  const title = text(face, spec.title.key, spec.title.vars)
  // Clients leave an empty input out of what they submit: what may be empty is then answered, and not asked once more.
  const empty = Object.fromEntries(spec.fields.filter((field) => !field.required).map((field) => [field.key, '']))
  const body = [block(title, { weight: 'Bolder', size: 'Medium' }), ...spec.fields.map((field) => input(field, face))]
  return card(
    body,
    [submit(text(face, spec.submit.key), { flow: spec.flow, version: spec.version, step: spec.step, form: true, ...empty })],
    title,
  )
}

function input(field: Field, face: Face): Json {
  const label = text(face, field.label.key, field.label.vars)
  const common = {
    id: field.key,
    label,
    isRequired: field.required,
    ...(field.required && { errorMessage: text(face, 'card.required') }),
    ...(field.value !== undefined && { value: field.value }),
  }
  if (field.input === 'choice' || field.input === 'choices') {
    return {
      type: 'Input.ChoiceSet',
      ...common,
      ...(field.input === 'choices' && { isMultiSelect: true, style: 'expanded' }),
      choices: (field.choices ?? []).map((one) => ({ title: labelText(one.label, face.locale, face.words), value: one.value })),
    }
  }
  if (field.input === 'confirm') {
    return { type: 'Input.Toggle', ...common, label: text(face, 'card.consent'), title: label, wrap: true, valueOn: 'yes', valueOff: 'no' }
  }
  return {
    type: 'Input.Text',
    ...common,
    isMultiline: field.input === 'multiline',
    ...(field.input === 'email' && { style: 'Email' }),
    maxLength: field.input === 'multiline' ? 1000 : 200,
  }
}
