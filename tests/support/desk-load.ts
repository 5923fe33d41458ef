import { setTimeout as pause } from 'node:timers/promises'
import type { Inbound, TurnDoc } from '../../bot/channel.ts'
import { conversationPartition } from '../../bot/channel.ts'
import type { StaffDoc } from '../../data/person.ts'
import type { Store } from '../../data/store.ts'
import type { TicketDoc } from '../../data/ticket.ts'
import { handOff } from './hand-off.ts'
import { killableStore } from './killable-store.ts'

type Options = {
  store: Store
  candidates: number
  agents: number
  /** Messages of each candidate, and answers to each. */
  rounds: number
  /** Pause of a candidate between two messages, and of an agent over a round; none when each goes on as fast as it can. */
  everyMs?: number
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index)
const mark = /c\d+-r\d+/

/** Candidates in web chats and agents in Teams, all at once, behind two processes over one store, one of which is killed in the middle. Whoever gets no answer sends the same again, as channels do. */
export async function deskLoad({ store, candidates, agents, rounds, everyMs = 0 }: Options) {
  const staff = range(agents).map(
    (n): StaffDoc => ({ partition: 'staff', kind: 'staff', id: `agent-${n}`, name: `Agent ${n}`, roles: ['helpdesk'] }),
  )
  await store.commit(staff.map((doc) => ({ op: 'put', doc })))
  const killed = killableStore(store)
  const one = await handOff({ store, ids: 'a', seed: false })
  const two = await handOff({ store: killed.store, ids: 'b', seed: false })
  const begun = new Map<string, number>()
  const tookMs = { toAgent: [] as number[], toCandidate: [] as number[] }
  const arrived = new Map<string, string[]>()
  let [turns, again] = [0, 0]

  const took = (which: keyof typeof tookMs, text: string) => {
    const from = begun.get(text)
    if (from !== undefined) tookMs[which].push(performance.now() - from)
    begun.delete(text)
  }
  for (const { posted, published } of [one, two]) {
    const [post, publish] = [posted.push.bind(posted), published.push.bind(published)]
    posted.push = (...items) => {
      for (const { conversationId, activity } of items) {
        const said = mark.exec(activity.text ?? activity.summary ?? '')?.[0]
        if (said) arrived.set(conversationId, [...(arrived.get(conversationId) ?? []), said])
        if (said) took('toAgent', `${said}?`)
      }
      return post(...items)
    }
    published.push = (...items) => {
      for (const { label, text } of items) if (label === 'helpdesk.said') took('toCandidate', `${mark.exec(text ?? '')?.[0]}!`)
      return publish(...items)
    }
  }

  /** One address: either process, and again at the other when it does not answer. */
  async function send(inbound: Inbound, attempts = 20): Promise<void> {
    const first = killed.state.dead || turns++ % 2 === 0 ? one : two
    try {
      await first.handle(inbound)
    } catch (error) {
      again++
      if (attempts === 0) throw error
      await pause(everyMs / 50)
      await send(inbound, attempts - 1)
    }
  }
  let ids = 0
  const candidate = (n: number, text: string) =>
    send({
      ...{ type: 'message', id: `m-${++ids}`, channelId: 'directline', text, locale: 'nl-NL' },
      ...{ conversation: { id: `visitor-${n}` } as Inbound['conversation'], from: { id: `dl_${n}`, name: '' } },
    })
  const agent = (n: number, said: Partial<Inbound>) =>
    send({
      ...{ type: 'message', id: `m-${++ids}`, channelId: 'msteams', serviceUrl: 'https://teams.example/', locale: 'nl-NL', ...said },
      ...{ conversation: { id: `chat-${n}` } as Inbound['conversation'], from: { id: `29:${n}`, name: '', aadObjectId: `agent-${n}` } },
    })
  const queues = () => Promise.all([one, ...(killed.state.dead ? [] : [two])].map((desk) => desk.helpdesk.queue.refresh()))

  const arrives = async (n: number) => {
    await pause((everyMs * n) / candidates)
    await candidate(n, 'medewerker')
  }
  await Promise.all([...range(candidates).map(arrives), ...range(agents).map((n) => agent(n, { text: 'hallo' }))])
  await queues()
  const waiting = one.helpdesk.queue.all()
  // Two agents press for everybody.
  await Promise.all(
    range(agents).map(async (n) => {
      for (const [index, { id }] of waiting.entries())
        if (index % agents === n || (index + 1) % agents === n) await agent(n, { value: { command: `desk-claim ${id}` } })
    }),
  )
  await queues()
  const claimed = one.helpdesk.queue.all().filter((card) => card.state === 'claimed')
  const [beganMs, beganCpu] = [performance.now(), process.cpuUsage()]
  const dies = Math.floor((candidates * rounds) / 2)
  let said = 0

  const candidateLife = async (n: number) => {
    await pause((everyMs * n) / candidates)
    for (const round of range(rounds)) {
      const text = `c${n}-r${round}`
      begun.set(`${text}?`, performance.now())
      await candidate(n, text)
      if (++said === dies) {
        killed.state.dead = true
        // What it held is let go after ten seconds.
        one.clock.set(new Date(one.clock.now().getTime() + 11_000))
        await one.due()
      }
      await pause(everyMs)
    }
  }
  const agentLife = async (n: number) => {
    const own = claimed.filter((card) => card.owner?.staffId === `agent-${n}`)
    await pause((everyMs * n) / agents)
    for (const round of range(rounds)) {
      for (const { conversation, owner } of own) {
        const text = `${conversation.conversationId.replace('visitor-', 'c')}-r${round}`
        await agent(n, { text: `→ ${owner?.number}` })
        begun.set(`${text}!`, performance.now())
        await agent(n, { text: `antwoord ${text}` })
        await pause(everyMs / Math.max(1, own.length))
      }
    }
  }
  await Promise.all([...range(candidates).map(candidateLife), ...range(agents).map(agentLife)])
  await one.helpdesk.idle()
  await one.due(11_000)
  await one.helpdesk.idle()
  const seconds = (performance.now() - beganMs) / 1_000
  const { user, system } = process.cpuUsage(beganCpu)
  const cpuMs = (user + system) / 1_000

  const lines = async (channelId: string, id: string, label: RegExp) => {
    const { docs } = await store.list<TurnDoc>(conversationPartition(channelId, id), 'turn', { limit: 1000 })
    return docs.flatMap((turn) =>
      turn.activities.flatMap((line) => (label.test(String(line.label)) ? [String(line.text ?? line.summary)] : [])),
    )
  }
  const marks = (texts: readonly string[]) => texts.flatMap((text) => mark.exec(text)?.[0] ?? [])
  const tickets = await Promise.all(
    claimed.map(({ id, conversation: { channelId, conversationId } }) =>
      store.get<TicketDoc>({ partition: conversationPartition(channelId, conversationId), kind: 'ticket', id }),
    ),
  )
  const result = {
    /** The owner of every ticket, from the ticket itself. */
    owners: tickets.map((ticket) => ticket?.owner?.staffId),
    /** How often each candidate heard that somebody is with them. */
    told: await Promise.all(range(candidates).map(async (n) => (await lines('directline', `visitor-${n}`, /^helpdesk\.claimed$/)).length)),
    /** What each candidate heard. */
    candidates: await Promise.all(range(candidates).map(async (n) => marks(await lines('directline', `visitor-${n}`, /^helpdesk\.said$/)))),
    /** What is in each agent's transcript, and what Teams was given. */
    agents: await Promise.all(range(agents).map(async (n) => marks(await lines('msteams', `chat-${n}`, /^helpdesk\.heard/)))),
    given: range(agents).map((n) => arrived.get(`chat-${n}`) ?? []),
    owned: range(agents).map((n) =>
      claimed.flatMap((card) => (card.owner?.staffId === `agent-${n}` ? [card.conversation.conversationId] : [])),
    ),
    ...{ tookMs, again, seconds, cpuMs },
  }
  await Promise.allSettled([one, two].map((desk) => desk.helpdesk.close()))
  return result
}
export type DeskLoad = Awaited<ReturnType<typeof deskLoad>>

