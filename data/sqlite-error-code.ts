export type SqliteErrorCode = 'schema' | 'busy' | 'read-only' | 'full' | 'corrupt' | 'not-a-database' | 'cannot-open' | 'other'

/** Primary result codes, https://sqlite.org/rescode.html. 15 (PROTOCOL) is a lost race for a lock. */
const codes: Record<number, SqliteErrorCode> = {
  1: 'schema',
  5: 'busy',
  6: 'busy',
  8: 'read-only',
  11: 'corrupt',
  13: 'full',
  14: 'cannot-open',
  15: 'busy',
  26: 'not-a-database',
}

/** What kind of SQLite error this is; undefined for an error that is not SQLite's. */
export function sqliteErrorCode(error: unknown): SqliteErrorCode | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined
  return codes[error.errcode & 0xff] ?? 'other'
}
