import * as z from 'zod'

const id = z.string().min(1)

/** A contact centre behind one conversation of the Bot Framework: its conversation reference, and what it is called to candidates. */
const hubReference = z.object({
  channelId: id,
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation: z.object({ id }),
  bot: z.object({ id }).exactOptional(),
  user: z.object({ id }).exactOptional(),
  name: z.string().min(1).default('het contactcentrum'),
})
export type HubReference = z.infer<typeof hubReference>

export const contactCentreWrong =
  'is not the reference of a conversation, like {"channelId":"…","serviceUrl":"https://…","conversation":{"id":"…"},"name":"…"}'

/** A setting as a reference; nothing when it is none. */
export function contactCentreOf(text: string): HubReference | undefined {
  try {
    return hubReference.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
