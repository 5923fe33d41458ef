/** The largest file that is taken, in bytes; the same as web chat lets through. */
export const mostFileBytes = 10 * 1024 * 1024
export const mostFileMegabytes = 10

/** What may come out of a packed file (docx, odt), so that opening it never fills a computer. */
export const zipLimits = {
  entries: 2_000,
  totalBytes: 64 * 1024 * 1024,
  /** Times as large as packed, for an entry of more than a megabyte; text compresses some twenty times. */
  ratio: 200,
}

/** The largest picture, in pixels: 120 megapixels unpack to half a gigabyte. */
export const mostPixels = 120_000_000

/** Characters of a typed motivation. */
export const longestMotivation = 5_000
