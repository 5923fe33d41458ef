import type { HoursKind, KindFact } from './facts.ts'
import type { Sheet } from './sheet.ts'

/** In the order in which they win over each other: a three-way talk is not just a talk. */
export const kindOrder: readonly HoursKind[] = ['three-way', 'intervision', 'appointment', 'intake', 'observation', 'talk']

const lesson = '(?:klas|les|lessen|[a-z]+les|groep ?\\d|class|classroom|lesson)'
const patterns: Record<HoursKind, readonly RegExp[]> = {
  'three-way': [
    /\b(?:3|drie)-?(?:hoeks?)?-?(?:weg)?-?(?:gesprek(?:ken)?|overleg)\b|\b3 ?(?:hoeks?|weg) ?-?(?:gesprek|overleg)\w*|\bdriehoek\w*|\bdriegesp\w*|\bdriewegs?\w*|\b3[- ]?way(?: (?:talk|meeting|conversation|call|chat|session))?\b|\bthree-?way(?: (?:talk|meeting|conversation|call|chat|session))?\b|\btripartite(?: (?:talk|meeting))?|\btrialo[og]\w*|\b(?:met )?(?:z'n|zijn|ons) (?:3en|drieen|drietjes)\b|\bmet de schoolleider erbij\b/g,
  ],
  intervision: [/\bintervis\w*(?:bijeenkomst|groep)?|\bpeer (?:consultation|supervision|coaching)|\binter-visie\b/g],
  appointment: [
    /\baanstellings?\w*|\baanstellen\b|\bbenoemings?\w*|\barbeidsvoorwaarden\w*(?:[- ]gesprek)?|\b(?<!had an |have an |an )appointment(?:s)?(?:[- ](?:talk|meeting|interview|conversation|discussion|call|chat))?|\bappointment[- ](?:talk|interview|conversation|discussion)|\bcontract(?:gesprek\w*|bespreking|[- ]?(?:talk|meeting|discussion|conversation))|\b(?:terms|employment|hr)[- ](?:talk|meeting|discussion|gesprek)/g,
  ],
  intake: [
    /\bintake?s?\w*(?:[- ](?:gesprek\w*|talk|interview|meeting|conversation|call|session))?|\bselection interview\b|\bselectiegesprek\w*/g,
  ],
  observation: [
    /\b(?:les)?-?observ[aei]\w*|\bgeobserveerd\b|\b[a-z]*les-?bezoek\w*|\bklas(?:sen|se)?-?bezoek\w*|\b(?:op )?bezoek in de klas|\bmee ?(?:ge)?keken\b|\bmeekijken\b|\bmeegelopen\b|\b(?:wezen|gaan|komen|geweest om te) kijken\b|\bsat in(?: on)?\b(?! (?:a |the )?(?:staff |team )?(?:meeting|traffic|car|train))|\bsitting in\b|\bwatch(?:ed|ing)\b|\b(?:lesson|class|classroom|school)[- ]visit\w*|\bshadow(?:ed|ing)\b|(?<=\b(?:saw|see|seen|seeing|watched|zag|zien|gezien)\b[^.;,\n]{0,30})\b(?:teach(?:ing)?|in action|lesgeven|les geven)\b/g,
    /\b(?:in|naar|achterin|voorin|achter in) (?:de |haar |zijn |hun |d'r |her |his |their |the |[a-z]+'?s |§+(?:'?s)? )?(?:klas|groep|class|classroom)\b(?: (?:gekeken|gezeten|geweest|meegekeken|gezien|wezen kijken))?/g,
    new RegExp(`(?<=\\b${lesson}\\b[^.;,\\n]{0,30})\\b(?:gezien|bekeken|gekeken|bijgewoond|bezocht|gevolgd)\\b`, 'g'),
    /\bbij §+(?: [a-z]+){0,2} gekeken|(?<=les[a-z]* |klas |§ )(?:bijgewoond|bekeken|meebekeken)\b|\b(?:attended|visited|saw|seen) (?:§+(?:'?s)? |an? |the |her |his |their ){0,3}(?:[a-z]+ )?(?:lesson|class|classroom)\b|\bvisit(?:ed|ing)? (?:§+(?:'s)? )(?:class|lesson|classroom)/g,
  ],
  talk: [
    /\b(?:[a-z]+)?gesprek(?:je|jes|ken)?\b|\bgespr\b\.?|\b(?:na|door|uit)ge(?:praat|kletst)\b|\bphone-?calls?\b|\bgesproken\b|\bspraken?\b|\bgepraat\b|\bpraten\b|\bpraatje\b|\bgebeld\b|\bbellen\b|\bbelletje\b|\bbelde\b|\btelefo\w*|\baan de telefoon\b|\btel\b\.?|\bgecoacht\b|\bcoaching\w*|\bcoachen\b|\bcoached\b|\bcoach-?(?:gesprek|sessie|moment)\w*|\b(?:na|voor|be|door|bij)?-?overlegd?\b|\bbesproken\b|\bdoorgesproken\b|\bbesprek\w+|\b(?:na|voor)(?:ge|be)spr\w+|\bbijgepraat\b|\bbijpraten\b|\bgekletst\b|\bgespard\b|\bsparren\b|\bbeeldbel\w*|\bvideo-?(?:call|bel\w*|gesprek)|\bfacetime\w*|\b(?:a |phone |video |teams |zoom |quick )?call(?:ed|s)?\b|\bphoned?\b|\brang\b|\btalk(?:ed|s|ing)?\b|\bspoke(?:n)?\b|\bspeaking\b|\bchat(?:ted|s|ting)?\b|\bconversations?\b|\bdiscuss\w*|\bde-?brief\w*|\bcatch(?:ing)?[- ]?up\b|\bcaught up\b|\bcheck(?:ed|ing)?[- ]?in\b|\b(?:one|1)[- ](?:to|on|op)[- ](?:one|1)\b|\bgeevalueerd\b|\bevaluatie\b/g,
  ],
}

/** Kinds with a number in them, taken before anything else reads the number: "three way meeting", "drie gesprek". */
export const takeNumberedKinds = (sheet: Sheet): KindFact[] =>
  sheet.take(
    /\b(?:3|three)[- ]?way(?: (?:talk|meeting|conversation|call|chat|session|discussion))?\b|\b3 ?-? ?(?:hoeks?|weg) ?-?(?:gesprek|overleg)\w*|\b3[ -]gesprek\b/g,
    () => ({ type: 'kind' as const, kind: 'three-way' as const }),
  )

/** An observation that was talked over afterwards is a talk. */
const talkedOver =
  /\b(?:de|het|the|her|his|haar|zijn) (?:les)?(?:observatie|observation|lesbezoek)\b(?=[^.,;\n]{0,40}\b(?:na|door)?besproken\b)|(?<=\b(?:discuss(?:ed|ing)|debrief(?:ed|ing)?(?: of| on| after)?|talk(?:ed|ing) (?:about|through)|went over|nabespreking|nagesprek) (?:van |over |na |op )?(?:the |her |his |my |de |haar |zijn )?)(?:les)?(?:observation|observatie)\b/g

/** Takes the words that say what kind of hours it was. */
export function takeKinds(sheet: Sheet): KindFact[] {
  const talks = sheet.take(talkedOver, () => ({ type: 'kind' as const, kind: 'talk' as const }))
  const others = kindOrder.flatMap((kind) =>
    patterns[kind].flatMap((pattern) => sheet.take(pattern, () => ({ type: 'kind' as const, kind }))),
  )
  return [...talks, ...others]
}
