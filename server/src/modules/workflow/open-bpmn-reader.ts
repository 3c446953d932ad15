import { openEndedThread } from '../../platform/ended-thread.ts'
import type { CompileOptions } from './bpmn/compile-bpmn.ts'
import { problem } from './bpmn/problems.ts'
import type { ReadBpmn } from './read-bpmn.ts'
import type { WrittenBpmn } from './write-bpmn.ts'

export type ReadOptions = Omit<CompileOptions, 'checkFeel'>
export interface ReaderOrder extends ReadOptions { readonly kind: 'read' | 'write'; readonly xml: string }
export interface ReaderAnswer { readonly read?: ReadBpmn; readonly written?: WrittenBpmn; readonly why?: string }

export interface BpmnReader {
  /** As `readBpmn`, of a file that somebody else wrote: one that takes too long to read is refused. */
  read(xml: string, options?: ReadOptions): Promise<ReadBpmn>
  /** As `writeBpmn`, of such a file. */
  write(xml: string): Promise<WrittenBpmn>
  close(): Promise<void>
}

/**
 * Milliseconds. Four thousand steps with their picture, 1.6 MB, take 700 of a processor; a command answers within two
 * seconds.
 */
const LONGEST = 1_000

/**
 * Reads files of others in a thread of its own, which is ended when it takes too long: the parser looks for line and
 * column of each thing it does not know from the beginning of the file, minutes for a hundred thousand (ADR 0033).
 */
export function openBpmnReader(): BpmnReader {
  const thread = openEndedThread<ReaderOrder, ReaderAnswer>({
    module: new URL('bpmn/reader-work.ts', import.meta.url), megabytes: 512, longest: () => LONGEST,
    givenUp: (why) => ({ why }),
  })
  const tooSlow = ({ why = '' }: ReaderAnswer) => [problem('', 'too-slow', why)]
  return {
    async read(xml, options = {}) {
      const answer = await thread.ask({ kind: 'read', xml, ...options })
      return answer.read ?? { parsed: false, executable: false, problems: tooSlow(answer), ignored: [], calls: [] }
    },
    async write(xml) {
      const answer = await thread.ask({ kind: 'write', xml })
      return answer.written ?? { ok: false, problems: tooSlow(answer) }
    },
    close: thread.close,
  }
}
