import type { Topic } from '../context.ts'
import { type AnyFlow, anyFlow } from '../registry.ts'
import { closeMonth, reopenFlow, reopenMonth, signedMonths } from './close-months.ts'
import { monthFiles, poolFiles } from './see-files.ts'
import { myHours, showMonth } from './see-month.ts'
import { seeBudgets, seePool, showPool } from './see-pool.ts'
import { signMonth } from './sign-month.ts'

/** Everything people can open about statements: coaches see and sign their months, intermediaries close them and see the pool, managers its figures. */
export const statementTopics: readonly Topic[] = [
  ...[myHours, showMonth, signMonth, monthFiles],
  ...[signedMonths, closeMonth, reopenMonth],
  ...[seePool, showPool, seeBudgets, poolFiles],
]
export const statementFlows: readonly AnyFlow[] = [anyFlow(reopenFlow)]
