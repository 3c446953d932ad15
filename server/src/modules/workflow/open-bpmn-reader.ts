import { openEndedThread } from '../../platform/ended-thread.ts'
import type { CompileOptions } from './bpmn/compile-bpmn.ts'
import { problem } from './bpmn/problems.ts'
import type { ReadBpmn } from './read-bpmn.ts'

export type ReadOptions = Omit<CompileOptions, 'checkFeel'>
export interface ReadOrder extends ReadOptions { readonly xml: string }

export interface BpmnReader {
  /** As `readBpmn`, of a file that somebody else wrote: one that takes too long to read is refused. */
  read(xml: string, options?: ReadOptions): Promise<ReadBpmn>
  close(): Promise<void>
}

/**
 * Milliseconds. Four thousand steps with their picture, 1.6 MB, take 700 of a processor; a command answers within two
 * seconds.
 */
const LONGEST = 1_000

/**
 * Reads files of others in a thread of its own, which is ended when it takes too long: the parser looks for line and
 * column of each thing it does not know from the beginning of the file, minutes for a hundred thousand (ADR 0030).
 */
export function openBpmnReader(): BpmnReader {
  const thread = openEndedThread<ReadOrder, ReadBpmn>({
    module: new URL('bpmn/reader-work.ts', import.meta.url), megabytes: 512, longest: () => LONGEST,
    givenUp: (why) =>
      ({ parsed: false, executable: false, problems: [problem('', 'too-slow', why)], ignored: [] }),
  })
  return { read: async (xml, options = {}) => thread.ask({ xml, ...options }), close: thread.close }
}
