/** An embedder that cannot be used; the message tells the operator what to do. `passing` when trying again later may help. */
export class EmbedderError extends Error {
  override name = 'EmbedderError'
  readonly passing: boolean
  constructor(message: string, { passing = false, cause }: { passing?: boolean; cause?: unknown } = {}) {
    super(message, { cause })
    this.passing = passing
  }
}
