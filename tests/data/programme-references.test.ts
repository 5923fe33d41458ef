import { expect, test } from 'vitest'
import { refusals } from '../support/refusals.ts'

test.each<[path: string, value: unknown, line: string]>([
  ['helpdesk', 'help-desk', 'helpdesk: there is no contact "help-desk". Mend: write "helpdesk", if that is what you meant.'],
  ['privacy.contact', 'fg', 'privacy.contact: there is no contact "fg". Mend: use one of helpdesk, onderwijsloket.'],
  [
    'infoSession.consent',
    'session',
    'infoSession.consent: there is no consent "session". Mend: use one of info-session, helpdesk-reply, route, sharing, rating-talk.',
  ],
  ['roads[0].contact', 'uwv', 'roads[0].contact (ad-pep): there is no contact "uwv". Mend: use one of helpdesk, onderwijsloket.'],
  [
    'consents[0].retention',
    'registratoin',
    'consents[0].retention (info-session): there is no retention "registratoin". Mend: write "registration", if that is what you meant.',
  ],
  [
    'budgets[0].phases[1]',
    'selectie',
    'budgets[0].phases[1] (start): there is no phase "selectie". Mend: write "selection", if that is what you meant.',
  ],
  [
    'hourKinds[2].countsTo',
    'intake',
    'hourKinds[2].countsTo (intake): there is no budget "intake". Mend: use one of phase, none, start, training.',
  ],
  ['zelfscan.questions[0].part', 'me', 'zelfscan.questions[0].part (degree): there is no part "me". Mend: use one of you, job.'],
  [
    'zelfscan.questions[3].skip[0]',
    { plase: ['almere'] },
    'zelfscan.questions[3].skip[0].plase (travel): there is no question "plase". Mend: write "place", if that is what you meant.',
  ],
  [
    'zelfscan.rules[0].when',
    { degre: ['no'] },
    'zelfscan.rules[0].when.degre (no-degree): there is no question "degre". Mend: write "degree", if that is what you meant.',
  ],
  [
    'zelfscan.rules[0].when.degree[0]',
    'nope',
    'zelfscan.rules[0].when.degree[0] (no-degree): there is no answer to "degree": "nope". Mend: use one of yes, no.',
  ],
  [
    'zelfscan.rules[0].roads[0]',
    'adpep',
    'zelfscan.rules[0].roads[0] (no-degree): there is no road "adpep". Mend: write "ad-pep", if that is what you meant.',
  ],
  [
    'zelfscan.outcomes[0].when',
    { rules: ['no-degre'] },
    'zelfscan.outcomes[0].when.rules[0] (other-road): there is no rule "no-degre". Mend: write "no-degree", if that is what you meant.',
  ],
  [
    'zelfscan.outcomes[0].next.contact',
    'desk',
    'zelfscan.outcomes[0].next.contact (other-road): there is no contact "desk". Mend: use one of helpdesk, onderwijsloket.',
  ],
  [
    'zelfscan.outcomes[0].next',
    { road: 'ad', label: { nl: 'Verder', en: 'Go on' } },
    'zelfscan.outcomes[0].next.road (other-road): there is no road "ad". Mend: use one of ad-pep, other-city, part-time-pabo.',
  ],
  ['contacts[1].id', 'helpdesk', 'contacts[1].id (helpdesk): "helpdesk" is there twice. Mend: give each its own, or take one out.'],
  [
    'phases[0].steps[1].id',
    'zelfscan',
    'phases[0].steps[1].id (orientation, zelfscan): "zelfscan" is there twice. Mend: give each its own, or take one out.',
  ],
  [
    'zelfscan.questions[0].options[1].id',
    'yes',
    'zelfscan.questions[0].options[1].id (degree, yes): "yes" is there twice. Mend: give each its own, or take one out.',
  ],
  ['holidays[1].date', '2026-01-01', 'holidays[1].date: "2026-01-01" is there twice. Mend: give each its own, or take one out.'],
])('%s = %j', (path, value, line) => {
  expect(refusals([path, value])).toContain(line)
})

test('the same consent version twice would leave open what somebody agreed to', () => {
  expect(refusals(['consents[1].purpose', 'info-session'])).toEqual([
    'consents[1].version (info-session): "info-session version 1" is there twice. Mend: give each its own, or take one out.',
  ])
})
