import { type Result, ok, refuse } from '../../../../kernel/result.ts'
import { type Day, dayOf } from '../../../../kernel/work-calendar.ts'
import type { Ctx, Db } from '../../../../platform/db.ts'
import { recordEvent } from '../../../audit/public.ts'
import { type Viewer, isUnitWithin } from '../../../dossiers/public.ts'
import { type Person, getPeople } from '../../../identity/public.ts'
import type { Directory } from '../../../organisation/public.ts'
import { type RegisterReport, findReport } from './report-store.ts'

/** Whoever asks, and the public id of the report. */
export interface OfReport { readonly report: string; readonly viewer: Viewer }

/** A report that waits for the answer of whoever asks, and of whom it is; undefined of any other. */
export async function findReportToAnswer(
  db: Db | Ctx['tx'], { directory }: { readonly directory: { on(day: Day): Directory } },
  { report: publicId, viewer }: OfReport, now: Date,
): Promise<{ readonly report: RegisterReport; readonly person: Person } | undefined> {
  const report = await findReport(db, publicId)
  const today = directory.on(dayOf(now))
  if (!report || report.answeredAt || !viewer.reaches.some((scope) => isUnitWithin(today, scope, report.unitId)))
    return undefined
  const [person] = await getPeople(db, [report.personId])
  return person && { report, person }
}

/**
 * The unit that keeps a register is shown the whole number of whom a report is about, as long as it has to answer it:
 * without it nobody finds them in the register. The door keeps the reason with the look. Refuses
 * `register-report-unknown` for what is another unit's or answered. Leaves `person.shown`.
 */
export async function showReported(
  ctx: Ctx, rooms: { readonly directory: { on(day: Day): Directory } }, asked: OfReport,
): Promise<Result<void, { readonly code: 'register-report-unknown' }>> {
  const found = await findReportToAnswer(ctx.tx, rooms, asked, ctx.now)
  if (!found) return refuse({ code: 'register-report-unknown' })
  const { person: { id, publicId } } = found
  await recordEvent(ctx, {
    type: 'person.shown', subjectKind: 'person', subjectId: id, data: { person: publicId, field: 'number' },
  })
  return ok(undefined)
}
