import * as z from 'zod'
import type { Answer } from './answer.ts'
import type { Call } from './call.ts'
import type { Deliver } from './deliver.ts'
import { type Bot, inboundOf } from './inbound.ts'
import type { Limits } from './limits.ts'
import { parseActivity } from './parse-activity.ts'
import type { Present } from './present.ts'
import { readJson } from './read-body.ts'
import type { Claims } from './tokens.ts'
import type { ReadTranscript } from './transcript.ts'
import { parseWatermark } from './watermark.ts'

type Dependencies = {
  read: ReadTranscript
  present: Present
  deliver: Deliver
  bot: Bot
  now: () => Date
  newId: () => string
  limits: Limits
}

/** Reading and posting activities. The caller has been found to hold a token of the conversation. */
export function activities({ read, present, deliver, bot, now, newId, limits }: Dependencies) {
  return {
    /** `GET activities?watermark=`: a page of the transcript; ask on with its watermark until nothing comes. */
    async list(call: Call, { conversationId }: Claims): Promise<Answer> {
      const watermark = parseWatermark(call.query.get('watermark'))
      if (!watermark.ok) return watermark.answer
      const page = await read(conversationId, watermark.seq)
      return { status: 200, body: present(conversationId, call.base, page.activities, page.watermark) }
    },

    /** `POST activities`: gives an activity to the bot and answers when its turn is done. */
    async post(call: Call, claims: Claims): Promise<Answer> {
      const body = await readJson(call.request, z.unknown(), limits)
      if (!body.ok) return body.answer
      const parsed = parseActivity(body.value)
      if (!parsed.ok) return parsed.answer
      const delivered = await deliver(inboundOf(parsed.activity, claims, { bot, now: now(), newId }))
      return delivered.ok ? { status: 200, body: { id: delivered.id } } : delivered.answer
    },
  }
}
