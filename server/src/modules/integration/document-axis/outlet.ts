import { EdxmlFault } from '../../../platform/edxml/edxml-fault.ts'
import { type WriteEdxml, writeEdxml } from '../../../platform/edxml/write-edxml.ts'
import { messageOfJson } from '../../../platform/edxml/message-of-json.ts'
import { SendFault } from '../../../platform/send-fault.ts'
import type { KeyRing } from '../../../platform/signing/key-ring.ts'
import { KeyFault } from '../../../platform/signing/signing-key.ts'
import type { Storage } from '../../../platform/storage.ts'
import type { Outcome, Outlet, WaitingMessage } from '../domain/message.ts'
import { type DocumentAxis, PACKAGE_SECONDS } from './client.ts'
import { DOCUMENT_AXIS, type SentBody } from './package-body.ts'

export interface SendingRooms { readonly storage: Pick<Storage, 'open'>; readonly keys: Pick<KeyRing, 'open'> }

/** What the axis says of one package; anything else that it says is about us, and nothing is known of the package. */
const OF_PACKAGE = new Set(['error-TO', 'error-EDXML', 'error-STATUS_CODE', 'error-SERVICE_TYPE'])

/**
 * The outgoing half of the axis: a package a call, with its files, signed by the key of our agency. The same package
 * twice lies there once: the axis knows it by its document.
 */
export function axisOutlet(
  rooms: SendingRooms, axis: DocumentAxis,
  { agency, isSigning }: { readonly agency: string; readonly isSigning: boolean },
): Outlet {
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
  }
}

async function sendOne(
  rooms: SendingRooms, axis: DocumentAxis, { id, body }: WaitingMessage, signer: string | undefined,
): Promise<Outcome> {
  const key = signer === undefined ? undefined : await openKey(rooms.keys, signer)
  const { type, message: json, files } = body as unknown as SentBody
  const written: { fault?: unknown } = {}
  try {
    const options: WriteEdxml = {
      ...key && { key },
      attachments: files.map(({ contentId, name, type: kind, sha256 }) =>
        ({ contentId, name, type: kind, open: () => rooms.storage.open(sha256) })),
    }
    const docId = await axis.send(type, noting(writeEdxml(messageOfJson(json), options), written))
    return { id, is: 'taken', answer: docId }
  } catch (error) {
    const cause = written.fault ?? error
    if (cause instanceof EdxmlFault) return { id, is: 'refused', fault: cause.refusal.code }
    if (cause instanceof KeyFault) throw new SendFault(cause.code, false, cause)
    if (cause instanceof SendFault && OF_PACKAGE.has(cause.code)) return { id, is: 'refused', fault: cause.code }
    if (written.fault !== undefined && !(cause instanceof SendFault)) return { id, is: 'refused', fault: 'file-unreadable' }
    throw cause
  } finally {
    await key?.close()
  }
}

/** The key of our agency, which must sign without being asked for a PIN; without it nothing goes. */
async function openKey(keys: SendingRooms['keys'], agency: string) {
  const opened = await keys.open({ kind: 'agency', id: agency, name: agency })
  if (!opened.ok) throw new SendFault(opened.refusal.code, false)
  return opened.value
}

/** The same pieces; what breaks off while they are made is no fault of the way. */
async function* noting(pieces: AsyncIterable<string>, written: { fault?: unknown }): AsyncGenerator<string> {
  try {
    yield* pieces
  } catch (error) {
    written.fault = error
    throw error
  }
}
