import { createReadStream } from 'node:fs'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Antivirus } from '../../platform/clamd.ts'
import type { Backing } from '../../platform/db.ts'
import type { KeyRing } from '../../platform/signing/key-ring.ts'
import type { Storage } from '../../platform/storage.ts'
import { type FoundSignatures, checkUploadSignatures } from './check-upload-signatures.ts'
import type { FileFault, UploadLimits } from './domain/file-fault.ts'
import { type Inspected, inspectFile } from './inspect-file.ts'
import type { QuarantineWhy } from './store/quarantine.ts'
import type { StoreUpload } from './store-upload.ts'

export interface TakeUpload {
  /** As the browser gave it. */
  readonly name: string
  readonly content: AsyncIterable<Uint8Array>
  /** Who sends it: of several who do, each has a turn before one has two. */
  readonly actorId: bigint
}

export interface TakingRooms extends Pick<Backing, 'clock'> {
  readonly storage: Storage
  /** Whom signatures in what is sent are checked against. */
  readonly keys: Pick<KeyRing, 'trust'>
  /** Left out where none is configured: then files are taken unscanned. */
  readonly antivirus?: Antivirus | undefined
}

/** So many times the largest file is still counted, so that whoever sent it reads how large it is. */
const COUNTED = 5

/**
 * Takes in what somebody sends, as a stream: looks at it, has it scanned, has its signatures judged, and puts it into
 * the file store. What the antivirus says nothing of is taken, and told as `quarantine`; a signature that does not hold
 * is told, and refused only when the file is handed in (`takePapers`). What it answers goes to
 * `storeUpload`, in a transaction; the bytes are on disk before. Refuses with the fault of the file, and keeps nothing.
 * The stream is read to its end, or as far as what is too large is counted.
 *
 * API and portal both use it. What nobody then stores a row for stays in the store under its hash and is named by
 * nobody.
 */
export async function takeUpload(
  { storage, antivirus, keys, clock }: TakingRooms, limits: UploadLimits, { name, content, actorId }: TakeUpload,
): Promise<Result<StoreUpload, FileFault>> {
  const counted = countedOf(content, limits.maxBytes * COUNTED)
  const stored = await storage.put(counted, limits.maxBytes, async ({ path }) => {
    const inspected = await inspectFile(path, limits, String(actorId))
    const clean: Result<Looked, FileFault> = inspected.ok
      ? await scanned(antivirus, path, inspected.value) : inspected
    if (!clean.ok || !clean.value.isSigned) return clean
    const signatures = await checkUploadSignatures(keys, { path, actorId, at: clock.now() })
    return ok({ ...clean.value, ...signatures && { signatures } })
  })
  if (!stored.ok) {
    return stored.refusal.code === 'file-too-large'
      ? refuse({ code: 'file-too-large', ...await counted.whole() })
      : stored
  }
  const {
    sha256, size, checked: { kind, pages, inert, quarantine, isClean, signatures },
  } = stored.value
  return ok({
    name, sha256, size, kind, pages, inert, ...quarantine && { quarantine }, ...isClean && { isClean },
    ...signatures && { signatures },
  })
}

type Looked = Inspected & {
  readonly quarantine?: QuarantineWhy; readonly isClean?: true; readonly signatures?: FoundSignatures
}

/** Refuses what the antivirus finds something in; of what it says nothing of, why, for it is kept aside. */
async function scanned(
  antivirus: Antivirus | undefined, path: string, inspected: Inspected,
): Promise<Result<Looked, FileFault>> {
  if (!antivirus) return ok(inspected)
  const answer = await antivirus.scan(createReadStream(path))
  if (answer.state === 'infected') return refuse({ code: 'file-infected', threat: answer.threat })
  return ok({ ...inspected, ...answer.state === 'down' ? { quarantine: answer.why } : { isClean: true } })
}

/** The same bytes, counted; who stops early does not end the stream, whose rest can be counted afterwards. */
function countedOf(content: AsyncIterable<Uint8Array>, most: number) {
  const source = content[Symbol.asyncIterator]()
  let bytes = 0
  const next = async (): Promise<IteratorResult<Uint8Array, undefined>> => {
    const step = await source.next()
    if (step.done) return { done: true, value: undefined }
    bytes += step.value.byteLength
    return step
  }
  return {
    [Symbol.asyncIterator]: (): AsyncIterator<Uint8Array> => ({ next }),
    /** How many there are in all, unless there are more than `most`. */
    async whole(): Promise<{ found?: number }> {
      while (bytes <= most) if ((await next()).done) return { found: bytes }
      return {}
    },
  }
}
