import { describe, expect, test } from 'vitest'
import { parseProgramme } from '../../data/programme/parse-programme.ts'
import { changed, refusals } from '../support/refusals.ts'

describe('steps that wait for each other', () => {
  test('a step that does not exist', () => {
    expect(refusals(['phases[1].steps[1].after[0]', 'zelfscam'])).toEqual([
      'phases[1].steps[1].after[0] (selection, intake): there is no step "zelfscam". Mend: write "zelfscan", if that is what you meant.',
    ])
    expect(refusals(['phases[1].steps[1].after[0]', 'orientatie/zelfscan'])).toEqual([
      'phases[1].steps[1].after[0] (selection, intake): there is no step "orientatie/zelfscan". Mend: write "orientation/zelfscan", if that is what you meant.',
    ])
  })

  test('round in a circle, and a step that waits for itself', () => {
    expect(refusals(['phases[2].steps[0].after', ['suitability-assessment']])).toEqual([
      'phases[2].steps[0].after (voortraject, work-experience): these steps wait for each other: voortraject/work-experience → voortraject/suitability-assessment → voortraject/work-experience. Mend: take one of them out of an "after".',
    ])
    expect(refusals(['phases[0].steps[0].after', ['zelfscan']])).toEqual([
      'phases[0].steps[0].after (orientation, zelfscan): these steps wait for each other: orientation/zelfscan → orientation/zelfscan. Mend: take one of them out of an "after".',
    ])
  })

  test('for a later phase', () => {
    expect(refusals(['phases[0].steps[1].after', ['wiscat']])).toEqual([
      'phases[0].steps[1].after[0] (orientation, info-session): "voortraject/wiscat" belongs to a later phase. Mend: let steps wait for their own or an earlier phase only.',
    ])
  })

  test('a required step for one that is not', () => {
    expect(refusals(['phases[1].steps[1].after', ['info-session']])).toEqual([
      'phases[1].steps[1].after[0] (selection, intake): a required step waits for "orientation/info-session", which is not required. Mend: make both required, or take this out.',
    ])
  })

  test('a name that two phases use', () => {
    expect(refusals(['phases[1].steps[0].id', 'wiscat'], ['phases[1].steps[1].after', []])).toEqual([
      'phases[2].steps[2].after[1] (voortraject, suitability-assessment): more than one phase has a step "wiscat". Mend: write selection/wiscat or voortraject/wiscat.',
    ])
    expect(
      refusals(['phases[1].steps[0].id', 'wiscat'], ['phases[1].steps[1].after', []], ['phases[2].steps[2].after', ['voortraject/wiscat']]),
    ).toEqual([])
  })
})

test('once loaded, steps name each other by phase and step, and loading that again changes nothing', () => {
  const first = parseProgramme(changed('amsterdam-po'))
  if (!first.ok) throw new Error('refused')
  expect(first.programme.phases[4]?.steps[0]?.after).toEqual(['appointment/tripartite-agreement', 'appointment/training-agreement'])
  expect(parseProgramme(first.programme)).toEqual(first)
})
