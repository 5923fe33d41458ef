import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'
import { toUnit } from '../../../rules/knowledge/embedding/to-unit.ts'
import { type AzureSettings, azureName, azureRefusal, azureSilence, azureStranger } from './azure-error.ts'
import { EmbedderError } from './embedder-error.ts'
import type { OpenEmbedder } from './open-embedder.ts'
import { within } from './within.ts'

export type AzureOptions = AzureSettings & {
  /** Without a key: managed identity, or what else `DefaultAzureCredential` finds. */
  key?: string | undefined
  apiVersion: string
  /** For tests: in place of managed identity. */
  token?: () => Promise<string>
  /** How long one request may take; 20,000 ms by default. */
  requestTimeoutMs?: number
}

const scope = 'https://cognitiveservices.azure.com/.default'
/** Texts in one request; the service takes 2,048. */
const most = 256
const attempts = 6
/** Models of this family put what matters most first, so that so many numbers say nearly as much as all, three to six times faster. */
const family = { begins: 'text-embedding-3', enough: 512 }
/** Longer than this the service is not waited for, in milliseconds. */
const longestWait = 120_000

const embeddings = z.object({ model: z.string(), data: z.array(z.object({ index: z.int(), embedding: z.array(z.number()).min(1) })) })

/** An embedding model deployed on Azure OpenAI. One text is asked to know that it works, which model it is and how long its vectors are. Throws EmbedderError. */
export async function openAzureEmbedder(options: AzureOptions, signal?: AbortSignal): Promise<OpenEmbedder> {
  const { endpoint, deployment, key, apiVersion, requestTimeoutMs = 20_000 } = options
  const url = `${endpoint}/openai/deployments/${encodeURIComponent(deployment)}/embeddings?api-version=${encodeURIComponent(apiVersion)}`
  const token = key === undefined ? (options.token ?? (await managedIdentity())) : undefined

  async function post(input: readonly string[], stop: AbortSignal | undefined): Promise<{ response: Response; body: string }> {
    const limit = AbortSignal.timeout(requestTimeoutMs)
    const signal = stop ? AbortSignal.any([stop, limit]) : limit
    const credential: Record<string, string> = token
      ? { authorization: `Bearer ${await identify(token, signal, stop)}` }
      : { 'api-key': key ?? '' }
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...credential },
        body: JSON.stringify({ input, encoding_format: 'float' }),
        redirect: 'error',
        signal,
      })
      return { response, body: await response.text() }
    } catch (cause) {
      stop?.throwIfAborted()
      throw azureSilence(options, cause)
    }
  }

  async function identify(token: () => Promise<string>, signal: AbortSignal, stop: AbortSignal | undefined): Promise<string> {
    try {
      return await within(signal, token())
    } catch (cause) {
      stop?.throwIfAborted()
      throw azureStranger(options, cause)
    }
  }

  async function request(input: readonly string[], stop: AbortSignal | undefined) {
    for (let attempt = 1; ; attempt++) {
      const { response, body } = await post(input, stop)
      if (response.ok) return read(body, input.length)
      const wait = waitOf(response.headers) ?? 250 * 2 ** attempt
      const error = azureRefusal(options, { status: response.status, body, wait, withKey: token === undefined })
      if (!error.passing || attempt === attempts || wait > longestWait) throw error
      await pause(wait, undefined, stop && { signal: stop })
    }
  }

  function read(body: string, count: number): { model: string; vectors: Float32Array[] } {
    const { success, data } = embeddings.safeParse(parseJson(body))
    if (!success || data.data.length !== count)
      throw new EmbedderError(
        `${azureName(options)} does not answer with ${count} embeddings. Check AZURE_OPENAI_ENDPOINT, and that AZURE_OPENAI_EMBEDDINGS is an embedding model`,
      )
    const enough = data.model.startsWith(family.begins) ? family.enough : undefined
    return {
      model: data.model,
      vectors: data.data.sort((a, b) => a.index - b.index).map(({ embedding }) => toUnit(Float32Array.from(embedding.slice(0, enough)))),
    }
  }

  const first = await request(['test'], signal)
  const dimensions = first.vectors[0]?.length ?? 0
  return {
    name: `azure ${first.model} ${dimensions}`,
    dimensions,
    async embed(texts, stop) {
      const all: Float32Array[] = []
      for (let from = 0; from < texts.length; from += most) {
        const { vectors, model } = await request(texts.slice(from, from + most), stop)
        const other = vectors.find(({ length }) => length !== dimensions)
        if (other || model !== first.model)
          throw new EmbedderError(
            `${azureName(options)} answered with ${other?.length ?? dimensions} numbers of ${model} after ${dimensions} of ${first.model}: the deployment was changed. Start again to work with the new model`,
          )
        all.push(...vectors)
      }
      return all
    },
    close: async () => {},
  }
}

/** How long the service asks to wait, in milliseconds. */
function waitOf(headers: Headers): number | undefined {
  const milliseconds = Number(headers.get('retry-after-ms') || Number.NaN)
  if (milliseconds >= 0) return milliseconds
  const after = headers.get('retry-after')
  if (!after) return undefined
  const seconds = Number(after)
  const wait = Number.isNaN(seconds) ? Date.parse(after) - Date.now() : seconds * 1000
  return Number.isNaN(wait) ? undefined : Math.max(0, wait)
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

async function managedIdentity(): Promise<() => Promise<string>> {
  const { DefaultAzureCredential } = await import('@azure/identity')
  const credential = new DefaultAzureCredential()
  return async () => (await credential.getToken(scope)).token
}
