/** Says when so many seconds have passed, from now. */
export function stopAfter(seconds: number): () => boolean {
  const until = performance.now() + seconds * 1000
  return () => performance.now() >= until
}
