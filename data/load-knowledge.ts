import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { KnowledgeError, type KnowledgeProblem } from './knowledge-error.ts'
import { parseTopicFile } from './knowledge-file.ts'
import type { KnowledgeTopic } from './knowledge-topic.ts'

/** Where the topics of the project are. */
export const knowledgeFolder = fileURLToPath(new URL('./knowledge/', import.meta.url))

/** Reads every `<id>.md` of the folder, by id. Throws a KnowledgeError that lists the problems of all files. */
export function loadKnowledge(folder: string = knowledgeFolder): KnowledgeTopic[] {
  const problems: KnowledgeProblem[] = []
  const topics: KnowledgeTopic[] = []
  for (const file of topicFiles(folder)) {
    const parsed = parseTopicFile(file, readFileSync(join(folder, file), 'utf8'))
    if (!parsed.ok) problems.push(...parsed.problems)
    else if (`${parsed.topic.id}.md` !== file)
      problems.push({
        file,
        problem: `the id "${parsed.topic.id}" is not the name of the file`,
        mend: `make it "${file.slice(0, -3)}", or rename the file`,
      })
    else topics.push(parsed.topic)
  }
  if (problems.length > 0) throw new KnowledgeError(problems)
  return topics
}

function topicFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .sort()
  } catch (cause) {
    throw new KnowledgeError([{ file: folder, problem: 'cannot be read', mend: 'correct the folder of the knowledge base' }], cause)
  }
}
