import type { Store } from '../../data/store.ts'

/** A store whose process dies right after its n-th commit from `arm` on: nothing works any more until `revive`. */
export function killableStore(store: Store) {
  const state = { left: Number.POSITIVE_INFINITY, dead: false, commits: 0 }
  const alive =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>, counts = false) =>
    async (...args: A) => {
      if (state.dead) throw new Error('killed')
      const result = await call(...args)
      if (counts) {
        state.commits++
        if (--state.left <= 0) state.dead = true
      }
      if (state.dead) throw new Error('killed')
      return result
    }
  const wrapped: Store = {
    get: alive(store.get) as Store['get'],
    commit: alive(store.commit, true),
    list: alive(store.list) as Store['list'],
    contents: alive(store.contents) as Store['contents'],
    find: alive(store.find) as Store['find'],
    due: alive(store.due) as Store['due'],
    ping: store.ping,
    clear: store.clear,
    close: store.close,
  }
  return {
    store: wrapped,
    state,
    arm(commits: number) {
      state.left = commits
      state.commits = 0
    },
    revive() {
      state.left = Number.POSITIVE_INFINITY
      state.dead = false
    },
  }
}
