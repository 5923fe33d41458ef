import type { Activity } from 'botframework-schema'
import type { Reply } from '../dialogs/reply.ts'
import type { Inbound } from './channel.ts'
import { localeOf } from './conversation-doc.ts'
import type { Log } from './log.ts'
import { faceOf, render } from './render.ts'
import type { Words } from './render-vars.ts'

type Deps = { newId: () => string; log: Log }

/** A bug or an outage: the person hears what is safe and a number, the operator finds the error under that number. */
export function apology(error: unknown, { newId, log }: Deps, key: 'error.unexpected' | 'error.busy' = 'error.unexpected'): Reply {
  const reference = newId()
    .replace(/[^a-z0-9]/gi, '')
    .slice(-8)
    .toUpperCase()
  log.error({ reference, error }, 'a turn failed; the conversation is as it was before')
  return { key, vars: { reference }, value: { type: 'loket/error', body: { reference } } }
}

/** The same as an activity, when there is no conversation to render it in. */
export function apologyActivity(
  inbound: Inbound,
  error: unknown,
  deps: Deps & { words: Words },
  key: 'error.unexpected' | 'error.busy',
): Partial<Activity> {
  return render(apology(error, deps, key), {
    locale: localeOf(inbound.locale),
    face: faceOf(inbound.channelId),
    words: deps.words,
    fileUrl: () => '',
  })
}
