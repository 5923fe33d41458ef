import type { Notice, Way } from '../../data/notice.ts'
import type { NoticeWishes } from '../../data/reach.ts'

/** By which ways somebody can be reached; `web` is open while they look at it, and otherwise read when they come back. */
export type Reachable = { teams: boolean; web: false | 'open' | 'closed'; mail: boolean }

/**
 * The way a message goes, given which refused it for good. A wish goes before the notice's own preference. Chat is Teams, then an open web
 * chat; one that is not open gives way to e-mail, and is written in only when there is nothing else. Nothing when nobody can be reached.
 */
export function chooseWay(
  notice: Pick<Notice, 'prefer'>,
  wishes: Pick<NoticeWishes, 'prefer'>,
  reachable: Reachable,
  refused: readonly Way[],
): Way | undefined {
  const can = (way: Way) => reachable[way] !== false && !refused.includes(way)
  const chat: Way[] = [...(can('teams') ? ['teams' as const] : []), ...(reachable.web === 'open' && can('web') ? ['web' as const] : [])]
  const mail: Way[] = can('mail') ? ['mail'] : []
  const rest: Way[] = can('web') ? ['web'] : []
  const order = (wishes.prefer ?? notice.prefer) === 'mail' ? [...mail, ...chat] : [...chat, ...mail]
  return [...order, ...rest][0]
}
