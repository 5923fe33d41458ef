import type { NoticeWishes } from '../../data/reach.ts'
import { type NoticeKind, noticeKinds, staffKinds } from './kinds.ts'

export type WishChange = { kind: NoticeKind; on: boolean } | { prefer: 'chat' | 'mail' } | { digest: boolean }

/** The wishes after a change. */
export function changeWishes(wishes: NoticeWishes, change: WishChange): NoticeWishes {
  if ('prefer' in change) return { ...wishes, prefer: change.prefer }
  if ('digest' in change) return { ...wishes, digest: change.digest }
  const others = wishes.off.filter((one) => one !== change.kind)
  return { ...wishes, off: change.on ? others : [...others, change.kind] }
}

/** The kinds somebody can get, in order: staff get what waits for them, candidates the rest. */
export const kindsFor = (staff: boolean): NoticeKind[] => noticeKinds.filter((kind) => staffKinds.includes(kind) === staff)
