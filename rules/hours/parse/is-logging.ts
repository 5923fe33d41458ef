import { coachingWords, handingIn, lostTime, ownTime } from './clause-words.ts'
import { smallWords } from './common-words.ts'
import type { Fact } from './facts.ts'

const questions =
  /^(?:en |and |maar |but |oh |hoi |hi |hey |hallo |§+ |,)*(?:vraag(?:je)?(?= ?[,:]| )|(?:quick )?question(?= ?[,:]| )|hoeveel|hoezo|waarvoor|kloppen|hoort|hoe|wat(?! een)|wanneer|waarom|wie|waar|welke?|how|what(?!'s left out)|when|why|who|which|where|whose|heb ik nog|have i got|do i|is er|are there|is there)\b/
const inverted =
  /^(?:en |and |maar |but |oh |hoi |hi |hey |hallo )*(?:kan|kun|kunt|mag|moet|is|heb|heeft|hebben|zijn|was|waren|zal|klopt|telt|tellen|can|may|must|should|is|are|did|do(?= (?:you|i|we|they)\b|.*\?$)|does|have|has|was|were|could|would|shall)\b/
const thirdPerson =
  /^(?:en |and |maar |but |oh |hoi |hi |hey |hallo |,)*(?:(?:heeft|is|mag|kan|telt|tellen|klopt|krijgt|zit|staat|komt|gaat|does|has|are|can|may|should|could|would)\b|(?:hebben|zijn|waren) (?:we|wij|ze)\b|heb (?:ik|je)\b|was (?:the|de|het|that|my|mijn)\b)/
const request =
  /\b(?:loggen|noteren|schrijven|boeken|invoeren|invullen|registreren|toevoegen|opschrijven|bijschrijven|wegschrijven|zetten|vastleggen|inboeken|log|add|book|record|note|put|register|enter|write|submit)\b/
const asking =
  /^(?:hoi |hi |hey |hallo |please )*(?:kan|kun|kunt|wil|wilt|zou|mag|could|can|would|will|may) (?:je|jij|u|you|ik|i|we|er|§)\b/
const intent =
  /\b(?:ik wil|ik wou|ik moet|ik zou|wil graag|graag|i want to|i'd like to|i would like to|i need to|let me|can you|could you|please|kun je|wil je)\b.*\b(?:uren|hours|uur|tijd|time|entry)\b/
const balance =
  /\b(?:uur|uren|hours) (?:heb|have) (?:ik|we|i)\b|\b(?:nog|still)\b[^.!?]*\b(?:over|left|te gaan|resterend|remaining|beschikbaar|available)(?=\s*(?:$|[.!?,§]|voor|for|toch|bij|in|right|with|met))|\b(?:left|remaining|resterend)\b[^.]*\b(?:budget|hours)|\bnog\b.*\bnodig\b|\b(?:vraagt?|asks?|asking|wil|wants?|krijgen|nodig)\b.*\bextra\b|\bextra (?:krijgen|nodig)\b|\bneeds? (?:another|more)\b|\b(?:extra|meer|more|additional) (?:uren|hours|budget|ruimte)\b/
const change =
  /^(?:ik wil |kun je |please |can you |please |could you )?(?:verwijder|wis|haal|trek|corrigeer|wijzig|verander|pas (?:de|het|die|dat|deze|mijn|§)|delete|remove|undo|cancel|correct|change|edit|move|verzet|verplaats|withdraw|annuleer)\b|\b(?:klopt niet|is niet goed|was fout|moet zijn|is wrong|should be)\b/
const denial =
  /\b(?:niet|geen|never|didn't|did not|not|no show|nooit|afgezegd|cancelled|canceled|ging niet door|don't|ziek|no (?:hours?|talks?|coaching|sessions?|meetings?|contact))\b/

/** "Over een half uur" and "in ten minutes" look ahead. */
const soon = (low: string, facts: readonly Fact[]) =>
  facts.some((one) => one.type === 'minutes' && /\b(?:over|in|binnen|within)(?: ongeveer| about)? ?$/.test(low.slice(0, one.from)))

/** Whether a message tells of hours to log, rather than asking, greeting, planning or correcting. `low` is the folded text, `rubbed` the same with its facts rubbed out. */
export function isLogging(low: string, rubbed: string, facts: readonly Fact[], today: string): boolean {
  const text = low.trim()
  const has = (type: Fact['type']) => facts.some((one) => one.type === type)
  const minutes = facts.some((one) => one.type === 'minutes' && one.minutes !== null)
  const person = facts.some((one) => one.type === 'name' && one.options.length > 0)
  const asked = asking.test(text) && request.test(text)
  if (questions.test(text) || change.test(text) || balance.test(text)) return false
  if (thirdPerson.test(text) && !asked && !handingIn.test(text)) return false
  if (inverted.test(text) && !asked && !(minutes && (person || has('date')) && !text.endsWith('?'))) return false
  if (asked && !minutes && !person) return false
  if (has('minutes'))
    return has('name') || has('kind') || (tellsOfWork(text, rubbed) && (has('date') || (contentWords(rubbed) <= 1 && !soon(low, facts))))
  if (denial.test(text)) return false
  if (text.endsWith('?') && !asked) return false
  if (
    intent.test(text) &&
    ((person && /\b(?:uren|hours|tijd|time)\b/.test(text)) ||
      /\b(?:loggen|schrijven|boeken|invoeren|registreren|log|book|add|register|record|enter)\b/.test(text))
  )
    return true
  const ahead = facts.some((one) => one.type === 'date' && one.date !== null && one.date > today)
  if (ahead) return false
  if (has('kind')) return person || (has('name') && has('date')) || (has('date') && contentWords(rubbed) <= 4)
  const withWhom = facts.some(
    (one) => one.type === 'name' && /\b(?:met|with|bij|saw|visited|spoke to|zag|sprak|belde|bezocht) ?$/.test(low.slice(0, one.from)),
  )
  return person && has('date') && (withWhom || contentWords(rubbed) === 0) && !/\b(?:ben|zit|afspraak|is|komt)\b/.test(rubbed)
}

/** Without a name or a kind: not the coach's own time, and not a story of something else. */
const tellsOfWork = (text: string, rubbed: string) =>
  handingIn.test(text) ||
  (!ownTime.test(text) &&
    !lostTime.test(text) &&
    (coachingWords.test(rubbed) || (rubbed.match(/[a-z]{3,}/g) ?? []).filter((word) => !smallWords.has(word)).length <= 1))

const contentWords = (rubbed: string) =>
  (rubbed.match(/[a-z]{3,}/g) ?? []).filter(
    (word) => !/^(?:met|een|the|with|voor|for|van|from|and|heb|had|just|log|boek|noteer)$/.test(word),
  ).length
