import { expect } from 'vitest'
import type { StepState } from '../../../data/journey.ts'
import { loadProgramme } from '../../../data/load-programme.ts'
import type { Step } from '../../../data/programme/journey.ts'
import { mayMove } from '../../../rules/journey/moves.ts'
import { samplePdf } from '../documents/sample-files.ts'
import { labelsOf, wordsOf } from './heard.ts'
import type { Cast } from './life-cast.ts'
import { refusedMoves } from './refused-moves.ts'
import type { TeamsPerson } from './teams-person.ts'
import type { World } from './world.ts'

/** A move that was made: the step, what it became, and as whom. */
export type Made = readonly [key: string, to: StepState, by: string]

/** Sent back once before they are confirmed, by whoever confirms them. */
const sentBack = ['selection/cv', 'voortraject/work-experience']
/** Left out, with words. */
const leftOut = ['orientation/peer-talk']
/** What the coach confirms, and the intermediary in the coach's place does here. */
const stoodIn = ['training-year-1/year-1-review']

/** Every phase and step as the programme has them. Each step is tried in every state by everybody who may not move it. `phaseDone` comes after each phase. */
export async function walkTheRoute(
  world: World,
  cast: Cast,
  personId: string,
  phaseDone: (phase: string) => Promise<void>,
): Promise<{ made: Made[]; refused: number }> {
  const { phone, staff, words } = cast
  const made: Made[] = []
  let refused = 0

  for (const phase of loadProgramme('amsterdam-po').phases) {
    for (const step of phase.steps) {
      const key = `${phase.id}/${step.id}`
      let state: StepState = ['zelfscan', 'info-session'].includes(step.id) ? 'confirmed' : 'todo'
      const tried = async () => {
        const moved = state !== 'todo'
        refused += await refusedMoves(cast, { personId, key, step, state, moved })
      }
      const move = async (who: TeamsPerson, to: StepState, by: string, why?: string) => {
        const whose = who === phone ? 'me' : personId
        const reader = who === phone ? 'you' : 'staff'
        let heard = await who.presses(`step-move ${whose} ${to} ${key}`)
        if (why !== undefined) {
          expect([key, ...labelsOf(heard)]).toEqual([key, `journey.why.${reader}.${to}`])
          heard = await who.says(why)
        }
        expect([key, labelsOf(heard)[0]]).toEqual([key, `journey.moved.${reader}.${to}`])
        made.push([key, to, by])
        state = to
        await tried()
        return labelsOf(heard)
      }

      await world.clock.days(Math.min(step.expectedDays, 20))
      await tried()
      if (state === 'confirmed') continue
      if (leftOut.includes(key)) await move(phone, 'skipped', 'candidate', words.skipping)
      else if (step.confirmedBy.includes('candidate')) await move(phone, 'confirmed', 'candidate')
      else {
        const by = confirmer(step, key)
        if (await handedIn(cast, step)) {
          made.push([key, 'submitted', 'candidate'])
          state = 'submitted'
          await tried()
        } else if (mayMove('candidate', step, 'todo', 'submitted').ok) {
          expect(wordsOf(await phone.presses(`step me ${key}`))).toContain(`step-move me submitted ${key}`)
          await move(phone, 'submitted', 'candidate')
        }
        if (sentBack.includes(key)) {
          await move(staff[by], 'sent-back', by, words.missing)
          expect(wordsOf(await phone.presses(`step me ${key}`))).toContain(words.missing)
          await move(phone, 'submitted', 'candidate')
        }
        const heard = await move(staff[by], 'confirmed', by, stoodIn.includes(key) ? words.stoodIn : undefined)
        if (step === phase.steps.findLast(({ required }) => required)) expect([key, ...heard]).toContain('journey.phaseDone.staff')
      }
    }
    await phaseDone(phase.id)
  }
  return { made, refused }
}

const confirmer = ({ confirmedBy }: Step, key: string) =>
  confirmedBy.includes('coach') && !stoodIn.includes(key) ? ('coach' as const) : ('intermediary' as const)

/** Hands in what a step asks for: a file in web chat, or a text that is typed. False for a step that asks for neither. */
async function handedIn({ me, phone, words }: Cast, { id }: Step): Promise<boolean> {
  if (id === 'cv') {
    expect(labelsOf(await me.uploads('cv.pdf', samplePdf({ text: words.name })))).toEqual(['documents.ask.what'])
    expect(labelsOf(await me.saying('1', words.yes))).toEqual(['documents.done.submitted'])
  } else if (id === 'motivation') {
    await phone.saying(words.motivation, '1', words.letter)
    expect(labelsOf(await phone.says(words.yes))).toEqual(['documents.done.submitted'])
  } else if (id === 'portfolio') {
    await me.uploads('les.pdf', samplePdf())
    expect(labelsOf(await me.saying('3', words.yes))).toEqual(['documents.done.submitted'])
  } else return false
  return true
}
