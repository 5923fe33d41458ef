import type { TopicInfo } from './model.ts'

/** Whether two topics, by place, name each other as related. */
export function siblingsAmong(ids: readonly string[], topics: readonly TopicInfo[]): (one: number, other: number) => boolean {
  const related = new Map(topics.map(({ id, related }) => [id, new Set(related)]))
  const names = (one: string | undefined, other: string | undefined) => other !== undefined && (related.get(one ?? '')?.has(other) ?? false)
  return (one, other) => names(ids[one], ids[other]) || names(ids[other], ids[one])
}
