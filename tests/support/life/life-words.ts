import type { Locale } from '../../../data/bilingual.ts'

/** One life: who leads it, and the words they and the desk use. */
export type LifeWords = {
  locale: string
  name: string
  email: string
  /** Words nobody else uses: any of them in what is stored is a trace. */
  marks: readonly string[]
  session: string
  mine: string
  reminders: readonly [week: RegExp, day: RegExp, hour: RegExp]
  thanks: RegExp
  scan: string
  account: string
  logIn: string
  steps: string
  find: string
  yes: string
  motivation: string
  letter: string
  skipping: string
  missing: string
  stoodIn: string
  hours: string
  correct: string
  budget: string
  timeline: string
  survey: string
  good: string
  better: string
  wantsToTalk: RegExp
  takeOut: string
  readable: readonly string[]
  erase: string
}

export const lifeWords: Record<Locale, LifeWords> = {
  nl: {
    locale: 'nl-NL',
    name: 'Ravenna Vlinderslag',
    email: 'ravenna.v@fladderpost.example',
    marks: ['ravenna', 'vlinderslag', 'fladderpost', 'zandtaartjes', 'knikkerbaan'],
    session: 'demo-05',
    mine: 'mijn bijeenkomsten',
    reminders: [/^Over een week: /, /^Al bijna: /, /^Over een uur: /],
    thanks: /^Dank je dat je er was/,
    scan: 'zelfscan',
    account: 'bewaar mijn route',
    logIn: 'inloggen',
    steps: 'stappen',
    find: 'zoek kandidaat',
    yes: 'ja',
    motivation: 'motivatie',
    letter: 'Als kind bakte ik zandtaartjes voor de hele straat en legde ik uit hoe het moest. Dat uitleggen wil ik elke dag doen.',
    skipping: 'Ik sprak al iemand op de bijeenkomst',
    missing: 'Je jaren bij de bank ontbreken nog, zet die erbij',
    stoodIn: 'De coach is ziek, ik sprak de school zelf',
    hours: '1,5 uur met Ravenna gisteren, observatie, notitie: rekenles met de knikkerbaan',
    correct: 'klopt',
    budget: 'mijn budget',
    timeline: 'tijdlijn',
    survey: 'vragenlijst',
    good: 'Dat er steeds iemand was die mij kende',
    better: 'De planning mocht eerder bekend zijn',
    wantsToTalk: /Ravenna Vlinderslag gaf een 4 voor/,
    takeOut: 'gegevens meenemen',
    readable: ['Geschiktheidsonderzoek', 'teruggestuurd', 'de intermediair'],
    erase: 'alles wissen',
  },
  en: {
    locale: 'en-GB',
    name: 'Ottoline Featherby',
    email: 'ottoline.f@quillpost.example',
    marks: ['ottoline', 'featherby', 'quillpost', 'paper boats', 'marble run'],
    session: 'demo-04',
    mine: 'my sessions',
    reminders: [/^In a week: /, /^Nearly there: /, /^In an hour: /],
    thanks: /^Thank you for being there/,
    scan: 'self-scan',
    account: 'save my route',
    logIn: 'sign in',
    steps: 'my steps',
    find: 'find candidate',
    yes: 'yes',
    motivation: 'motivation',
    letter: 'As a child I folded paper boats for the whole street and showed everybody how. Showing how is what I want to do every day.',
    skipping: 'I talked with somebody at the session',
    missing: 'Your years at the bank are missing, please add them',
    stoodIn: 'The coach is ill, I talked with the school myself',
    hours: '1.5 hours with Ottoline yesterday, observation, note: maths lesson with the marble run',
    correct: 'yes',
    budget: 'my budget',
    timeline: 'my timeline',
    survey: 'survey',
    good: 'There was always somebody who knew me',
    better: 'The dates could be known earlier',
    wantsToTalk: /Ottoline Featherby gave [^.]* a 4 and/,
    takeOut: 'take my data',
    readable: ['Suitability assessment', 'sent back', 'the intermediary'],
    erase: 'erase my data',
  },
}
