import type {} from '@fastify/multipart'
import { ok, refuse } from '../kernel/result.ts'
import {
  type FileFaultCode, type StoredUpload, type UploadLimits, fileFaultText, inspectFile, storeUpload, uploadLimitsOf,
} from '../modules/documents/public.ts'
import { inTransaction } from '../platform/db.ts'
import { policyOf } from './portal-rooms.ts'
import { type Posted, type Visit, fieldOf, isFromHere, senderOf, tidy } from './visit.ts'

/** Files of one form at once; more are put in a second time. */
const MOST_FILES = 20

/** A file that was taken, or what is wrong with it, by the name of its input. */
export interface TakenFile { readonly input: string; readonly upload?: StoredUpload; readonly fault?: string }

export interface TakenForm {
  /** False: the form does not come from here, and no file was taken. */
  readonly isFromHere: boolean
  readonly posted: Posted
  readonly files: readonly TakenFile[]
}

/** The limits of uploads today. */
export function limitsOf({ directory }: Visit): UploadLimits {
  return uploadLimitsOf(policyOf(directory, 'upload-limits'))
}

/**
 * Takes the files of a form in constant memory, each looked at before it is kept (II.4: loại tệp, dung lượng, mật khẩu,
 * tệp hỏng). The token of the form stands before the files in it, and without it nothing is taken. One file that cannot
 * be taken does not stop the others.
 */
export async function takeFiles(visit: Visit, actorId: bigint): Promise<TakenForm> {
  const { request } = visit
  const limits = limitsOf(visit)
  const posted: Record<string, string | string[]> = {}
  const files: TakenFile[] = []
  // What is too large is told beside its row by the store: the parser only stops reading, and does not throw.
  const options = {
    throwFileSizeLimit: false,
    limits: { fileSize: limits.maxBytes + 1, files: MOST_FILES, fields: 100, fieldSize: 10_000 },
  }
  let isOurs = false
  try {
    for await (const part of request.parts(options)) {
      if (part.type === 'field') {
        const value = tidy(typeof part.value === 'string' ? part.value : '')
        const known = Object.hasOwn(posted, part.fieldname) ? posted[part.fieldname] : undefined
        posted[part.fieldname] = known === undefined ? value : [...typeof known === 'string' ? [known] : known, value]
        continue
      }
      isOurs ||= isFromHere(visit, fieldOf(posted, 'csrf'))
      if (!isOurs || part.filename === '') part.file.resume()
      if (isOurs && part.filename !== '') files.push({
        input: part.fieldname, ...await takeOne(visit, actorId, limits, part.file, tidy(part.filename)),
      })
    }
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'FST_FILES_LIMIT') throw error
    files.push({
      input: '', fault: `Chọn nhiều nhất ${String(MOST_FILES)} tệp một lần. Hãy tải các tệp còn lại lần sau.`,
    })
  }
  return { isFromHere: isOurs || isFromHere(visit, fieldOf(posted, 'csrf')), posted, files }
}

async function takeOne(
  visit: Visit, actorId: bigint, limits: UploadLimits, content: AsyncIterable<Uint8Array> & {
    resume: () => unknown
  }, name: string,
): Promise<Omit<TakenFile, 'input'>> {
  const { rooms } = visit
  const stored = await rooms.storage.put(content, limits.maxBytes, async ({ path }) => {
    const inspected = await inspectFile(path, limits)
    return inspected.ok ? ok(inspected.value) : refuse(inspected.refusal)
  })
  content.resume() // what is left of a file that is too large
  if (!stored.ok) return { fault: `${name}: ${fileFaultText(stored.refusal.code satisfies FileFaultCode, limits)}` }
  const { sha256, size, checked: { kind, pages } } = stored.value
  const sender = senderOf(visit, actorId, crypto.randomUUID(), ['upload', sha256])
  const kept: { upload?: StoredUpload } = {}
  await inTransaction(rooms, sender, (ctx) => storeUpload(ctx, { name, sha256, size, kind, pages }), (upload) => {
    kept.upload = upload
    return { status: 201, body: upload.publicId }
  })
  return kept.upload ? { upload: kept.upload } : { fault: `${name}: chưa lưu được. Hãy tải lên lại.` }
}
