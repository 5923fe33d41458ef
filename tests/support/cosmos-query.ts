import { refused } from './cosmos-batch.ts'
import type { Answer, Headers, Upstream } from './cosmos-upstream.ts'

type Query = { query: string; parameters?: { name: string; value: unknown }[] }

/**
 * Answers a query as the gateway does. The server behind the front looks at every partition and pages unordered queries wrongly once
 * something was replaced, so both are put into the query. What only a query plan can answer, and what has no index, is refused.
 */
export async function answerQuery(
  upstream: Upstream,
  docs: string,
  request: { headers: Headers; body: string; pk: string | undefined; indexed: string[]; maxPageItems: number },
): Promise<Answer> {
  const { headers, pk, indexed, maxPageItems } = request
  const { query, parameters = [] } = JSON.parse(request.body) as Query
  const [, head = '', where = '', order = ''] = /^(SELECT .+? FROM c)(?: WHERE (.+?))?(?: ORDER BY (.+))?$/.exec(query) ?? []
  if (!head) return refused(400, `Syntax error in ${query}`)
  if (pk === undefined && order) return refused(400, 'The provided cross partition query can not be directly served by the gateway')
  const unindexed = [...`${where} ${order}`.matchAll(/\bc\.([\w.]+)/g)]
    .map(([, path]) => String(path).replaceAll('.', '/'))
    .filter((path) => !indexed.includes(path))
  if (unindexed.length > 0) return refused(400, `No index for ${unindexed.join()}`)
  const conditions = [...(pk === undefined ? [] : ['c.pk = @frontPk']), ...(where ? [`(${where})`] : [])]
  const rewritten = `${head}${conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''} ORDER BY ${order || 'c._rid'}`
  const asked = Number(headers['x-ms-max-item-count'] ?? 100)
  return upstream.ask(
    'POST',
    docs,
    { ...headers, 'x-ms-max-item-count': String(Math.min(asked, maxPageItems)) },
    JSON.stringify({ query: rewritten, parameters: [...parameters, { name: '@frontPk', value: pk ?? '' }] }),
  )
}
