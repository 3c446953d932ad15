import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type EntryFault, faultsToPublish } from './domain/entry.ts'
import { endEntryVersions, listEntryVersions, lockEntry, publishEntryVersion } from './store/entries.ts'
import { moveRevision } from './store/revision.ts'
import type { EntryRefusal, IsWithin, Written } from './write-entry.ts'

export interface PublishEntry {
  readonly publicId: string
  /** The version that was looked at; it must still be the newest. */
  readonly number: number
  readonly from: Day
  /** The last day; null for as long as nothing else is published. */
  readonly to: Day | null
  readonly isWithin: IsWithin
}

export type PublishEntryRefusal = EntryRefusal
  | { readonly code: 'day-past' } | { readonly code: 'days-reversed' } | { readonly code: 'entry-published-already' }
  | { readonly code: 'entry-incomplete'; readonly faults: readonly EntryFault[] }

/**
 * Shows the newest version to people from a day on (công bố); what was shown till then ends the day before, and what
 * was to begin later is taken back. Leaves `entry.published`.
 */
export async function publishEntry(ctx: Ctx, input: PublishEntry): Promise<Result<Written, PublishEntryRefusal>> {
  const { publicId, number, from, to, isWithin } = input
  const entry = await lockEntry(ctx.tx, publicId)
  if (!entry || !isWithin(entry)) return refuse({ code: 'entry-unknown' })
  const [newest] = await listEntryVersions(ctx.tx, entry.id, 1)
  if (newest?.number !== number) return refuse({ code: 'entry-changed' })
  if (newest.publishedAt !== null) return refuse({ code: 'entry-published-already' })
  if (from < dayOf(ctx.now)) return refuse({ code: 'day-past' })
  if (to !== null && to < from) return refuse({ code: 'days-reversed' })
  const faults = faultsToPublish(entry.kind, newest.content)
  if (faults.length > 0) return refuse({ code: 'entry-incomplete', faults })

  await endEntryVersions(ctx.tx, entry.id, from, ctx.now, ctx.actorId)
  await publishEntryVersion(ctx.tx, { entryId: entry.id, number, from, to }, ctx.now, ctx.actorId)
  await moveRevision(ctx.tx)
  await recordEvent(ctx, {
    type: 'entry.published', subjectKind: 'entry', subjectId: entry.id,
    data: { entry: publicId, kind: entry.kind, version: number, from, to: to ?? '' },
  })
  return ok({ publicId, number })
}

export interface EndEntry {
  readonly publicId: string
  /** The first day without it. */
  readonly from: Day
  readonly isWithin: IsWithin
}

export type EndEntryRefusal = EntryRefusal | { readonly code: 'day-past' } | { readonly code: 'entry-not-shown' }

/** Shows it no longer from a day on (gỡ xuống); its versions stay. Leaves `entry.ended`. */
export async function endEntry(
  ctx: Ctx, { publicId, from, isWithin }: EndEntry,
): Promise<Result<Written, EndEntryRefusal>> {
  const entry = await lockEntry(ctx.tx, publicId)
  if (!entry || !isWithin(entry)) return refuse({ code: 'entry-unknown' })
  if (from < dayOf(ctx.now)) return refuse({ code: 'day-past' })
  const ended = await endEntryVersions(ctx.tx, entry.id, from, ctx.now, ctx.actorId)
  if (ended === 0) return refuse({ code: 'entry-not-shown' })
  await moveRevision(ctx.tx)
  await recordEvent(ctx, {
    type: 'entry.ended', subjectKind: 'entry', subjectId: entry.id, data: { entry: publicId, kind: entry.kind, from },
  })
  const [newest] = await listEntryVersions(ctx.tx, entry.id, 1)
  return ok({ publicId, number: newest?.number ?? 0 })
}
