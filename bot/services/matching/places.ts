import type { PlaceDoc } from '../../../data/offer.ts'
import { type Room, roomFor } from '../../../rules/offers/room.ts'
import { changePlaces } from './change-places.ts'
import { type MatchingDesk, placeKey, type Target } from './matching-desk.ts'

export type PlaceOf = Target & { id: string; candidate: string; group?: string }

/** Holds a place for an offer, before the offer is made. The same place twice is one; without room nothing is held. */
export function holdPlace(desk: MatchingDesk, { id, candidate, group, ...at }: PlaceOf): Promise<Room> {
  return changePlaces<Room>(desk, at, ({ places, limits }) => {
    if (places.some((one) => one.id === id)) return { result: { ...roomFor(limits, places, group), ok: true } }
    const room = roomFor(limits, places, group)
    if (!room.ok) return { result: room }
    const since = desk.now().toISOString()
    const place: PlaceDoc = { ...placeKey(at, id), candidate, ...(group !== undefined && { group }), state: 'held', since }
    return { result: room, put: [place], counts: true }
  })
}

/** A place whose offer was accepted is taken; any other that this candidate had here goes. Safe to repeat. */
export function takePlace(desk: MatchingDesk, { id, candidate, group, ...at }: PlaceOf): Promise<void> {
  return changePlaces<void>(desk, at, ({ places }) => {
    const mine = places.find((one) => one.id === id)
    const others = places.filter((one) => one.candidate === candidate && one.id !== id)
    if (mine?.state === 'taken' && others.length === 0) return { result: undefined }
    const since = desk.now().toISOString()
    const place: PlaceDoc = { ...placeKey(at, id), candidate, ...(group !== undefined && { group }), state: 'taken', since }
    return { result: undefined, put: mine?.state === 'taken' ? [] : [place], remove: others }
  })
}

/** Gives a place back. Safe to repeat. */
export function releasePlace(desk: MatchingDesk, at: Target, id: string): Promise<void> {
  return changePlaces<void>(desk, at, ({ places }) => {
    const mine = places.filter((one) => one.id === id)
    return { result: undefined, remove: mine }
  })
}

/** Gives back what a candidate has taken here: they go on with somebody else. Safe to repeat. */
export function releaseCandidate(desk: MatchingDesk, at: Target, candidate: string): Promise<void> {
  return changePlaces<void>(desk, at, ({ places }) => ({
    result: undefined,
    remove: places.filter((one) => one.candidate === candidate && one.state === 'taken'),
  }))
}
