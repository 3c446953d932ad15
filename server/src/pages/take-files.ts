import { type SaidFault, sayFileFault } from '@motcua/contracts/file-faults.ts'
import type {} from '@fastify/multipart'
import {
  type FileFault, type StoredUpload, type UploadLimits, nameInForm, noteInfected, storeUpload, takeUpload,
  uploadLimitsOf,
} from '../modules/documents/public.ts'
import { inTransaction } from '../platform/db.ts'
import { PAPERS } from './papers-texts.ts'
import { policyOf } from './portal-rooms.ts'
import { type Posted, type Visit, fieldOf, isFromHere, senderOf, tidy } from './visit.ts'

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

/** What is wrong with a file, in the language of the page. */
export function sayFault(visit: Visit, fault: SaidFault): string {
  return sayFileFault(visit.language, fault, limitsOf(visit))
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
  // What is too large is told beside its row, with its size: the parser does not throw, and the store stops writing.
  const options = {
    throwFileSizeLimit: false,
    limits: { fileSize: Infinity, files: limits.maxFiles, fields: 100, fieldSize: 10_000 },
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
        input: part.fieldname, ...await takeOne(visit, actorId, limits, part.file, tidy(nameInForm(part.filename))),
      })
    }
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'FST_FILES_LIMIT') throw error
    files.push({ input: '', fault: visit.say(PAPERS.tooManyAtOnce, { most: limits.maxFiles }) })
  }
  return { isFromHere: isOurs || isFromHere(visit, fieldOf(posted, 'csrf')), posted, files }
}

/** What was infected leaves a trace, though nothing of it is kept. */
export async function noteIfInfected(visit: Visit, actorId: bigint, { code, threat = '' }: FileFault): Promise<void> {
  if (code !== 'file-infected') return
  const sender = senderOf(visit, actorId, crypto.randomUUID(), ['infected', threat])
  await inTransaction(visit.rooms, sender, (ctx) => noteInfected(ctx, threat), () => ({ status: 200, body: null }))
}

/** One file, looked at and stored as an upload of the actor; or what is wrong with it. */
export async function takeOne(
  visit: Visit, actorId: bigint, limits: UploadLimits, content: AsyncIterable<Uint8Array> & {
    resume: () => unknown
  }, name: string,
): Promise<Omit<TakenFile, 'input'>> {
  const { rooms, say } = visit
  const taken = await takeUpload(rooms, limits, { name, content, actorId })
  content.resume() // what is left of a file that is far too large
  if (!taken.ok) await noteIfInfected(visit, actorId, taken.refusal)
  if (!taken.ok) return { fault: say(PAPERS.ofFile, { name, text: sayFault(visit, taken.refusal) }) }
  const sender = senderOf(visit, actorId, crypto.randomUUID(), ['upload', taken.value.sha256])
  const kept: { upload?: StoredUpload } = {}
  await inTransaction(rooms, sender, (ctx) => storeUpload(ctx, taken.value), (upload) => {
    kept.upload = upload
    return { status: 201, body: upload.publicId }
  })
  return kept.upload ? { upload: kept.upload } : { fault: say(PAPERS.ofFile, { name, text: say(PAPERS.notKept) }) }
}
