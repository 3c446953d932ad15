import { buffer } from 'node:stream/consumers'
import type { Db } from '../../platform/db.ts'
import type { Storage } from '../../platform/storage.ts'
import { listPapersOf } from '../documents/public.ts'
import type { DeclarationText, Drawings } from './address-declaration.ts'
import { listComponents } from './store/dossier-store.ts'

/** So many bytes has a drawing of `redrawInk` at most, and is read at once. */
export const LARGEST_DRAWING = 64_000

/**
 * The drawings of signatures that a declaration names, as far as they are papers of this dossier: an answer may name
 * any upload, and what is another's is not printed.
 */
export async function readDrawings(
  { db, storage }: { readonly db: Db; readonly storage: Storage }, dossierId: bigint, text: DeclarationText,
): Promise<Drawings> {
  const uploads = drawnIn(text)
  if (uploads.length === 0) return new Map()
  const ids = (await listComponents(db, dossierId)).flatMap(({ paperIds }) => paperIds)
  return openDrawings(storage, await listPapersOf(db, uploads, ids))
}

/** The uploads that a declaration names as signatures. */
export function drawnIn({ signers }: DeclarationText): readonly string[] {
  return signers.flatMap(({ signed }) => signed?.kind === 'drawn' && UUID.test(signed.upload) ? [signed.upload] : [])
}

/** Their bytes; what is no small PNG is none. */
export async function openDrawings(
  storage: Storage, files: readonly { readonly upload: string; readonly sha256: string; readonly kind: string; readonly size: number }[],
): Promise<Drawings> {
  const drawings = files.filter(({ kind, size }) => kind === 'image/png' && size <= LARGEST_DRAWING)
  return new Map(await Promise.all(drawings.map(async ({ upload, sha256 }) =>
    [upload, await buffer(storage.open(sha256))] as const)))
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
