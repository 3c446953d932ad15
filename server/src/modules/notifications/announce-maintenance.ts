import { type Result, ok, refuse } from '../../kernel/result.ts'
import { cleanLines } from '../../kernel/vietnamese-text.ts'
import type { CalendarMissing, WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type MaintenanceRule, inTimeFrom } from './domain/maintenance.ts'
import { insertMaintenance } from './maintenance-store.ts'

export interface AnnounceMaintenance {
  readonly startsAt: Date
  readonly endsAt: Date
  /** What does not work meanwhile. */
  readonly effect: string
  /** Why it cannot wait; kept only where it is needed. */
  readonly urgentReason: string
  readonly rule: MaintenanceRule
  /** Of the province's own agency. */
  readonly calendar: WorkCalendar
}

export type AnnounceMaintenanceRefusal = CalendarMissing
  | { readonly code: 'maintenance-effect-missing' | 'maintenance-ends-first' | 'maintenance-past' }
  | { readonly code: 'maintenance-too-long' | 'maintenance-too-soon' | 'maintenance-overlaps' }

const [MINUTE, HOUR] = [60_000, 3_600_000]

/**
 * Announces planned maintenance (báo trước bảo trì, R23): so many whole working days ahead as the rule says, sooner
 * only with a reason, which everybody reads. What is announced stays as it is; whoever needs other times calls it off
 * and announces anew. Leaves `maintenance.announced`.
 */
export async function announceMaintenance(
  ctx: Ctx, { startsAt, endsAt, effect: raw, urgentReason: said, rule, calendar }: AnnounceMaintenance,
): Promise<Result<{ readonly publicId: string }, AnnounceMaintenanceRefusal>> {
  const { tx, now, actorId } = ctx
  const [effect, reason] = [cleanLines(raw), cleanLines(said)]
  if (effect === '') return refuse({ code: 'maintenance-effect-missing' })
  if (endsAt <= startsAt) return refuse({ code: 'maintenance-ends-first' })
  // Times are typed to the minute: "from now on" is this minute.
  if (startsAt.getTime() <= now.getTime() - MINUTE || endsAt <= now) return refuse({ code: 'maintenance-past' })
  if (endsAt.getTime() - startsAt.getTime() > rule.mostHours * HOUR) return refuse({ code: 'maintenance-too-long' })
  const from = inTimeFrom(now, rule.workingDays, calendar)
  if (!from.ok) return from
  const isUrgent = startsAt < from.value
  if (isUrgent && reason === '') return refuse({ code: 'maintenance-too-soon' })
  const urgentReason = isUrgent ? reason : null
  const kept = await insertMaintenance(tx, {
    startsAt, endsAt, effect, urgentReason, announcedAt: now, announcedBy: actorId,
  })
  if (!kept) return refuse({ code: 'maintenance-overlaps' })
  await recordEvent(ctx, {
    type: 'maintenance.announced', subjectKind: 'maintenance', subjectId: kept.id,
    data: {
      maintenance: kept.publicId, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), urgent: isUrgent,
    },
  })
  return ok({ publicId: kept.publicId })
}
