import type { Embedder } from '../../../rules/knowledge/embedding/embedder.ts'
import type { EmbedderConfig } from '../../config.ts'

/** An embedder that holds something until it is closed. */
export type OpenEmbedder = Embedder & { close: () => Promise<void> }

/** Opens the embedder that is configured; nothing of the other one is loaded. Throws EmbedderError. */
export async function openEmbedder(config: EmbedderConfig, signal?: AbortSignal): Promise<OpenEmbedder> {
  if (config.kind === 'azure') {
    const { openAzureEmbedder } = await import('./azure-embedder.ts')
    return openAzureEmbedder(config, signal)
  }
  const { openFolderEmbedder } = await import('./folder-embedder.ts')
  return openFolderEmbedder(config.folder, signal)
}
