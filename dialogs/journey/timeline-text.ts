import texts from '../../locales/nl/timeline.json' with { type: 'json' }

const topics: Readonly<Record<string, unknown>> = texts

/** Whether `locales/<lang>/timeline.json` knows this text, `topic.event`; an entry of an older version may name one that is gone. */
export function isTimelineText(name: string): boolean {
  const [topic = '', event = ''] = name.split('.')
  const events = Object.hasOwn(topics, topic) ? topics[topic] : undefined
  return typeof events === 'object' && events !== null && Object.hasOwn(events, event)
}
