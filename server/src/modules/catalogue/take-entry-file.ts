import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Antivirus } from '../../platform/clamd.ts'
import type { Ctx } from '../../platform/db.ts'
import type { Storage } from '../../platform/storage.ts'
import { recordEvent } from '../audit/public.ts'
import {
  type EntryFileKind, MOST_BYTES, MOST_OF_ALL, isCaptions, isEntryFileKind, isWholeMp4,
} from './domain/entry-file.ts'
import { type EntryFile, insertEntryFile, insertEntryFileOnce } from './store/entry-files.ts'

export interface EntryFileFault {
  readonly code: 'file-empty' | 'file-too-large' | 'file-broken' | 'picture-too-large' | 'entry-file-kind'
    | 'file-infected' | 'antivirus-silent'
}
export type TakenEntryFile = Omit<EntryFile, 'publicId'>
/**
 * Looks at a picture as papers are looked at: `documents` stands to the right of this room, so the door hands it in.
 */
export type InspectPicture = (path: string) => Promise<Result<unknown, EntryFileFault>>
export interface EntryFileChecks {
  readonly inspectPicture: InspectPicture
  /** Where one is configured. */
  readonly antivirus?: Antivirus | undefined
}

/**
 * Takes in a picture, a film or captions as a stream: looks at what it is by its content, lets the antivirus look, and
 * puts it into the file store. What it answers goes to `storeEntryFile`. Refuses with the fault, and keeps nothing;
 * with `antivirus-silent` while the antivirus says nothing: unlike a citizen's paper, a guide can wait for it.
 */
export async function takeEntryFile(
  storage: Storage, content: AsyncIterable<Uint8Array>, checks: EntryFileChecks,
): Promise<Result<TakenEntryFile, EntryFileFault>> {
  const stored = await storage.put(content, MOST_OF_ALL, ({ path, size }) => inspect(path, size, checks))
  if (!stored.ok) return stored
  const { sha256, size, checked: kind } = stored.value
  return ok({ sha256, size, kind })
}

async function inspect(
  path: string, size: number, { inspectPicture, antivirus }: EntryFileChecks,
): Promise<Result<EntryFileKind, EntryFileFault>> {
  if (size === 0) return refuse({ code: 'file-empty' })
  const bytes = await readFile(path)
  const mime = (await fileTypeFromBuffer(bytes))?.mime
  const areCaptions = isCaptions(bytes.toString('utf8', 0, MOST_BYTES['text/vtt']))
  const kind = areCaptions ? 'text/vtt' : mime
  if (!isEntryFileKind(kind) || kind === 'text/vtt' && !areCaptions) return refuse({ code: 'entry-file-kind' })
  if (size > MOST_BYTES[kind]) return refuse({ code: 'file-too-large' })
  if (kind === 'video/mp4' && !isWholeMp4(bytes)) return refuse({ code: 'file-broken' })
  if (kind === 'image/png' || kind === 'image/jpeg') {
    const looked = await inspectPicture(path)
    if (!looked.ok) return looked
  }
  const answer = await antivirus?.scan(createReadStream(path))
  if (answer?.state === 'infected') return refuse({ code: 'file-infected' })
  if (answer?.state === 'down') return refuse({ code: 'antivirus-silent' })
  return ok(kind)
}

/** Keeps that a file may stand in entries. Leaves `entry-file.stored`. */
export async function storeEntryFile(
  ctx: Ctx, file: TakenEntryFile,
): Promise<Result<EntryFile, never>> {
  const { id, publicId } = await insertEntryFile(ctx.tx, file, ctx.now, ctx.actorId)
  await recordEvent(ctx, {
    type: 'entry-file.stored', subjectKind: 'entry-file', subjectId: id,
    data: { file: publicId, kind: file.kind, size: file.size },
  })
  return ok({ ...file, publicId })
}

/** Keeps a file that comes with the data of a province; the same again changes nothing. Leaves `entry-file.stored`. */
export async function loadEntryFile(ctx: Ctx, file: EntryFile): Promise<void> {
  const row = await insertEntryFileOnce(ctx.tx, file, ctx.now, ctx.actorId)
  if (!row) return
  const { publicId, kind, size } = file
  await recordEvent(ctx, {
    type: 'entry-file.stored', subjectKind: 'entry-file', subjectId: row.id, data: { file: publicId, kind, size },
  })
}
