import { temporaryFolder } from './program.ts'
import { copyModel, trainModel } from './trained-model.ts'

/** A new data folder in which the knowledge base was trained already, so that no training runs beside what is measured. The first call trains. */
export async function trainedFolder(): Promise<string> {
  await trainModel()
  const folder = await temporaryFolder()
  await copyModel(folder)
  return folder
}
