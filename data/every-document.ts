import type { Doc, Store, Stored } from './store.ts'

/** How many documents are asked for at once: the most a page may hold. */
const mostAtOnce = 1000

/** Every document of one kind in one partition, in the order of ids, page by page; with `prefix`, those whose id begins so. */
export async function* everyIn<T extends Doc>(
  store: Pick<Store, 'list'>,
  partition: string,
  kind: T['kind'],
  { prefix, atOnce = mostAtOnce }: { prefix?: string; atOnce?: number } = {},
): AsyncGenerator<Stored<T>> {
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await store.list<T>(partition, kind, { after, limit: atOnce, ...(prefix !== undefined && { prefix }) })
    yield* page.docs
    after = page.next
  }
}

/** Every document of every kind in one partition, kind after kind, page by page; with `beyond`, those that come after that place. */
export async function* everythingIn(
  store: Pick<Store, 'contents'>,
  partition: string,
  atOnce = mostAtOnce,
  beyond?: { kind: string; id: string },
): AsyncGenerator<Stored<Doc>> {
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await store.contents(partition, { after, limit: atOnce, ...(beyond && { beyond }) })
    yield* page.docs
    after = page.next
  }
}

/** Every document of one kind, in all partitions, page by page. For the scheduler and reports; never in a turn. */
export async function* everywhere<T extends Doc>(
  store: Pick<Store, 'find'>,
  kind: T['kind'],
  atOnce = mostAtOnce,
): AsyncGenerator<Stored<T>> {
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await store.find<T>(kind, { after, limit: atOnce })
    yield* page.docs
    after = page.next
  }
}
