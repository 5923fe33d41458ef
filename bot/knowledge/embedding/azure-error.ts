import * as z from 'zod'
import { EmbedderError } from './embedder-error.ts'

/** `endpoint` without a slash at the end, and the name of a deployment of an embedding model. */
export type AzureSettings = { endpoint: string; deployment: string }

export const azureName = ({ endpoint }: AzureSettings) => `Azure OpenAI at ${endpoint}`

/** What an operator is told when the service refuses. `wait` is how long it asks to wait, in milliseconds. */
export function azureRefusal(
  settings: AzureSettings,
  { status, body, wait, withKey }: { status: number; body: string; wait: number; withKey: boolean },
): EmbedderError {
  const who = azureName(settings)
  const says = saidIn(body)
  switch (status) {
    case 401:
      return new EmbedderError(`${who} refuses the ${withKey ? 'key. Check AZURE_OPENAI_KEY' : 'managed identity'}${says}`)
    case 403:
      return new EmbedderError(
        `${who} does not allow this. Check its firewall${withKey ? '' : '; give the managed identity the role "Cognitive Services OpenAI User"'}${says}`,
      )
    case 404:
      return new EmbedderError(
        `${who} has no deployment "${settings.deployment}". Check AZURE_OPENAI_EMBEDDINGS, AZURE_OPENAI_ENDPOINT and AZURE_OPENAI_API_VERSION${says}`,
      )
    case 429:
      return new EmbedderError(
        `${who} is asked more than its quota allows and wants us to wait ${Math.ceil(wait / 1000)} s. Give the deployment more tokens per minute${says}`,
        { passing: true },
      )
    default:
      return new EmbedderError(`${who} answers with status ${status}${says}`, { passing: status === 408 || status >= 500 })
  }
}

/** What an operator is told when there is no answer at all. */
export const azureSilence = (settings: AzureSettings, cause: unknown): EmbedderError =>
  new EmbedderError(`${azureName(settings)} cannot be reached. Check AZURE_OPENAI_ENDPOINT and the network${reasonOf(cause)}`, {
    passing: true,
    cause,
  })

/** What an operator is told when this machine has no identity to show. */
export const azureStranger = (settings: AzureSettings, cause: unknown): EmbedderError =>
  new EmbedderError(
    `${azureName(settings)} cannot be asked: AZURE_OPENAI_KEY is not set and this machine has no managed identity. Set the key, or give it one${reasonOf(cause)}`,
    { passing: true, cause },
  )

function reasonOf(cause: unknown): string {
  const underlying = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
  return `. It says: ${underlying instanceof Error ? underlying.message.split('\n')[0] : String(underlying)}`
}

const refusal = z.object({ error: z.object({ message: z.string() }) })

function saidIn(body: string): string {
  try {
    const { error } = refusal.parse(JSON.parse(body))
    return `. It says: ${error.message.slice(0, 300)}`
  } catch {
    return ''
  }
}
