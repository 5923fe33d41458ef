import { createDefaultHttpClient, type HttpClient, type PipelineRequest, type PipelineResponse, RestError } from '@azure/core-rest-pipeline'

const isQueryPlan = 'x-ms-cosmos-is-query-plan-request'

/**
 * The transport of the Cosmos client. The client asks for a plan with every query, which doubles the requests; our queries need none,
 * so that is answered here. Lost connections become one kind of error that the client does not retry by itself, because only we know
 * whether that is safe. Error pages that are not JSON, as gateways send them, become JSON.
 */
export function cosmosHttp(): HttpClient {
  const http = createDefaultHttpClient()
  return {
    async sendRequest(request: PipelineRequest): Promise<PipelineResponse> {
      if (request.headers.has(isQueryPlan)) return answer(request, 400, 'this query needs no plan')
      const response = await http.sendRequest(request).catch((error: unknown) => {
        if (error instanceof Error && error.name === 'AbortError') throw error
        throw new RestError(error instanceof Error ? error.message : String(error), { code: RestError.REQUEST_SEND_ERROR, request })
      })
      return response.status < 400 || isJsonObject(response.bodyAsText)
        ? response
        : { ...response, bodyAsText: message(response.bodyAsText ?? '') }
    },
  }
}

function answer(request: PipelineRequest, status: number, text: string): PipelineResponse {
  return { request, status, headers: request.headers, bodyAsText: message(text) }
}

const message = (text: string) => JSON.stringify({ message: text.slice(0, 500) })

function isJsonObject(text: string | null | undefined): boolean {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}
