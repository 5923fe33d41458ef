import { demoBoards, demoSchools } from '../../../data/demo-schools.ts'
import { type BoardDoc, type SchoolDoc, schoolPartition } from '../../../data/school.ts'
import type { Write } from '../../../data/store.ts'

/** The demo's boards and schools: a commit each, and one for the boards. */
export function demoSchoolWrites(now: Date): Write[][] {
  const updatedAt = now.toISOString()
  const boards = demoBoards.map((board): BoardDoc => ({ ...board, partition: 'boards', kind: 'board' }))
  const schools = demoSchools.map((school): SchoolDoc => ({ ...school, updatedAt, partition: schoolPartition(school.id), kind: 'school' }))
  return [boards.map((doc): Write => ({ op: 'put', doc })), ...schools.map((doc): Write[] => [{ op: 'put', doc }])]
}
