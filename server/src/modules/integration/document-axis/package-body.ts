import { createHash } from 'node:crypto'
import { EdxmlFault } from '../../../platform/edxml/edxml-fault.ts'
import { messageOfJson } from '../../../platform/edxml/message-of-json.ts'
import type { EdxmlMessage } from '../../../platform/edxml/message.ts'

export const DOCUMENT_AXIS = 'document-axis'

/** A file of a package that lies in our store, or why it was not taken. */
export interface FileOfPackage {
  readonly name: string
  readonly sha256?: string
  readonly size?: number
  readonly fault?: string
  /** What a small attachment of XML says, which no reader of files takes: whoever reads it believes nothing of it. */
  readonly data?: string
}

/** A package that came, as the inbox keeps it; moments of the message are texts there. */
export interface CameBody {
  readonly message: unknown
  readonly files: readonly FileOfPackage[]
  /** The agency from which the axis says that it has it. */
  readonly handedBy?: string
  /** Whom we trust and who signed it, and SHA-256 of the certificate, hexadecimal. */
  readonly signer: string | null
  readonly fingerprint?: string
}

/** A package that goes, as the outbox keeps it. */
export interface SentBody {
  readonly type: 'edoc' | 'status'
  readonly message: EdxmlMessage
  readonly files: readonly SentFile[]
  /** The question that it is about, by its public id. */
  readonly consultation?: string
  /** The call of a register that it makes, by its public id. */
  readonly call?: string
}

/** A file of our store, or a text that stands here. */
export type SentFile = {
  readonly contentId: string
  readonly name: string
  readonly type: string
} & ({ readonly sha256: string } | { readonly text: string })

/**
 * By which a message is known again: of a document whose it is, its own id and what it does; of a status whose word, of
 * which document, which code and when. Whose it is the axis says: under the number of another agency nobody may lay
 * what keeps the true one out. Nothing else that the axis makes up belongs to it.
 */
export function numberOf(message: EdxmlMessage, handedBy: string): string {
  const parts = message.kind === 'document'
    ? ['document', handedBy, message.documentId, message.business.kind, message.business.documentId ?? '']
    : ['status', handedBy, message.answers.agency, message.answers.documentId, message.code, message.at.toISOString()]
  return `${message.kind}-${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`
}

/** The message of a package as the inbox keeps it; undefined where it has not its form. */
export function messageIn(json: unknown): EdxmlMessage | undefined {
  try {
    return messageOfJson(json)
  } catch (error) {
    if (error instanceof EdxmlFault) return undefined
    throw error
  }
}
