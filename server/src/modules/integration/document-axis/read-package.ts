import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { type KeepOfficeFile, type TakingRooms, cleanFileName, takeUpload, uploadLimitsOf } from '../../documents/public.ts'
import { dayOf } from '../../../kernel/civil-day.ts'
import { type EdxmlMessage } from '../../../platform/edxml/message.ts'
import { type ReadEdxml, readEdxml } from '../../../platform/edxml/read-edxml.ts'
import { SendFault } from '../../../platform/send-fault.ts'
import { checkChain, nameOf } from '../../../platform/signing/check-chain.ts'
import type { DirectorySource } from '../../organisation/public.ts'
import type { CameMessage } from '../inlet.ts'
import { unreadablePackage } from '../unreadable-package.ts'
import { type CameBody, type FileOfPackage, numberOf } from './package-body.ts'

export interface ReadingRooms extends TakingRooms { readonly directory: DirectorySource }

/** The program itself, for whose files the readers of files take turns. */
const PROGRAM = 1n

type Taken = Awaited<ReturnType<typeof takeUpload>>

/** A file while it comes; `start`: its first bytes. */
interface Coming { readonly stream: PassThrough; readonly taken: Promise<Taken>; readonly start: Buffer[] }

/** So long may an attachment of XML be that says something, and no file. */
const LONGEST_DATA = 20_000
const XML = /^(?:application|text)\/xml\b/i

/**
 * Reads a package of the axis as it comes, believes nothing of it, and takes its files into the store as if a citizen
 * had uploaded them: only PDF, looked at and scanned; of a small one of XML what it says is kept. What cannot be read,
 * or is signed by nobody whom we trust, is answered with its fault, under the name of the package; a file that is not
 * taken holds the message. Throws SendFault where the way breaks off, or the antivirus is away.
 */
export async function readPackage(
  rooms: ReadingRooms, { name, pieces, handedBy }: {
    readonly name: string; readonly pieces: AsyncIterable<Uint8Array>; readonly handedBy: string
  },
): Promise<CameMessage> {
  const at = rooms.clock.now()
  const { roots, revocation } = await rooms.keys.trust(at)
  const policy = rooms.directory.on(dayOf(at)).policy('upload-limits')?.value
  const limits = { ...uploadLimitsOf(policy), kinds: ['application/pdf'] as const }
  const files: Coming[] = []
  const read = await readEdxml(pieces, {
    isTrustNeeded: false, trustOf: (signer, others) => checkChain(signer, { roots, others, revocation, at, usage: 'sign' }).state,
    sinkOf: () => {
      const stream = new PassThrough()
      const content: AsyncIterable<Uint8Array> = stream
      const taken = takeUpload(rooms, limits, { name: 'tep', content, actorId: PROGRAM })
      // What is not read to its end would keep the package from coming.
      const over = () => { stream.resume() }
      taken.then(over, over)
      const start: Buffer[] = []
      let size = 0
      files.push({ stream, taken, start })
      return {
        write: async (bytes) => {
          size += bytes.length
          if (size <= LONGEST_DATA) start.push(Buffer.from(bytes))
          if (!stream.write(bytes)) await once(stream, 'drain')
        },
        end: () => { stream.end() },
      }
    },
  }).catch(async (error: unknown) => {
    await giveUp(files)
    throw error
  })
  const fault = !read.ok ? read.refusal.code
    : read.value.signature && read.value.signature.trust !== 'trusted' ? 'edxml-signer-untrusted' : undefined
  if (!read.ok || fault !== undefined) {
    await giveUp(files)
    return unreadablePackage(name, fault ?? '')
  }
  const taken = await Promise.all(files.map(async (one) => ({ file: await one.taken, start: one.start })))
  return cameOf(read.value, handedBy, taken)
}

/** What was being taken in is not; nothing names what lies in the store already. */
async function giveUp(files: readonly Coming[]): Promise<void> {
  for (const { stream } of files) stream.destroy()
  await Promise.allSettled(files.map(({ taken }) => taken))
}

function cameOf(
  { message, attachments, signature }: ReadEdxml, handedBy: string,
  taken: readonly { readonly file: Taken; readonly start: readonly Buffer[] }[],
): CameMessage {
  const kept: KeepOfficeFile[] = []
  const files = attachments.map((attachment): FileOfPackage => {
    const { file, start = [] } = taken[attachment.place] ?? {}
    const name = cleanFileName(attachment.name)
    if (!file?.ok) return { name, fault: file?.refusal.code ?? 'file-missing', ...dataOf(attachment, start) }
    const { sha256, size, pages, inert = [], signatures, quarantine } = file.value
    if (quarantine) throw new SendFault('antivirus-away', false)
    if (pages === null) return { name, fault: 'file-broken' }
    kept.push({ sha256, size, pages, inert, reports: signatures?.reports ?? [] })
    return { name, sha256, size }
  })
  const fingerprint = signature && createHash('sha256').update(signature.signer.raw).digest('hex')
  const body: CameBody = {
    message, files, handedBy, signer: signature && nameOf(signature.signer), ...fingerprint !== null && { fingerprint },
  }
  const sums = attachments.map(({ contentId, name, sha256 }) => [contentId, name, sha256])
  const all = [message, sums, ...fingerprint === null ? [] : [fingerprint]]
  return {
    number: numberOf(message, handedBy), kind: message.kind, sender: message.from.id.slice(0, 200),
    saidAt: saidAtOf(message), body,
    digest: createHash('sha256').update(JSON.stringify(all)).digest(), fault: null, files: kept,
  }
}

/** What a small attachment of XML says, where it is UTF-8 that the database keeps; no file is taken of it. */
function dataOf(
  { type, bytes }: Pick<ReadEdxml['attachments'][number], 'type' | 'bytes'>, start: readonly Buffer[],
): Pick<FileOfPackage, 'data'> {
  const all = Buffer.concat(start)
  if (!XML.test(type) || bytes > LONGEST_DATA || !isUtf8(all) || all.includes(0)) return {}
  return { data: all.toString() }
}

/** When its sender says that it was sent. */
function saidAtOf(message: EdxmlMessage): Date | null {
  return message.kind === 'status' ? message.at : message.trace?.at(-1)?.at ?? null
}
