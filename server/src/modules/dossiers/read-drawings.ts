import { buffer } from 'node:stream/consumers'
import type { Db } from '../../platform/db.ts'
import type { Storage } from '../../platform/storage.ts'
import { listPapersOf } from '../documents/public.ts'
import type { DeclarationText, Drawings } from './address-declaration.ts'
import { listPaperIds } from './store/dossier-store.ts'

/** So many bytes has a drawing of `redrawInk` at most, and is read at once. */
export const LARGEST_DRAWING = 64_000

/**
 * The drawings of signatures that a declaration names, as far as they are papers of this dossier: an answer may name
 * any upload, and what is another's is not printed.
 */
export async function readDrawings(rooms: Rooms, dossierId: bigint, text: DeclarationText): Promise<Drawings> {
  return (await readDrawingsOf(rooms, new Map([[dossierId, text]]))).get(dossierId) ?? new Map()
}

interface Rooms { readonly db: Db; readonly storage: Storage }

/** The same of many declarations, by dossier; two statements for all. */
export async function readDrawingsOf(
  { db, storage }: Rooms, texts: ReadonlyMap<bigint, DeclarationText>,
): Promise<ReadonlyMap<bigint, Drawings>> {
  const uploads = new Map([...texts].map(([id, text]) => [id, drawnIn(text)] as const).filter(
    ([, drawn]) => drawn.length > 0,
  ))
  if (uploads.size === 0) return new Map()
  const own = await listPaperIds(db, [...uploads.keys()])
  const papers = await listPapersOf(db, [...uploads.values()].flat(), [...own.values()].flat())
  return new Map(await Promise.all([...uploads].map(async ([id, drawn]) => [id, await openDrawings(storage, papers
    .filter((paper) => drawn.includes(paper.upload) && own.get(id)?.includes(paper.id)))] as const)))
}

/** The uploads that a declaration names as signatures. */
export function drawnIn({ signers }: DeclarationText): readonly string[] {
  return signers.flatMap(({ signed }) => signed?.kind === 'drawn' && UUID.test(signed.upload) ? [signed.upload] : [])
}

/** Their bytes; what is no small PNG is none. */
export async function openDrawings(
  storage: Storage,
  files: readonly { readonly upload: string; readonly sha256: string; readonly kind: string; readonly size: number }[],
): Promise<Drawings> {
  const drawings = files.filter(({ kind, size }) => kind === 'image/png' && size <= LARGEST_DRAWING)
  return new Map(await Promise.all(drawings.map(async ({ upload, sha256 }) =>
    [upload, await buffer(storage.open(sha256))] as const)))
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
