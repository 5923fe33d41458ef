import { type KnowledgeModel, modelVersion } from './model.ts'
import { packArrays, unpackArrays } from './pack-arrays.ts'

/** A model as one file. */
export const packModel = (model: KnowledgeModel): Uint8Array<ArrayBuffer> => packArrays(model)

/** Reads a model back; nothing when the file is of another version or damaged. */
export function unpackModel(file: Uint8Array<ArrayBuffer>): KnowledgeModel | undefined {
  const model = unpackArrays(file)
  return isModel(model) ? model : undefined
}

const isModel = (value: unknown): value is KnowledgeModel =>
  typeof value === 'object' && value !== null && 'version' in value && value.version === modelVersion && 'locales' in value
