import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

export type AzureRequest = { path: string; headers: IncomingHttpHeaders; input: string[] }
/** What the service does with a request: the vector of each text, or a refusal; nothing is an answer that never comes. */
type Behaviour = (request: AzureRequest, turn: number) => { status: number; body: unknown; headers?: Record<string, string> } | undefined

/** A vector that stands for a text: how often each of its first letters occurs. */
export const letters = (one: string, dimensions = 4): number[] =>
  Array.from({ length: dimensions }, (_, at) => [...one].filter((letter) => letter.charCodeAt(0) % dimensions === at).length + 0.5)

/** The answer of the service, as documented for 2024-10-21, in another order than asked. */
export const embeddings = (input: readonly string[], { dimensions = 4, model = 'text-embedding-3-small' } = {}) => ({
  status: 200,
  body: {
    object: 'list',
    data: input.map((one, index) => ({ object: 'embedding', index, embedding: letters(one, dimensions) })).reverse(),
    model,
    usage: { prompt_tokens: input.length, total_tokens: input.length },
  },
})

/** A refusal, as documented. */
export const refusal = (status: number, message: string, headers?: Record<string, string>) => ({
  status,
  body: { error: { code: String(status), message } },
  ...(headers && { headers }),
})

/** Azure OpenAI on this machine: speaks its protocol over real HTTP and remembers what it was asked. */
export async function azureOpenai(behave: Behaviour = ({ input }) => embeddings(input)) {
  const asked: AzureRequest[] = []
  const answer = (response: ServerResponse, { status, body, headers }: NonNullable<ReturnType<Behaviour>>) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(typeof body === 'string' ? body : JSON.stringify(body))
  const server = createServer(async (request, response) => {
    const { input }: { input: string[] } = JSON.parse(await text(request))
    const one = { path: `${request.method} ${request.url}`, headers: request.headers, input }
    asked.push(one)
    const outcome = behave(one, asked.length)
    if (outcome) answer(response, outcome)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    asked,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
