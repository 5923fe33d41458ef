import { createHash } from 'node:crypto'
import type { Who } from '../../dialogs/context.ts'

/** Who somebody is to the store: the person a conversation is joined to, else one made from the channel's own id of this user, the same every time. */
export const personOf = (who: Pick<Who, 'personId' | 'channelId' | 'userId'>) => who.personId ?? shortHash(who.channelId, who.userId)

/** The first 128 bits of the sha-256 of the parts, in hexadecimal. */
export const shortHash = (...parts: string[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
