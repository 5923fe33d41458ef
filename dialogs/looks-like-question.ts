import { normalise } from './normalise.ts'

const opening =
  /^(?:(?:wacht|maar|en|oh|eh|uhm|eigenlijk|trouwens|even|dus|ja|nee|ok|oke|wait|but|and|so|actually|by the way|well|yes|no|okay)\b\s*)*(?:wat|wie|waar|waarom|wanneer|hoe|hoeveel|welke?|kan ik|kun je|mag ik|moet ik|moet je|heb ik|krijg ik|krijg je|verdien|is er|is het|zijn er|ben ik|bestaat|what|who|where|why|when|how|which|can i|can you|may i|must i|do i|do you|does|is there|is it|are there|am i|will i|should i)\b/

const endsAsQuestion = /\?\s*$/

/** True for what reads as a question to the desk rather than an answer to an open question. */
export function looksLikeQuestion(text: string): boolean {
  const words = normalise(text).split(' ')
  return (endsAsQuestion.test(text) && words.length >= 2) || (words.length >= 3 && opening.test(normalise(text)))
}

/** The same where any words may be the answer, a title or a name among them: a question mark at the end, or one sentence of at least four words that opens as a question. */
export function isPlainlyQuestion(text: string): boolean {
  if (!looksLikeQuestion(text)) return false
  return endsAsQuestion.test(text) || (normalise(text).split(' ').length >= 4 && !/[.!?:]\s/.test(text))
}
