import { createHash } from 'node:crypto'
import { contentIdOf, lookAtName } from './attachment-names.ts'
import { openBase64 } from './base64-stream.ts'
import { EdxmlFault } from './edxml-fault.ts'
import { EDXML } from './fields.ts'
import { type Announced, MOST_ATTACHMENTS } from './manifest.ts'
import type { Token } from './xml-tokens.ts'
import { type Named, type Spaces, longer } from './xml-tree.ts'

/** Takes the bytes of one attachment. */
export interface AttachmentSink {
  write(bytes: Uint8Array): Promise<void> | void
  end(): Promise<void> | void
}

export interface ReadAttachment extends Announced {
  /** Which of the attachments it was as they came, from 0: the sink's. */
  readonly place: number
  readonly bytes: number
  /** SHA-256 of its bytes, 64 hexadecimal digits. */
  readonly sha256: string
}

interface Came extends Pick<ReadAttachment, 'contentId' | 'name' | 'place' | 'bytes'> { readonly sha256: Buffer }

/** One attachment while it comes. */
interface Coming {
  readonly place: number
  readonly fields: Map<string, string>
  content: Content | undefined
  bytes: number
  sha256: Buffer | undefined
}
interface Content {
  readonly base64: ReturnType<typeof openBase64>
  readonly hash: ReturnType<typeof createHash>
  readonly sink: AttachmentSink | undefined
}

const FIELDS = ['ContentId', 'AttachmentName', 'Description', 'ContentType']

/** Takes what stands within AttachmentEncoded; `take` says when that is over. Throws `EdxmlFault`. */
export function openAttachments(
  spaces: Spaces, sinkOf: ((place: number) => AttachmentSink) | undefined, mostBytes: number,
) {
  const came: Came[] = []
  let [all, coming, field]: [number, Coming | undefined, string | undefined] = [0, undefined, undefined]

  async function open(token: Token & { kind: 'open' }): Promise<void> {
    const named = spaces.enter(token.name, token.attributes)
    if (!coming) begin(named)
    else enterField(named, coming)
    if (!token.isEmpty) return
    await close()
  }

  function begin({ space, name }: Named): void {
    if (space !== EDXML || name !== 'Attachment') throw new EdxmlFault('edxml-element-misplaced', name.slice(0, 60))
    if (came.length === MOST_ATTACHMENTS) throw new EdxmlFault('edxml-too-many-attachments')
    coming = { place: came.length, fields: new Map(), content: undefined, bytes: 0, sha256: undefined }
  }

  function enterField({ space, name }: Named, one: Coming): void {
    const isContent = name === 'ContentTransferEncoded'
    const isKnown = space === EDXML && (isContent || FIELDS.includes(name))
    if (!isKnown || field !== undefined) throw new EdxmlFault('edxml-element-misplaced', name.slice(0, 60))
    if (one.fields.has(name)) throw new EdxmlFault('edxml-field-repeated', name)
    field = name
    one.fields.set(name, '')
    if (isContent) one.content = { base64: openBase64(), hash: createHash('sha256'), sink: sinkOf?.(one.place) }
  }

  async function text(piece: string): Promise<void> {
    if (coming && field === 'ContentTransferEncoded') await keep(coming, piece)
    else if (coming && field !== undefined) coming.fields.set(field, longer(coming.fields.get(field) ?? '', piece))
    else if (piece.trim() !== '') throw new EdxmlFault('edxml-element-misplaced')
  }

  async function keep(one: Coming, piece: string): Promise<void> {
    const { base64, hash, sink } = one.content ?? { }
    const bytes = base64?.push(piece)
    if (!bytes || bytes.length === 0) return
    one.bytes += bytes.length
    all += bytes.length
    if (all > mostBytes) throw new EdxmlFault('edxml-too-large')
    hash?.update(bytes)
    await sink?.write(bytes)
  }

  /** Whether what closes is all of the attachments. */
  async function close(): Promise<boolean> {
    spaces.leave()
    if (!coming) return true
    if (field !== undefined) {
      if (field === 'ContentTransferEncoded') await over(coming)
      field = undefined
      return false
    }
    came.push(cameOf(coming))
    coming = undefined
    return false
  }

  async function over(one: Coming): Promise<void> {
    const { base64, hash, sink } = one.content ?? { }
    base64?.end()
    one.sha256 = hash?.digest()
    await sink?.end()
  }

  return {
    async take(token: Token): Promise<boolean> {
      if (token.kind === 'open') await open(token)
      else if (token.kind === 'text') await text(token.text)
      else return close()
      return false
    },
    /** What came, as it was announced: each once, nothing else, and by the digests that were signed. */
    end: (listed: ReadonlyMap<string, Announced>, digests: ReadonlyMap<string, string> | null) =>
      heldAgainst(came, listed, digests),
  }
}

function cameOf({ place, fields, bytes, sha256 }: Coming): Came {
  if (!sha256) throw new EdxmlFault('edxml-field-missing', 'ContentTransferEncoded')
  const name = fields.get('AttachmentName')?.trim().normalize('NFC') ?? ''
  if (name !== '') lookAtName(name)
  return { contentId: contentIdOf(fields.get('ContentId') ?? ''), name, place, bytes, sha256 }
}

function heldAgainst(
  came: readonly Came[], listed: ReadonlyMap<string, Announced>, digests: ReadonlyMap<string, string> | null,
): readonly ReadAttachment[] {
  const byId = new Map(came.map((one) => [one.contentId, one]))
  if (byId.size !== came.length) throw new EdxmlFault('edxml-attachment-repeated', 'Attachment')
  if (came.some(({ contentId, name }) => isOther(listed.get(contentId), name))) throw new EdxmlFault('edxml-attachment-unlisted')
  if (digests && [...digests.keys()].some((id) => !listed.has(id))) throw new EdxmlFault('edxml-attachment-unlisted')
  return [...listed.values()].map((announced) => {
    const one = byId.get(announced.contentId)
    if (!one) throw new EdxmlFault('edxml-attachment-missing')
    const signed = digests?.get(announced.contentId)
    if (digests && signed === undefined) throw new EdxmlFault('edxml-attachment-unsigned')
    if (digests && signed !== one.sha256.toString('base64')) throw new EdxmlFault('edxml-attachment-altered')
    return { ...announced, place: one.place, bytes: one.bytes, sha256: one.sha256.toString('hex') }
  })
}

/** Not announced at all, or under another name. */
function isOther(announced: Announced | undefined, name: string): boolean {
  return !announced || name !== '' && name !== announced.name
}
