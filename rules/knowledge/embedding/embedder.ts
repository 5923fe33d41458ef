/** Turns texts into directions (vectors of length 1) such that texts that mean much the same point the same way. */
export type Embedder = {
  /** Which model this is; changes whenever its vectors can no longer be compared with earlier ones. */
  name: string
  dimensions: number
  /** One vector a text, in order. Rejects when it fails or the signal says to stop. */
  embed: (texts: readonly string[], signal?: AbortSignal) => Promise<Float32Array[]>
}
