type Section = { array: 'i8' | 'u8' | 'u16' | 'u32' | 'f32'; from: number; length: number }

const views = { i8: Int8Array, u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f32: Float32Array }
const kindOf = (value: unknown): Section['array'] | undefined =>
  value instanceof Int8Array
    ? 'i8'
    : value instanceof Uint8Array
      ? 'u8'
      : value instanceof Uint16Array
        ? 'u16'
        : value instanceof Uint32Array
          ? 'u32'
          : value instanceof Float32Array
            ? 'f32'
            : undefined

/** An object with typed arrays in it as one file: the length of the head (4 bytes), the head as JSON, and the arrays it points into, each on a multiple of 8 bytes. */
export function packArrays(content: object): Uint8Array<ArrayBuffer> {
  const arrays: Uint8Array[] = []
  let size = 0
  const head = JSON.stringify(content, (_, value) => {
    const array = kindOf(value)
    if (!array) return value
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    const section: Section = { array, from: size, length: value.length }
    arrays.push(bytes)
    size += Math.ceil(bytes.length / 8) * 8
    return { section }
  })
  const headBytes = new TextEncoder().encode(head)
  const start = Math.ceil((4 + headBytes.length) / 8) * 8
  const file = new Uint8Array(start + size)
  new DataView(file.buffer).setUint32(0, headBytes.length)
  file.set(headBytes, 4)
  let at = start
  for (const bytes of arrays) {
    file.set(bytes, at)
    at += Math.ceil(bytes.length / 8) * 8
  }
  return file
}

/** Reads such a file back, its arrays as views on the file's bytes; nothing when the file is damaged. What it holds is for the caller to check. */
export function unpackArrays(file: Uint8Array<ArrayBuffer>): unknown {
  try {
    const bytes = file.byteOffset % 8 === 0 ? file : new Uint8Array(file)
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
    const start = Math.ceil((4 + length) / 8) * 8
    const restore = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null) return value
      if (Array.isArray(value)) return typeof value[0] === 'object' ? value.map(restore) : value
      if ('section' in value && isSection(value.section)) {
        const { array, from, length } = value.section
        return new views[array](bytes.buffer, bytes.byteOffset + start + from, length)
      }
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, restore(one)]))
    }
    return restore(JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))))
  } catch {
    return undefined
  }
}

const isSection = (value: unknown): value is Section =>
  typeof value === 'object' && value !== null && 'array' in value && typeof value.array === 'string' && Object.hasOwn(views, value.array)
