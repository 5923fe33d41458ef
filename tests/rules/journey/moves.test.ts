import { describe, expect, test } from 'vitest'
import { type Actor, stepStates } from '../../../data/journey.ts'
import { type Mover, mayMove, movesOpen } from '../../../rules/journey/moves.ts'

const movers: Mover[] = ['candidate', 'coach', 'intermediary', 'helpdesk', 'manager', 'system']

/** Kinds of steps as programmes have them, each with all that anybody may do, as `role: from>to`. Words that must be given are marked with a star. */
const kinds = {
  'own, optional': {
    step: { confirmedBy: ['candidate'], owner: 'candidate', required: false },
    may: {
      candidate: {
        'in-progress': ['todo', 'sent-back', 'withdrawn', 'skipped'],
        confirmed: ['todo', 'in-progress', 'submitted', 'sent-back', 'skipped', 'withdrawn'],
        'skipped*': ['todo', 'in-progress', 'sent-back', 'withdrawn'],
        'withdrawn*': ['submitted', 'confirmed'],
      },
      intermediary: {
        'in-progress': ['todo', 'sent-back', 'withdrawn', 'skipped'],
        'confirmed*': ['todo', 'in-progress', 'submitted', 'sent-back', 'skipped', 'withdrawn'],
        'skipped*': ['todo', 'in-progress', 'sent-back', 'withdrawn'],
      },
    },
  },
  'handed in to an intermediary': {
    step: { confirmedBy: ['intermediary'], owner: 'candidate', required: true },
    may: {
      candidate: {
        'in-progress': ['todo', 'sent-back', 'withdrawn', 'skipped'],
        submitted: ['todo', 'in-progress', 'sent-back', 'skipped', 'withdrawn'],
        'withdrawn*': ['submitted'],
      },
      intermediary: {
        'in-progress': ['todo', 'sent-back', 'withdrawn', 'skipped'],
        confirmed: ['todo', 'in-progress', 'submitted', 'sent-back', 'skipped', 'withdrawn'],
        'sent-back*': ['submitted', 'confirmed'],
      },
    },
  },
  'at a school, seen by the coach': {
    step: { confirmedBy: ['coach'], owner: 'school', required: false },
    may: {
      candidate: {
        'in-progress': ['todo', 'sent-back', 'withdrawn', 'skipped'],
        submitted: ['todo', 'in-progress', 'sent-back', 'skipped', 'withdrawn'],
        'skipped*': ['todo', 'in-progress', 'sent-back', 'withdrawn'],
        'withdrawn*': ['submitted'],
      },
      coach: {
        'in-progress': ['todo', 'sent-back', 'withdrawn', 'skipped'],
        confirmed: ['todo', 'in-progress', 'submitted', 'sent-back', 'skipped', 'withdrawn'],
        'sent-back*': ['submitted', 'confirmed'],
        'skipped*': ['todo', 'in-progress', 'sent-back', 'withdrawn'],
      },
      intermediary: {
        'in-progress': ['todo', 'sent-back', 'withdrawn', 'skipped'],
        'confirmed*': ['todo', 'in-progress', 'submitted', 'sent-back', 'skipped', 'withdrawn'],
        'sent-back*': ['submitted', 'confirmed'],
        'skipped*': ['todo', 'in-progress', 'sent-back', 'withdrawn'],
      },
    },
  },
  'by the list of attendance': {
    step: { confirmedBy: ['attendance'], owner: 'candidate', required: true },
    may: {
      candidate: { 'in-progress': ['todo', 'sent-back', 'withdrawn', 'skipped'], 'withdrawn*': ['submitted'] },
      intermediary: {
        'in-progress': ['todo', 'sent-back', 'withdrawn', 'skipped'],
        'confirmed*': ['todo', 'in-progress', 'submitted', 'sent-back', 'skipped', 'withdrawn'],
        'sent-back*': ['submitted', 'confirmed'],
      },
      system: { confirmed: ['todo', 'in-progress', 'submitted', 'sent-back', 'skipped', 'withdrawn'], todo: ['confirmed'] },
    },
  },
  'of the intermediary': {
    step: { confirmedBy: ['intermediary'], owner: 'intermediary', required: true },
    may: {
      candidate: { 'withdrawn*': ['submitted'] },
      intermediary: {
        'in-progress': ['todo', 'sent-back', 'withdrawn', 'skipped'],
        confirmed: ['todo', 'in-progress', 'submitted', 'sent-back', 'skipped', 'withdrawn'],
        'sent-back*': ['submitted', 'confirmed'],
      },
    },
  },
} as const satisfies Record<string, { step: Parameters<typeof mayMove>[1]; may: Partial<Record<Mover, Record<string, readonly string[]>>> }>

describe.each(Object.entries(kinds))('a step %s', (_name, { step, may }) => {
  const table: Partial<Record<Mover, Record<string, readonly string[]>>> = may

  test.each(movers)('for %s: what the table says, and every other move refused', (by) => {
    for (const from of stepStates) {
      for (const to of stepStates) {
        const plain = table[by]?.[to]?.includes(from)
        const worded = table[by]?.[`${to}*`]?.includes(from)
        const verdict = mayMove(by, step, from, to)
        const said = `${by}: ${from} > ${to}`
        expect([said, verdict.ok, verdict.ok && verdict.words]).toEqual([said, Boolean(plain || worded), Boolean(worded)])
        if (!verdict.ok) expect(['forbidden', 'impossible', 'required']).toContain(verdict.reason)
      }
    }
  })
})

test('nobody leaves out a required step, and helpdesk and managers move nothing', () => {
  for (const { step } of Object.values(kinds)) {
    for (const from of stepStates) {
      for (const by of movers) {
        const verdict = mayMove(by, { ...step, required: true }, from, 'skipped')
        expect(verdict.ok).toBe(false)
      }
      expect(movesOpen('helpdesk', step, from)).toEqual([])
      expect(movesOpen('manager', step, from)).toEqual([])
    }
  }
})

test('what can be done now is what a button may offer', () => {
  const role = (by: Actor['role']) => movesOpen(by, kinds['handed in to an intermediary'].step, 'submitted')
  expect(role('candidate')).toEqual(['withdrawn'])
  expect(role('intermediary')).toEqual(['confirmed', 'sent-back'])
  expect(role('coach')).toEqual([])
})
