import { createHash } from 'node:crypto'
import { SendFault } from '../../platform/send-fault.ts'
import { UNREADABLE } from './domain/inbox.ts'
import type { CameMessage } from './inlet.ts'

const MOST_NAME = 190
const OF_ANOTHER = 'answer-of-another'
/** What is wrong with one answer, and not with the way. */
const OF_ANSWER: ReadonlySet<string> = new Set(['answer-unreadable', OF_ANOTHER])

/** Whether it is one answer that is wrong: whoever gave it is there, and may answer well about the next. */
export function isOfAnswer({ code }: Pick<SendFault, 'code'>): boolean {
  return OF_ANSWER.has(code)
}

/** Of an answer about something else than was asked. */
export function ofAnother(): SendFault {
  return new SendFault(OF_ANOTHER, false)
}

/**
 * What is read of a package; where its answer is wrong it is held by itself, and read anew by whoever has it handled
 * again: it keeps nothing else back. Throws SendFault of every other fault.
 */
export async function orUnreadable(name: string, reading: Promise<CameMessage>): Promise<CameMessage> {
  return reading.catch((error: unknown) => {
    if (error instanceof SendFault && isOfAnswer(error)) return unreadablePackage(name, error.code)
    throw error
  })
}

/** The message of a package that nobody can read, under the name of the package, with its fault. */
export function unreadablePackage(name: string, fault: string): CameMessage {
  const digest = createHash('sha256').update(JSON.stringify([name, fault])).digest()
  // A number has 200 signs at most, and a name that many, too.
  const number = name.length > MOST_NAME ? `package-${createHash('sha256').update(name).digest('hex')}` : `package-${name}`
  return { number, kind: UNREADABLE, sender: null, saidAt: null, body: {}, digest, fault, files: [] }
}
