import type { Conversation, Offered } from './conversation.ts'
import { almostEqual, normalise } from './normalise.ts'
import type { Label, Reply } from './reply.ts'

/** The button a person meant by typing: its label in either language, its number ("2", "nr 2"), or its label with one slip. */
export function chosen(text: string, offered: readonly Offered[], labels: (label: Label) => string[]): Offered | undefined {
  const pressed = offered.find((one) => one.value === text || labels(one.label).includes(text))
  if (pressed) return pressed
  const typed = normalise(text)
  if (!typed || offered.length === 0) return undefined
  const exact = offered.find((one) => labels(one.label).some((label) => normalise(label) === typed))
  if (exact) return exact
  const number = /^(?:nr |nummer |number |optie |option )?(\d{1,2})$/.exec(typed)?.[1]
  const numbered = offered.filter((one) => one.asks)
  if (number) return (numbered.length > 0 ? numbered : offered)[Number(number) - 1]
  const close = offered.filter((one) => labels(one.label).some((label) => almostEqual(normalise(label), typed)))
  return close.length === 1 ? close[0] : undefined
}

/** What the replies of this turn offer: buttons below texts and on cards, and the boxes of a question that has several answers. */
export function offeredBy(replies: readonly Reply[]): Conversation['offered'] {
  return replies.flatMap((reply) => {
    const onCard =
      reply.card?.type === 'list'
        ? reply.card.items.flatMap((item) => item.choices)
        : reply.card?.type === 'facts'
          ? (reply.card.choices ?? [])
          : []
    const asks = reply.asks ? { asks: true as const } : {}
    const boxes = reply.card?.type === 'form' && reply.asks ? reply.card.fields.filter(({ input }) => input === 'choices') : []
    const ticked = boxes.flatMap(({ choices = [] }) => choices.map((choice) => ({ ...choice, ...asks })))
    return [...(reply.choices ?? []).map((choice) => ({ ...choice, ...asks })), ...ticked, ...onCard]
  })
}
