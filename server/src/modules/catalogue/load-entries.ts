import { dayOf } from '../../kernel/civil-day.ts'
import type { Ctx } from '../../platform/db.ts'
import { contentFingerprint } from '../../platform/fingerprint.ts'
import { recordEvent } from '../audit/public.ts'
import { type EntryContent, type EntryKind, entryContentOf } from './domain/entry.ts'
import {
  endEntryVersions, insertEntry, insertEntryVersion, listKeyedEntries, publishEntryVersion,
} from './store/entries.ts'
import type { Counts } from './store/lists.ts'
import { lockRevision, moveRevision } from './store/revision.ts'

export interface EntryRow {
  readonly key: string
  readonly kind: EntryKind
  /** Of the agency; null for the province. */
  readonly unitId: bigint | null
  readonly content: EntryContent
}

/**
 * Publishes from today on what the data say and the database does not. What somebody has written at the desk since
 * stays, with a note: whoever imports does not overwrite them. Leaves `entries.loaded` if anything changed.
 */
export async function loadEntries(
  ctx: Ctx, rows: readonly EntryRow[],
): Promise<Counts & { readonly notes: readonly string[] }> {
  const { tx, now, actorId } = ctx
  const revision = await lockRevision(tx)
  const known = new Map((await listKeyedEntries(tx)).map((one) => [one.key, one]))
  const today = dayOf(now)
  const counts = { added: 0, changed: 0, unchanged: 0 }
  const notes: string[] = []
  for (const { key, kind, unitId, content } of rows) {
    const before = known.get(key)
    const isSame = before && contentFingerprint(entryContentOf(before.content)) === contentFingerprint(content)
    const isEdited = before !== undefined && before.writtenBy !== actorId
    if (isEdited && !isSame) notes.push(`${key}: đã được sửa tại bàn làm việc; giữ bản đó, không ghi đè`)
    if (isSame || isEdited) {
      counts.unchanged += 1
      continue
    }
    const entry = before ?? await insertEntry(tx, { key, kind, unitId }, now, actorId)
    const number = (before?.number ?? 0) + 1
    await insertEntryVersion(tx, { entryId: entry.id, number, content }, now, actorId)
    await endEntryVersions(tx, entry.id, today, now, actorId)
    await publishEntryVersion(tx, { entryId: entry.id, number, from: today, to: null }, now, actorId)
    counts[before ? 'changed' : 'added'] += 1
  }
  if (counts.added + counts.changed > 0) {
    await moveRevision(tx)
    await recordEvent(ctx, {
      type: 'entries.loaded', subjectKind: 'catalogue', subjectId: revision + 1n,
      data: { ...counts, at: today },
    })
  }
  return { ...counts, notes }
}
