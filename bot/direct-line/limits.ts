/** A token bucket: `burst` at once, then `perSecond`. */
export type Rate = { burst: number; perSecond: number }

/** What the service allows. Milliseconds and bytes where the name says so. */
export type Limits = {
  tokenSeconds: number
  /** A `streamUrl` can be opened this long. */
  streamSeconds: number
  /** A visitor may stay away this long and still come back to the same conversation; every visit begins it anew. */
  resumeSeconds: number
  /** A link to an uploaded file works this long; every delivery of the activity carries a new one. */
  linkSeconds: number
  bodyBytes: number
  jsonDepth: number
  files: number
  fileBytes: number
  /** One stored piece of a file, before base64: a document is at most 2 MB in Cosmos. */
  chunkBytes: number
  uploadTtlSeconds: number
  bodyMilliseconds: number
  uploadMilliseconds: number
  turnMilliseconds: number
  /** Turns read at once: the page of GET activities and of a stream that catches up. */
  pageTurns: number
  pingMilliseconds: number
  /** Look in the store for what other machines wrote, for open streams; 0 is never. */
  pollMilliseconds: number
  /** A stream whose client reads so slowly that this much waits to be sent is closed. */
  bufferedBytes: number
  /** One more closes the oldest. Wide, since botframework-directlinejs opens another one at every change of its status. */
  socketsPerConversation: number
  sockets: number
  rates: {
    /** By address: tokens/generate, /webchat/token. */
    token: Rate
    /** By address: opening streams. */
    connect: Rate
    /** By conversation: start, reconnect, refresh. */
    start: Rate
    /** By conversation. */
    post: Rate
    /** By conversation. A client that polls stops for good on a 429, so this is wide. */
    read: Rate
    /** By conversation. */
    upload: Rate
    /** By address, in bytes: what anonymous visitors may store. */
    uploadBytes: Rate
  }
}

const megabyte = 1024 * 1024

export const defaultLimits: Limits = {
  tokenSeconds: 30 * 60,
  streamSeconds: 60,
  resumeSeconds: 30 * 24 * 3600,
  linkSeconds: 3600,
  bodyBytes: 256 * 1024,
  jsonDepth: 32,
  files: 10,
  fileBytes: 10 * megabyte,
  chunkBytes: megabyte,
  uploadTtlSeconds: 7 * 24 * 3600,
  bodyMilliseconds: 15_000,
  uploadMilliseconds: 120_000,
  turnMilliseconds: 15_000,
  pageTurns: 100,
  pingMilliseconds: 20_000,
  pollMilliseconds: 0,
  bufferedBytes: megabyte,
  socketsPerConversation: 32,
  sockets: 20_000,
  rates: {
    token: { burst: 60, perSecond: 1 },
    connect: { burst: 120, perSecond: 4 },
    start: { burst: 30, perSecond: 1 },
    post: { burst: 30, perSecond: 2 },
    read: { burst: 120, perSecond: 20 },
    upload: { burst: 10, perSecond: 0.2 },
    uploadBytes: { burst: 200 * megabyte, perSecond: (200 * megabyte) / 3600 },
  },
}
