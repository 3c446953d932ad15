import { createHash } from 'node:crypto'
import type { SigningKey } from '../signing/signing-key.ts'
import { contentIdOf, lookAtName } from './attachment-names.ts'
import { EdxmlFault } from './edxml-fault.ts'
import { type Listed, ROOT, element, envelopeOf, escaped } from './envelope-of.ts'
import { MOST_ATTACHMENTS } from './manifest.ts'
import type { EdxmlMessage } from './message.ts'
import { type Digested, ENVELOPE_ID, signEnvelope } from './sign-envelope.ts'

/** A file to be sent along. It is opened twice where the package is signed: for its digest, and to be sent. */
export interface Attached extends Listed {
  open(): AsyncIterable<Uint8Array>
}

export interface WriteEdxml {
  readonly attachments?: readonly Attached[]
  /** The agency's key; without one the package is not signed. */
  readonly key?: SigningKey
}

/** Bytes that become whole lines of base64: 57 bytes are 76 signs. */
const PIECE = 57 * 1_024

/**
 * Writes a package of edXML piece by piece; of attachments one piece is held. What a file is must not change while it
 * is sent: a signed package would be thrown back by its receiver. Throws `EdxmlFault` for what may not be sent, and
 * `KeyFault`.
 */
export async function* writeEdxml(
  message: EdxmlMessage, { attachments = [], key }: WriteEdxml,
): AsyncGenerator<string> {
  lookAt(attachments)
  const envelope = envelopeOf(message, attachments, key ? ENVELOPE_ID : undefined)
  const plain = `${ROOT}${envelope}${END}`
  const digested: Digested[] = []
  if (key) for (const one of attachments) digested.push({ contentId: one.contentId, sha256: await digestOf(one) })
  const text = key ? await signEnvelope(plain, key, digested) : plain
  if (attachments.length === 0) {
    yield `${text}\n`
    return
  }
  yield `${text.slice(0, text.lastIndexOf(END))}<edXML:AttachmentEncoded>`
  for (const [at, one] of attachments.entries()) {
    yield `<edXML:Attachment>${element('ContentId', escaped(`cid:${one.contentId}`))}`
      + element('AttachmentName', escaped(one.name)) + element('Description', escaped(one.description ?? ''))
      + `${element('ContentType', escaped(one.type))}<edXML:ContentTransferEncoded>\n`
    const hash = createHash('sha256')
    for await (const piece of evenly(one.open())) {
      hash.update(piece)
      yield linesOf(piece)
    }
    if (key && digested[at]?.sha256.equals(hash.digest()) !== true) throw new EdxmlFault('edxml-attachment-altered')
    yield '</edXML:ContentTransferEncoded></edXML:Attachment>'
  }
  yield `</edXML:AttachmentEncoded>${END}\n`
}

const END = '</edXML:edXML>'

function lookAt(attachments: readonly Attached[]): void {
  if (attachments.length > MOST_ATTACHMENTS) throw new EdxmlFault('edxml-too-many-attachments')
  for (const { contentId, name } of attachments) {
    lookAtName(name)
    if (contentIdOf(contentId) !== contentId) throw new EdxmlFault('edxml-name-unsafe', 'ContentId')
  }
  if (new Set(attachments.map(({ contentId }) => contentId)).size !== attachments.length) {
    throw new EdxmlFault('edxml-attachment-repeated', 'Attachment')
  }
}

async function digestOf(one: Attached): Promise<Buffer> {
  const hash = createHash('sha256')
  for await (const bytes of one.open()) hash.update(bytes)
  return hash.digest()
}

/** The same bytes in pieces of one length, but for the last: so that base64 of each can stand behind the other. */
async function* evenly(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0)
  for await (const bytes of source) {
    held = held.length === 0 ? Buffer.from(bytes) : Buffer.concat([held, bytes])
    let at = 0
    for (; held.length - at >= PIECE; at += PIECE) yield held.subarray(at, at + PIECE)
    held = held.subarray(at)
  }
  if (held.length > 0) yield held
}

function linesOf(piece: Buffer): string {
  return piece.toString('base64').replace(/.{1,76}/g, '$&\n')
}
