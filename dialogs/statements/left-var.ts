import { lengthVar, wholeVar } from '../hours/hour-vars.ts'
import type { Var } from '../reply.ts'

/** What is left of a budget, and what was used. */
export const leftVar = ({ left, of, used }: { left: number; of: number; used: number }): Var => ({
  key: 'statements.left',
  vars: { left: lengthVar(left), of: wholeVar(of), used: lengthVar(used) },
})
