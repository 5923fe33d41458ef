import type { Topic } from './context.ts'

/** Another road than this one, and whom to ask about it: for somebody whom the route does not fit. */
export const road: Topic = {
  id: 'road',
  async open({ programme }, id) {
    const found = programme.roads.find((one) => one.id === id)
    if (!found) return { replies: [{ key: 'card.unknown' }] }
    const contact = programme.contacts.find((one) => one.id === found.contact)
    const vars = {
      title: found.title,
      text: found.text,
      contact: contact?.name ?? '',
      reach: contact?.email ?? contact?.url ?? contact?.phone ?? '',
    }
    return {
      replies: [
        {
          key: 'road.about',
          vars,
          choices: [
            { label: { key: 'menu.person' }, value: 'person' },
            { label: { key: 'menu.menu' }, value: 'menu' },
          ],
        },
      ],
    }
  },
}
