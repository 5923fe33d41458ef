import type { MatchWishes } from '../../data/coach-profile.ts'
import type { Programme } from '../../data/programme.ts'
import { dayOptions } from '../../rules/read-choices.ts'
import type { Context } from '../context.ts'
import type { Step } from '../flow.ts'
import { oneOf, reading } from '../info-sessions/reading.ts'
import { meant } from '../words.ts'
import { choicesForm } from './choices-form.ts'
import { chosenVar, numberedVar, optionsFor, yesNoVar } from './coach-vars.ts'
import { chosenFrom, yesNo, yesNoChoices } from './field-steps.ts'

export const wishFlowId = 'wishes-change'
export const wishVersion = 1
const longestWords = 1000

const listed = ['days', 'groups', 'languages', 'backgrounds', 'needs'] as const
export const wishFields = ['days', 'part', 'groups', 'languages', 'backgrounds', 'needs', 'specialEducation', 'words'] as const
export type WishField = (typeof wishFields)[number]
/** Lists are ids with commas; `part` and `words` may be empty. */
export type WishAnswers = Record<WishField, string> & { check: string; which: string }
type WishStep = Step<WishAnswers, Context>

const idsOf = (text: string | undefined) => (text ? text.split(',') : [])

/** Wishes as the answers say. */
export function wishesOf({
  days,
  part,
  groups,
  languages,
  backgrounds,
  needs,
  specialEducation,
  words,
}: Partial<WishAnswers>): Omit<MatchWishes, 'updatedAt'> {
  return {
    days: dayOptions.map(({ id }) => id).filter((id) => idsOf(days).includes(id)),
    ...(part && { part }),
    ...{ groups: idsOf(groups), languages: idsOf(languages), backgrounds: idsOf(backgrounds), needs: idsOf(needs) },
    specialEducation: specialEducation === 'yes',
    ...(words && { words }),
  }
}

/** Answers that say these wishes. */
export const answersOf = ({
  days,
  part,
  groups,
  languages,
  backgrounds,
  needs,
  specialEducation,
  words,
}: MatchWishes): Record<WishField, string> => ({
  ...{ days: days.join(), part: part ?? '', groups: groups.join(), languages: languages.join(), backgrounds: backgrounds.join() },
  ...{ needs: needs.join(), specialEducation: specialEducation ? 'yes' : 'no', words: words ?? '' },
})

const listStep = (field: (typeof listed)[number]): WishStep => ({
  key: field,
  freeText: true,
  ask: (answers, { programme }) => {
    const options = optionsFor(field, programme.matching.vocabularies)
    const form = { flow: wishFlowId, version: wishVersion, field, options, value: answers[field] ?? '' }
    return { key: `coaches.wishes.${field}`, vars: { options: numberedVar(options) }, card: choicesForm(form) }
  },
  schema: (_answers, { programme }) => chosenFrom(optionsFor(field, programme.matching.vocabularies)),
})

const part: WishStep = {
  key: 'part',
  freeText: true,
  ask: (_answers, { programme }) => {
    const { parts } = programme.matching.vocabularies
    const choices = parts.map(({ id, title }) => ({ label: title, value: id }))
    return { key: 'coaches.wishes.part', vars: { options: numberedVar(parts) }, choices }
  },
  schema: (_answers, { programme }) =>
    chosenFrom(programme.matching.vocabularies.parts).refine((ids) => !ids.includes(','), { error: 'coaches.unclear.one' }),
}

const specialEducation: WishStep = {
  key: 'specialEducation',
  ask: () => ({ key: 'coaches.wishes.specialEducation', choices: yesNoChoices }),
  schema: yesNo,
}

const words: WishStep = {
  key: 'words',
  freeText: true,
  longest: longestWords,
  ask: () => ({ key: 'coaches.wishes.words', choices: [{ label: { key: 'coaches.wishes.noWords' }, value: 'none' }] }),
  schema: () =>
    reading<string>((text) => {
      const typed = text.trim()
      if (typed === 'none' || typed === '' || meant(typed)?.id === 'no') return { ok: true, value: '' }
      return typed.length > longestWords
        ? { ok: false, key: 'coaches.unclear.long', vars: { most: longestWords } }
        : { ok: true, value: typed }
    }),
}

const check: WishStep = {
  key: 'check',
  ask: (answers, { programme }) => ({
    key: 'coaches.wishes.check',
    card: { type: 'facts', title: { key: 'coaches.button.wishes' }, facts: wishFacts(wishesOf(answers), programme) },
    choices: [
      { label: { key: 'coaches.wishes.yes' }, value: 'yes' },
      { label: { key: 'coaches.wishes.change' }, value: 'change' },
    ],
  }),
  schema: () => oneOf(['yes', 'change'], 'coaches.unclear.yesNo'),
}

const which: WishStep = {
  key: 'which',
  skip: (answers) => answers.check !== 'change',
  ask: () => ({
    key: 'coaches.wishes.which',
    choices: wishFields.map((field) => ({ label: { key: `coaches.fact.${field}` }, value: field })),
  }),
  schema: () => oneOf(wishFields, 'coaches.unclear.one'),
}

/** What somebody wishes, one fact a line. */
export function wishFacts(wishes: Omit<MatchWishes, 'updatedAt'>, { matching: { vocabularies } }: Pick<Programme, 'matching'>) {
  const none = { key: 'coaches.anyDay' } as const
  const lists = listed.map((field) => [field, chosenVar(wishes[field], optionsFor(field, vocabularies), none)] as const)
  const facts = new Map<WishField, (typeof lists)[number][1]>([
    ...lists,
    ['part', chosenVar(wishes.part === undefined ? [] : [wishes.part], vocabularies.parts, none)],
    ['specialEducation', yesNoVar(wishes.specialEducation)],
    ...(wishes.words === undefined ? [] : [['words', wishes.words] as const]),
  ])
  return wishFields.flatMap((field) => {
    const value = facts.get(field)
    return value === undefined ? [] : [{ label: { key: `coaches.fact.${field}` } as const, value }]
  })
}

export const wishSteps: readonly WishStep[] = [
  ...[listStep('days'), part, listStep('groups'), listStep('languages'), listStep('backgrounds'), listStep('needs')],
  ...[specialEducation, words, check, which],
]