/** What must hold, in words; nothing when it does. `twice` is how many messages Teams was given a second time, which only a kill excuses. */
export function deskLoadFaults({ owners, told, candidates, agents, given, owned }: DeskLoad, rounds: number) {
  const all = (id: string) => range(rounds).map((round) => `${id.replace('visitor-', 'c')}-r${round}`)
  const same = (a: readonly string[], b: readonly string[]) => a.join() === b.join()
  const faults = [
    ...owners.flatMap((owner, n) => (owner === undefined ? [`ticket ${n} has no owner`] : [])),
    ...told.flatMap((times, n) => (times === 1 ? [] : [`visitor-${n} was told ${times} times that somebody is there`])),
    ...candidates.flatMap((heard, n) => (same(heard, all(`visitor-${n}`)) ? [] : [`visitor-${n} heard ${heard.join()}`])),
    ...agents.flatMap((heard, n) => {
      const wrong = (owned[n] ?? []).filter(
        (id) =>
          !same(
            heard.filter((one) => one.startsWith(`${id.replace('visitor-', 'c')}-`)),
            all(id),
          ),
      )
      const foreign = heard.length - (owned[n]?.length ?? 0) * rounds
      return [
        ...wrong.map((id) => `agent ${n} heard of ${id}: ${heard.filter((one) => one.startsWith(id.replace('visitor-', 'c'))).join()}`),
        ...(foreign === 0 ? [] : [`agent ${n}: ${foreign} too many`]),
      ]
    }),
    ...given.flatMap((got, n) =>
      same([...new Set(got)], agents[n] ?? []) ? [] : [`Teams of agent ${n} was given another order, or not all`],
    ),
  ]
  return { faults, twice: given.reduce((sum, got) => sum + got.length - new Set(got).size, 0) }
}
