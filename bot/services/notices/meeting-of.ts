import type { NoticeDoc } from '../../../data/notice.ts'
import { type RoundMeetingDoc, roundPartition } from '../../../data/round.ts'
import type { Store } from '../../../data/store.ts'

/** The short meeting a notice is about; nothing when it was erased, or changed again since: a later notice says how it is. */
export async function meetingOf({ vars }: Pick<NoticeDoc, 'vars'>, store: Store): Promise<RoundMeetingDoc | undefined> {
  const found = await store.get<RoundMeetingDoc>({
    partition: roundPartition(String(vars.round)),
    kind: 'round-meeting',
    id: String(vars.meeting),
  })
  return found && found.sequence === vars.sequence ? found : undefined
}
