import type { DecisionModel } from '../platform/dmn/model.ts'
import type { Feel } from '../platform/feel/open-feel.ts'
import { type CommandIo, answerError } from './batch.ts'
import { readNamedFile } from './read-file.ts'

export interface ReadDecisions {
  /** By the names of their files. */
  readonly decisions: Readonly<Record<string, DecisionModel>>
  /** Whether each file could be opened; and whether each is DMN besides. */
  readonly isRead: boolean
  readonly isWhole: boolean
}

/** Whether a file holds decisions: it ends in .dmn. */
export function isDecisionFile(file: string): boolean {
  return /\.dmn$/i.test(file)
}

/** The tables of those files that hold decisions, for the processes that ask them; what is wrong with one is told. */
export async function readDecisions(
  files: readonly string[], io: CommandIo, feel: Pick<Feel, 'read'>,
): Promise<ReadDecisions> {
  const decisions: Record<string, DecisionModel> = {}
  let [isRead, isWhole] = [true, true]
  for (const file of files.filter(isDecisionFile)) {
    const text = readNamedFile(file)
    if (!text.ok) {
      isRead = false
      io.stdout(JSON.stringify({ file, ...answerError(text.refusal.code, text.refusal.text) }))
      continue
    }
    const read = await feel.read(text.value)
    if (read.ok) decisions[file] = read.model
    else {
      isWhole = false
      io.stdout(JSON.stringify({ file, ...answerError('not-dmn', read.text) }))
    }
  }
  return { decisions, isRead, isWhole: isRead && isWhole }
}
