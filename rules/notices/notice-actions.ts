/** A button under a notice in a chat: `name` of its label (`notices.act.<name>`) and the command it gives. */
export type NoticeAction = { name: string; command: string }

type Values = Readonly<Record<string, string | number>>
type Template = readonly [name: string, command: string]

/** Commands by notice; `{x}` is the notice's variable of that name. */
const templates: Readonly<Record<string, readonly Template[]>> = {
  offered: [
    ['takePlace', 'place-accept {session}'],
    ['declinePlace', 'place-decline {session}'],
  ],
  changedOffered: [
    ['takePlace', 'place-accept {session}'],
    ['declinePlace', 'place-decline {session}'],
  ],
  placeLapsed: [['otherDate', 'info-sessions']],
  noPlace: [['otherDate', 'info-sessions']],
  missedYou: [['otherDate', 'info-sessions']],
  evaluation: [['evaluate', 'survey info-session-{session}']],
  'survey-phase': [['fillIn', 'survey phase-{phase}']],
  'survey-phase-again': [['fillIn', 'survey phase-{phase}']],
  'survey-coach': [['fillIn', 'survey coach-year-{year}']],
  'survey-coach-again': [['fillIn', 'survey coach-year-{year}']],
  'rating-low': [['planTalk', 'talk-plan {person}']],
  'quiet-first': [
    ['steps', 'my-steps'],
    ['pause', 'journey-pause'],
    ['person', 'person'],
  ],
  'quiet-last': [
    ['steps', 'my-steps'],
    ['pause', 'journey-pause'],
    ['person', 'person'],
  ],
  'match-offer': [
    ['acceptOffer', 'offer-accept {offer}'],
    ['openOffers', 'offers'],
    ['declineOffer', 'offer-decline {offer}'],
  ],
  'match-offer-again': [
    ['acceptOffer', 'offer-accept {offer}'],
    ['openOffers', 'offers'],
    ['declineOffer', 'offer-decline {offer}'],
  ],
  'match-declined': [
    ['offerNext', 'match-offer {offerNext}'],
    ['seeProposals', 'match-candidate {person}'],
  ],
  'match-declined-last': [['seeProposals', 'match-candidate {person}']],
  'match-expired': [
    ['offerNext', 'match-offer {offerNext}'],
    ['seeProposals', 'match-candidate {person}'],
  ],
  'match-expired-last': [['seeProposals', 'match-candidate {person}']],
  'match-question': [['answerOffer', 'offer-reply {about}']],
  'match-reply': [['openOffers', 'offers']],
  'match-coach': [['seeCandidate', 'candidate {person}']],
  'match-coach-first': [['seeCandidate', 'candidate {person}']],
  'match-again': [['seeProposals', 'match-candidate {person}']],
  'first-contact': [
    ['seeCandidate', 'candidate {person}'],
    ['logHours', 'log-hours'],
  ],
  'pool-planned': [
    ['come', 'pool-yes {date}'],
    ['cannotCome', 'pool-no {date}'],
  ],
  'pool-moved': [
    ['come', 'pool-yes {date}'],
    ['cannotCome', 'pool-no {date}'],
  ],
  'pool-soon': [['cannotCome', 'pool-no {date}']],
  'coach-asked': [['answer', 'coach-answer {person}']],
  'coach-answered': [['askMore', 'ask-coach']],
  'step-submitted': [['openCandidate', 'candidate {person}']],
  'step-waiting': [['openCandidate', 'candidate {person}']],
  'step-waiting-backup': [['openCandidate', 'candidate {person}']],
  'coach-candidate': [['openCandidate', 'candidate {person}']],
  'school-accepted': [['openCandidate', 'candidate {person}']],
  'school-declined': [['findSchool', 'school-for {person}']],
  'school-expired': [['findSchool', 'school-for {person}']],
  'round-invited': [['chooseSchools', 'round-choose {round}']],
  'round-reminder': [['chooseSchools', 'round-choose {round}']],
  'round-closed': [['seeMatrix', 'round-matrix {round}']],
  'helpdesk-new': [['claim', 'desk-claim {ticket}']],
  'helpdesk-waits': [['claim', 'desk-claim {ticket}']],
  'helpdesk-passed': [['claim', 'desk-claim {ticket}']],
  'hours-room-asked': [
    ['grantRoom', 'hours-grant {room}'],
    ['refuseRoom', 'hours-refuse {room}'],
    ['rooms', 'hours-rooms'],
  ],
  'hours-room-granted': [['logWaiting', 'hours-granted {room}']],
  'hours-room-refused': [['logHours', 'hours']],
  'hours-room-refused-why': [['logHours', 'hours']],
  'hours-logged-for': [['seeHours', 'hours-of {person}']],
  'hours-budget-near': [['seeHours', 'hours-of {person}']],
  'hours-budget-full': [['seeHours', 'hours-of {person}']],
  'hours-silent': [
    ['logHours', 'hours'],
    ['openCandidate', 'candidate {person}'],
  ],
  'hours-sign': [['signMonth', 'month-sign {month}']],
  'hours-reopened': [['seeMonth', 'my-hours {month}']],
}

/** The buttons of a notice; none when it has none, or a value is missing. */
export function noticeActions(about: string, vars: Values): NoticeAction[] {
  const found = Object.hasOwn(templates, about) ? (templates[about] ?? []) : []
  return found.flatMap(([name, template]) => {
    const [, variable] = /\{(\w+)\}/.exec(template) ?? []
    const value = variable === undefined ? '' : vars[variable]
    return value === undefined
      ? []
      : [{ name, command: variable === undefined ? template : template.replace(`{${variable}}`, String(value)) }]
  })
}

/** The survey a notice asks to fill in, by its id. */
export const surveyOf = (about: string, vars: Values): string | undefined =>
  noticeActions(about, vars)
    .find(({ command }) => command.startsWith('survey '))
    ?.command.slice('survey '.length)
