import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Server } from 'restify'
import type { Store } from '../data/store.ts'
import type { Handle } from './channel.ts'
import { sendJson } from './send-json.ts'

/** Counts turns and their time for `/metrics`. */
export function measured(handle: Handle, registry: Registry): Handle {
  const turns = new Counter({
    name: 'loket_turns_total',
    help: 'Turns handled, by channel and outcome.',
    labelNames: ['channel', 'outcome'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'loket_turn_seconds',
    help: 'Time from an activity to its committed replies.',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  })
  const channels = new Set(['msteams', 'directline', 'webchat', 'emulator', 'email'])
  return async (inbound) => {
    const started = performance.now()
    const channel = channels.has(inbound.channelId) ? inbound.channelId : 'other'
    try {
      const handled = await handle(inbound)
      turns.inc({ channel, outcome: handled.duplicate ? 'duplicate' : 'ok' })
      return handled
    } catch (error) {
      turns.inc({ channel, outcome: 'failed' })
      throw error
    } finally {
      seconds.observe((performance.now() - started) / 1000)
    }
  }
}

export function metricsRegistry(): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return registry
}

/** `/healthz` lives, `/readyz` reaches its store, `/metrics` for Prometheus. */
export function mountHealth(server: Server, store: Store, registry: Registry): void {
  server.get('/healthz', async (_request, response) => sendJson(response, 200, { status: 'ok' }))
  server.get('/readyz', async (_request, response) => {
    try {
      await store.ping()
      sendJson(response, 200, { status: 'ready' })
    } catch {
      sendJson(response, 503, { error: { code: 'StoreUnavailable', message: 'The store cannot be reached.' } })
    }
  })
  server.get('/metrics', async (_request, response) => {
    const text = await registry.metrics()
    response.writeHead(200, { 'content-type': registry.contentType, 'content-length': Buffer.byteLength(text) })
    response.end(text)
  })
}
