import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { EntryContent, EntryKind } from './domain/entry.ts'
import { type Entry, insertEntry, insertEntryVersion, listEntryVersions, lockEntry } from './store/entries.ts'

export type EntryRefusal = { readonly code: 'entry-unknown' } | { readonly code: 'entry-changed' }
/** Whether this entry is within reach of whoever writes; what is not does not exist. */
export type IsWithin = (entry: Pick<Entry, 'kind' | 'unitId'>) => boolean
export interface Written { readonly publicId: string; readonly number: number }

export interface BeginEntry {
  readonly kind: EntryKind
  /** The agency whose it is; null for the province. The door has checked that the right reaches there. */
  readonly unitId: bigint | null
  readonly content: EntryContent
}

/** Begins a guide, an announcement, a contact or a term as a draft (soạn). Leaves `entry.written`. */
export async function beginEntry(ctx: Ctx, { kind, unitId, content }: BeginEntry): Promise<Result<Written, never>> {
  const entry = await insertEntry(ctx.tx, { key: null, kind, unitId }, ctx.now, ctx.actorId)
  return ok(await addVersion(ctx, entry, 1, content))
}

export interface WriteEntry {
  readonly publicId: string
  /** The newest version that the writer had before them. */
  readonly basedOn: number
  readonly content: EntryContent
  readonly isWithin: IsWithin
}

/**
 * Saves a draft as a new version; what was saved or shown before stays as it was. Refuses with `entry-changed` if
 * somebody else has saved meanwhile. Leaves `entry.written`.
 */
export async function writeEntry(
  ctx: Ctx, { publicId, basedOn, content, isWithin }: WriteEntry,
): Promise<Result<Written, EntryRefusal>> {
  const entry = await lockEntry(ctx.tx, publicId)
  if (!entry || !isWithin(entry)) return refuse({ code: 'entry-unknown' })
  const [newest] = await listEntryVersions(ctx.tx, entry.id, 1)
  if (newest?.number !== basedOn) return refuse({ code: 'entry-changed' })
  return ok(await addVersion(ctx, entry, basedOn + 1, content))
}

async function addVersion(
  ctx: Ctx, { id, publicId, kind }: Entry, number: number, content: EntryContent,
): Promise<Written> {
  await insertEntryVersion(ctx.tx, { entryId: id, number, content }, ctx.now, ctx.actorId)
  await recordEvent(ctx, {
    type: 'entry.written', subjectKind: 'entry', subjectId: id, data: { entry: publicId, kind, version: number },
  })
  return { publicId, number }
}
