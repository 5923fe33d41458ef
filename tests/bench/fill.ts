import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sqliteStore } from '../../data/sqlite-store.ts'

const turnsPerConversation = 9
const filler = 'Een gesprek van lang geleden over de zelfscan en de bijeenkomsten. '.repeat(12)

/** Fills a data folder with old conversations: that many documents of about 1 KB, nine turns to a conversation. Past the store, which takes minutes. */
export async function fill(folder: string, documents: number): Promise<void> {
  const path = join(folder, 'loket.db')
  await sqliteStore({ path, now: () => new Date() }).close()
  const db = new DatabaseSync(path)
  db.exec('pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -400000')
  db.prepare(`
    insert into doc (partition, kind, id, etag, expires_at, body)
    with recursive counted(n) as (select 0 union all select n + 1 from counted where n + 1 < ?),
    named as (
      select n, 'conversation/emulator:old-' || (n / ${turnsPerConversation + 1}) as partition,
        iif(n % ${turnsPerConversation + 1} = 0, 'conversation', 'turn') as kind,
        iif(n % ${turnsPerConversation + 1} = 0, 'state', printf('%012d', n % ${turnsPerConversation + 1})) as id
      from counted
    )
    select partition, kind, id, 'old.' || n, ? + n, json_object('partition', partition, 'kind', kind, 'id', id, 'etag', 'old.' || n, 'text', ?) from named
  `).run(documents, Date.now() + 90 * 86_400_000, filler)
  db.exec('pragma journal_mode = wal')
  db.close()
}
