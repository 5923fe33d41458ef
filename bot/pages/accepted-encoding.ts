export type Accepted = 'br' | 'gzip' | 'identity'

/** The smallest encoding that an Accept-Encoding header allows; `q=0` forbids one. */
export function acceptedEncoding(header: string | undefined): Accepted {
  const allowed = new Set<string>()
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim())
    if (!parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))) allowed.add(name)
  }
  if (allowed.has('br')) return 'br'
  return allowed.has('gzip') ? 'gzip' : 'identity'
}
