import { EdxmlFault } from '../../../platform/edxml/edxml-fault.ts'
import { SendFault } from '../../../platform/send-fault.ts'
import { KeyFault } from '../../../platform/signing/signing-key.ts'
import { noteQuestionTaken } from '../../dossiers/public.ts'
import { digestOf } from '../digest.ts'
import type { Outcome, WaitingMessage } from '../domain/message.ts'
import type { KeepingOutlet } from '../keeping-outlet.ts'
import { type DocumentAxis, PACKAGE_SECONDS } from './client.ts'
import { DOCUMENT_AXIS, type SentBody } from './package-body.ts'
import { type WritingRooms, packageToSend } from './write-package.ts'

export type SendingRooms = WritingRooms

/**
 * What the axis says of one package, and what it is too large for; anything else that it says is about us, and nothing
 * is known of the package.
 */
const OF_PACKAGE = new Set([
  'error-TO', 'error-EDXML', 'error-STATUS_CODE', 'error-SERVICE_TYPE', 'package-too-large',
])

/**
 * The outgoing half of the axis: a package a call, with its files, signed by the key of our agency. The same package
 * twice lies there once: the axis knows it by its document.
 */
export function axisOutlet(
  rooms: SendingRooms, axis: DocumentAxis,
  { agency, isSigning }: { readonly agency: string; readonly isSigning: boolean },
): KeepingOutlet {
  return {
    partner: DOCUMENT_AXIS,
    most: 1,
    // Beside the package its key is opened, which may lie on a slow token.
    callSeconds: PACKAGE_SECONDS + 30,
    async send(messages) {
      const outcomes: Outcome[] = []
      for (const message of messages) outcomes.push(await sendOne(rooms, axis, message, isSigning ? agency : undefined))
      return outcomes
    },
    async keepTaken(tx, messages, machineNow) {
      for (const { body } of messages) {
        const { message, consultation } = body as unknown as SentBody
        if (consultation === undefined || message.kind !== 'document') continue
        await noteQuestionTaken(tx, { documentId: message.documentId, said: digestOf(body) }, machineNow)
      }
    },
  }
}

async function sendOne(
  rooms: SendingRooms, axis: DocumentAxis, { id, body }: WaitingMessage, signer: string | undefined,
): Promise<Outcome> {
  const sent = body as unknown as SentBody
  const written: { fault?: unknown } = {}
  try {
    const pieces = await packageToSend(rooms, sent, signer, (made) => noting(made, written))
    return { id, is: 'taken', answer: await axis.send(sent.type, pieces) }
  } catch (error) {
    const cause = written.fault ?? error
    if (cause instanceof EdxmlFault) return { id, is: 'refused', fault: cause.refusal.code }
    if (cause instanceof KeyFault) throw new SendFault(cause.code, false, cause)
    if (cause instanceof SendFault && OF_PACKAGE.has(cause.code)) return { id, is: 'refused', fault: cause.code }
    if (written.fault !== undefined && !(cause instanceof SendFault)) return { id, is: 'refused', fault: 'file-unreadable' }
    throw cause
  }
}

/** The same pieces; what breaks off while they are made is no fault of the way. */
async function* noting<T>(pieces: AsyncIterable<T>, written: { fault?: unknown }): AsyncGenerator<T> {
  try {
    yield* pieces
  } catch (error) {
    written.fault = error
    throw error
  }
}
