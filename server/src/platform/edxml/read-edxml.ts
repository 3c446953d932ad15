import type { X509Certificate } from 'node:crypto'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { faultOfXml } from '../xml-bounds.ts'
import { type AttachmentSink, type ReadAttachment, openAttachments } from './read-attachments.ts'
import { checkEnvelope } from './check-envelope.ts'
import { EdxmlFault, type EdxmlRefusal } from './edxml-fault.ts'
import { EDXML } from './fields.ts'
import { manifestOf } from './manifest.ts'
import { messageOf, onlyOf } from './message-of-tree.ts'
import type { EdxmlMessage } from './message.ts'
import { type Token, openTokens } from './xml-tokens.ts'
import { type XmlElement, openSpaces, openTree } from './xml-tree.ts'

export interface ReadEdxml {
  readonly message: EdxmlMessage
  readonly attachments: readonly ReadAttachment[]
  /** Null where nobody signed. */
  readonly signature: { readonly signer: X509Certificate; readonly trust: string } | null
}

export interface ReadEdxmlOptions {
  /** What a signer is worth, `trusted` or a word for why not: whom to believe is the caller's to say. */
  readonly trustOf: (signer: X509Certificate, others: readonly X509Certificate[]) => string
  /** Whether a package must be signed by somebody trusted; else what is signed must only be whole. */
  readonly isTrustNeeded: boolean
  /** Where an attachment goes, by its place; what was written before a refusal is to be thrown away. */
  readonly sinkOf?: (place: number) => AttachmentSink
  /** Bytes of one attachment, and of all. */
  readonly mostBytes?: number
}

const [LONGEST_ENVELOPE, MOST_BYTES] = [1_000_000, 200_000_000]

/**
 * Reads a package of edXML (QCVN 102:2016) as it comes, and holds its envelope only: attachments go to their sinks
 * piece by piece. Whoever wrote it is a stranger: DTD, entities, depth, length, names, ids and signatures are looked at
 * before anything is believed, and of a signed package only what was signed is read. Refuses with the codes of
 * `EdxmlRefusal`.
 */
export async function readEdxml(
  source: AsyncIterable<Uint8Array>, options: ReadEdxmlOptions,
): Promise<Result<ReadEdxml, EdxmlRefusal>> {
  const tokens = openTokens()
  const parts = openParts(options)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const bytes of source) {
      for (const token of tokens.push(textOf(() => decoder.decode(bytes, { stream: true })))) {
        const waits = parts.take(token)
        if (waits) await waits
      }
    }
    for (const token of tokens.push(textOf(() => decoder.decode()))) await parts.take(token)
    tokens.end()
    return ok(parts.end())
  } catch (error) {
    if (error instanceof EdxmlFault) return refuse(error.refusal)
    throw error
  }
}

function textOf(decode: () => string): string {
  try {
    return decode()
  } catch {
    throw new EdxmlFault('edxml-wrong-encoding')
  }
}

interface Head extends Omit<ReadEdxml, 'attachments'> {
  readonly listed: ReturnType<typeof manifestOf>
  readonly digests: ReadonlyMap<string, string> | null
}

/** The parts of a package in their order: the root, the envelope, the attachments. */
function openParts({ trustOf, isTrustNeeded, sinkOf, mostBytes = MOST_BYTES }: ReadEdxmlOptions) {
  const spaces = openSpaces()
  const attachments = openAttachments(spaces, sinkOf, mostBytes)
  const tree = openTree(spaces)
  let place: 'before' | 'root' | 'envelope' | 'attachments' | 'after' = 'before'
  let [raw, root] = ['', '']
  let head: Head | undefined
  let hasAttachments = false

  function enter(token: Token & { kind: 'open' }): void {
    const named = spaces.enter(token.name, token.attributes)
    const isOf = (name: string) => named.space === EDXML && named.name === name
    if (place === 'before') {
      if (!isOf('edXML')) throw new EdxmlFault('edxml-wrong-namespace', 'edXML')
      root = token.name
      raw = token.isEmpty ? token.raw.replace(/\/>$/, '>') : token.raw
      place = token.isEmpty ? 'after' : 'root'
      return
    }
    if (!isOf('AttachmentEncoded') || !head || hasAttachments) throw new EdxmlFault('edxml-element-misplaced', named.name.slice(0, 60))
    hasAttachments = true
    if (token.isEmpty) spaces.leave()
    else place = 'attachments'
  }

  function takeEnvelope(token: Token): void {
    raw += token.raw
    if (raw.length > LONGEST_ENVELOPE) throw new EdxmlFault('edxml-too-long')
    const envelope = tree.take(token)
    if (!envelope) return
    if (envelope.space !== EDXML) throw new EdxmlFault('edxml-wrong-namespace', 'edXMLEnvelope')
    head = headOf(envelope, `${raw}</${root}>`)
    raw = ''
    place = 'root'
  }

  function headOf(envelope: XmlElement, text: string): Head {
    // The bounds of the house hold here, too: others of its parsers read this text when it is signed.
    if (faultOfXml(text) !== undefined) throw new EdxmlFault('edxml-not-xml')
    const signed = checkEnvelope(envelope, text)
    const trust = signed ? trustOf(signed.signer, signed.others) : ''
    if (isTrustNeeded && !signed) throw new EdxmlFault('edxml-unsigned')
    if (isTrustNeeded && trust !== 'trusted') throw new EdxmlFault('edxml-signer-untrusted', trust)
    const read = signed?.envelope ?? envelope
    const header = onlyOf(read, 'edXMLHeader')
    if (!header) throw new EdxmlFault('edxml-field-missing', 'edXMLHeader')
    return {
      message: messageOf(header), listed: manifestOf(read), digests: signed?.digests ?? null,
      signature: signed ? { signer: signed.signer, trust } : null,
    }
  }

  return {
    /** Waits where a sink does. */
    take(token: Token): Promise<void> | undefined {
      if (place === 'attachments') {
        return attachments.take(token).then((isOver) => {
          if (isOver) place = 'root'
        })
      }
      if (place === 'envelope') {
        takeEnvelope(token)
        return undefined
      }
      if (token.kind === 'text') {
        if (token.text.trim() !== '') throw new EdxmlFault('edxml-element-misplaced')
      } else if (token.kind === 'close') {
        place = 'after'
      } else if (place === 'root' && !head && /(?:^|:)edXMLEnvelope$/.test(token.name)) {
        place = 'envelope'
        takeEnvelope(token)
      } else {
        enter(token)
      }
      return undefined
    },
    end(): ReadEdxml {
      if (!head) throw new EdxmlFault('edxml-field-missing', 'edXMLEnvelope')
      const { message, signature, listed, digests } = head
      return { message, signature, attachments: attachments.end(listed, digests) }
    },
  }
}
