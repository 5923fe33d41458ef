import * as z from 'zod'

const id = z.string().min(1)
const name = z.string().min(1).default('het contactcentrum')

/** One conversation of the Bot Framework: its conversation reference. `name` is what candidates read when nobody says who helps. */
const hubReference = z.object({
  channelId: id,
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation: z.object({ id }),
  bot: z.object({ id }).exactOptional(),
  user: z.object({ id }).exactOptional(),
  name,
})
export type HubReference = z.infer<typeof hubReference>

/** An API inbox of Chatwoot: its address, the identifier of the inbox, and the key at the end of the callback URL we gave it. */
const chatwootInbox = z.object({ chatwoot: z.url({ protocol: /^https?$/ }), inbox: id, key: z.string().regex(/^[\w-]{32,}$/), name })
export type ChatwootInbox = z.infer<typeof chatwootInbox>

export const contactCentreWrong =
  'is not the reference of a conversation, like {"channelId":"…","serviceUrl":"https://…","conversation":{"id":"…"}}, or an inbox of Chatwoot, like {"chatwoot":"https://…","inbox":"…","key":"(32 characters or more)"}'

/** A setting as a contact centre; nothing when it is none. */
export function contactCentreOf(text: string): HubReference | ChatwootInbox | undefined {
  try {
    return z.union([hubReference, chatwootInbox]).safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
