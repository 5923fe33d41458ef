import { createHash } from 'node:crypto'

/** Names a content: 24 characters that fit in a path, an ETag and a file name. */
export const contentHash = (content: string | Buffer) => createHash('sha256').update(content).digest('base64url').slice(0, 24)
