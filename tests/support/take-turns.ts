import { setImmediate as turn } from 'node:timers/promises'

/** Lets others go on so many times: no waiting, only an order. */
export async function turns(count: number): Promise<void> {
  for (let left = count; left > 0; left--) await turn()
}
