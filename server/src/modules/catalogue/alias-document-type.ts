import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type Day, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type AliasKind, typeMeantOn } from './domain/document-types.ts'
import { lockRevision, moveRevision } from './store/revision.ts'
import { endTypeAlias, findTypeId, insertTypeAlias, listTypeAliases, lockTypeAlias } from './store/type-aliases.ts'

export interface AliasDocumentType {
  /** By its id in the data. */
  readonly type: string
  readonly kind: AliasKind
  /** What it is called, too, or a code; of a double the id of the type that goes on. */
  readonly text: string
  /** The first day on which it holds: not over, since what held then is on record. */
  readonly from: Day
  /** Of a double: why it is one. */
  readonly reason: string | null
}

export type AliasRefusal =
  | { readonly code: 'document-type-unknown' } | { readonly code: 'alias-held' } | { readonly code: 'alias-day-over' }
  | { readonly code: 'alias-of-itself' } | { readonly code: 'reason-needed' }

export interface SavedAlias { readonly publicId: string }

/**
 * Says of a document type from a day on what it is called, too, which code it had or has in the national catalogue, or
 * that it is the same as another, which goes on for it (chuẩn hóa danh mục giấy tờ, KH 1107 II.2.7). Nothing that is
 * stored under it is rewritten: look-ups are led to the other. Refuses with `alias-held` where it says so already, or
 * another national code or double holds; with `alias-of-itself` where the other is, over whatever way, a double of this
 * one; with `alias-day-over` for a day that is over. Leaves `document-type.aliased`.
 */
export async function aliasDocumentType(ctx: Ctx, input: AliasDocumentType): Promise<Result<SavedAlias, AliasRefusal>> {
  const { tx, now, actorId } = ctx
  const { type, kind, text, from, reason } = input
  // Two who make doubles of each other at once would leave a ring.
  await lockRevision(tx)
  const typeId = await findTypeId(tx, type)
  if (typeId === undefined) return refuse({ code: 'document-type-unknown' })
  if (from < dayOf(now)) return refuse({ code: 'alias-day-over' })
  if (kind === 'same-as') {
    if (await findTypeId(tx, text) === undefined) return refuse({ code: 'document-type-unknown' })
    if (!reason?.trim()) return refuse({ code: 'reason-needed' })
    const known = (await listTypeAliases(tx)).filter((one) => one.kind === 'same-as')
    const days = [from, ...known.map(({ validFrom }) => validFrom).filter((day) => day > from)]
    if (days.some((day) => typeMeantOn(known, day, text) === type) || text === type)
      return refuse({ code: 'alias-of-itself' })
  }
  const saved = await insertTypeAlias(tx, { typeId, kind, text, from, source: 'desk', reason }, actorId, now)
  if (!saved) return refuse({ code: 'alias-held' })
  await moveRevision(tx)
  await recordEvent(ctx, {
    type: 'document-type.aliased', subjectKind: 'document-type', subjectId: typeId,
    data: { documentType: type, kind, text, from },
  })
  return ok({ publicId: saved.publicId })
}

export type EndAliasRefusal =
  { readonly code: 'alias-unknown' } | { readonly code: 'alias-ended' } | { readonly code: 'alias-day-over' }

/**
 * Lets what was said of a document type hold no longer from a day on; what it meant until then it meant. Refuses with
 * `alias-ended` a second time, with `alias-day-over` for a day that is over or on which it has not begun. Leaves
 * `document-type.alias-ended`.
 */
export async function endAliasOfType(
  ctx: Ctx, { publicId, from }: { readonly publicId: string; readonly from: Day },
): Promise<Result<SavedAlias, EndAliasRefusal>> {
  const { tx, now, actorId } = ctx
  await lockRevision(tx)
  const alias = await lockTypeAlias(tx, publicId)
  if (!alias) return refuse({ code: 'alias-unknown' })
  if (alias.endedAt) return refuse({ code: 'alias-ended' })
  if (from < dayOf(now) || from <= alias.validFrom) return refuse({ code: 'alias-day-over' })
  await endTypeAlias(tx, alias.id, from, actorId, now)
  await moveRevision(tx)
  await recordEvent(ctx, {
    type: 'document-type.alias-ended', subjectKind: 'document-type', subjectId: alias.id,
    data: { alias: publicId, kind: alias.kind, from },
  })
  return ok({ publicId })
}
