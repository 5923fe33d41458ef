/** Just enough of ONNX's protobuf (onnx.proto3, IR version 8, operators of version 17) to write the model of a word table by hand. */
type Bytes = Uint8Array<ArrayBufferLike>

const varint = (value: number): Bytes => {
  const bytes: number[] = []
  let left = BigInt(value)
  do {
    const low = Number(left & 127n)
    left >>= 7n
    bytes.push(left > 0n ? low | 128 : low)
  } while (left > 0n)
  return Uint8Array.from(bytes)
}
const int = (field: number, value: number): Bytes => Buffer.concat([varint(field << 3), varint(value)])
const part = (field: number, ...content: (Bytes | string)[]): Bytes => {
  const body = Buffer.concat(content.map((one) => (typeof one === 'string' ? Buffer.from(one) : one)))
  return Buffer.concat([varint((field << 3) | 2), varint(body.length), body])
}

const types = { float: 1, int64: 7 }
type Port = { name: string; type: keyof typeof types; shape: (string | number)[] }

const port = (field: number, { name, type, shape }: Port): Bytes => {
  const dims = shape.map((one) => part(1, typeof one === 'string' ? part(2, one) : int(1, one)))
  return part(field, part(1, name), part(2, part(1, int(1, types[type]), part(2, ...dims))))
}

const node = (kind: string, inputs: string[], output: string, attributes: Bytes[] = []): Bytes =>
  part(1, ...inputs.map((one) => part(1, one)), part(2, output), part(4, kind), ...attributes)

/** A model that looks token ids up in a table of vectors; `mean` makes it give their mean as `sentence_embedding`, as some models do themselves. */
export function wordTableModel(rows: readonly Float32Array[], options: { inputs?: string[]; mean?: boolean } = {}): Bytes {
  const { inputs = ['input_ids', 'attention_mask'], mean = false } = options
  const dimensions = rows[0]?.length ?? 0
  const raw = Buffer.concat(rows.map((row) => Buffer.from(row.buffer, row.byteOffset, row.byteLength)))
  const table = part(5, int(1, rows.length), int(1, dimensions), int(2, types.float), part(8, 'table'), part(9, raw))
  const axes = part(5, part(1, 'axes'), int(8, 1), int(20, 7))
  const keep = part(5, part(1, 'keepdims'), int(3, 0), int(20, 2))
  const gather = node('Gather', ['table', 'input_ids'], 'last_hidden_state')
  const reduce = mean ? [node('ReduceMean', ['last_hidden_state'], 'sentence_embedding', [axes, keep])] : []
  const output: Port = mean
    ? { name: 'sentence_embedding', type: 'float', shape: ['batch', dimensions] }
    : { name: 'last_hidden_state', type: 'float', shape: ['batch', 'length', dimensions] }
  const graph = part(
    7,
    gather,
    ...reduce,
    part(2, 'word table'),
    table,
    ...inputs.map((name) => port(11, { name, type: 'int64', shape: ['batch', 'length'] })),
    port(12, output),
  )
  return Buffer.concat([int(1, 8), part(8, part(1, ''), int(2, 17)), graph])
}
