import type { Bilingual, Locale } from '../data/bilingual.ts'
import type { TextKey } from '../locales/texts.ts'

/** Values put into a text. A bilingual value is rendered in the language of the conversation; an ISO instant wrapped in `{ at }` as a date; a list as bullets; joined as "a, b and c"; paragraphs with a blank line between, empty ones left out; euros as money; a template with its `{{facts}}` filled in. */
export type Var =
  | string
  | number
  | Bilingual
  | { at: string; style: 'date' | 'day' | 'time' | 'dateTime' | 'weekday' | 'month' | 'full' }
  | { key: TextKey; vars?: Vars }
  | { list: Var[] }
  | { joined: Var[] }
  | { euros: number }
  | { template: Bilingual; facts: Vars }
  | { paragraphs: Var[] }
export type Vars = Record<string, Var>

/** A short text: in both languages, or by key. */
export type Label = Bilingual | { key: TextKey; vars?: Vars }

/** A button or a numbered option. `value` is what a flow's schema receives; the person sees and sends the label. */
export type Choice = { label: Label; value: string }

/** One field of a form card; `key` is the flow's step. Of `choices` any number can be chosen: they come back with commas between. */
export type Field = {
  key: string
  label: { key: TextKey; vars?: Vars }
  input: 'text' | 'email' | 'multiline' | 'choice' | 'choices' | 'confirm'
  choices?: Choice[]
  required: boolean
  value?: string
}

/** A page or file to open in a browser. */
export type Link = { label: Label; url: string }

/** One entry of a list card, with its own buttons. */
export type ListItem = { title: Var; facts: Var[]; choices: Choice[]; links?: Link[] }

/** What a card can be; `bot/render` alone knows how a channel shows it. */
export type CardSpec =
  | {
      type: 'form'
      title: { key: TextKey; vars?: Vars }
      fields: Field[]
      submit: { key: TextKey }
      flow: string
      version: number
      step: string
    }
  | { type: 'list'; items: ListItem[] }
  | { type: 'facts'; title: Var; facts: { label: Var; value: Var }[]; choices?: Choice[]; links?: Link[] }

/** A file the person can open or keep, for example a calendar file. */
export type Attached = { name: { key: TextKey; vars?: Vars }; contentType: string; content: string }

/** One message to the person, as data. `key` is the text's key in `locales/` and the activity's `label`. At most three choices beside a card-less text, except an open question's own options. */
export type Reply = {
  key: TextKey
  vars?: Vars
  choices?: Choice[]
  card?: CardSpec
  files?: Attached[]
  /** Marks a question of an open flow: its answers carry flow, version and step. */
  asks?: { flow: string; version: number; step: string }
  /** Machine-readable value of the activity (`valueType` and `value`), for example the error's reference. */
  value?: { type: string; body: unknown }
  /** The language of this one message, when it is not the conversation's: an answer is in the language of its question. */
  locale?: Locale
  /** Where an answer comes from: shown as a citation, with Teams' own question whether it helped. */
  cites?: { title: Bilingual; abstract: Var; topic: string }
}
