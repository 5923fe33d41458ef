import { runCrowd } from '../support/notice-crowd-run.ts'
import { table } from './table.ts'

const [people, ratePerSecond] = [10_000, 50] as const

/** Ten thousand reminders of one minute to Teams at its own rate: two processes over one SQLite file, one of them killed three times. */
export async function notices(): Promise<string> {
  const { sent, mailed, unsure, other, twice, lost, requests, overTenant, overConversation, seconds, all } = await runCrowd({
    people,
    ratePerSecond,
  })
  const rows = [
    ['of the allowed rate used, from the first request to the last, the kills included', '≥ 95%', `${(all.used * 100).toFixed(1)}%`],
    ['most requests in any second', `≤ ${ratePerSecond}`, all.mostInASecond],
    ['requests over the limit of the tenant, or of a conversation', 0, `${overTenant}, ${overConversation}`],
    ['people told twice', 0, twice],
    ['people counted as told who were not', 0, lost],
    ['people nothing became of', 0, Object.values(other).reduce((sum, count) => sum + count, 0)],
    ['told in Teams, by mail, unsure', '', `${sent}, ${mailed}, ${unsure}`],
    ['requests, and seconds', '', `${requests}, ${seconds.toFixed(0)}`],
  ]
  return table([`${people.toLocaleString('en')} reminders at ${ratePerSecond} a second`, 'asked', 'measured'], rows)
}
