import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { CatalogueSource } from '../catalogue/public.ts'
import type { DirectorySource } from '../organisation/public.ts'
import { lateIn } from './domain/report-cells.ts'
import { type CourseRefusal, afterDeed } from './domain/report-course.ts'
import { countLines } from './fill-report.ts'
import { lateCausesOf } from './report-rules.ts'
import { type NotedCause, keepCause, lockReport } from './store/reports.ts'

export interface NoteLateCause extends NotedCause {
  /** The report by its address. */
  readonly publicId: string
  readonly isReached: (unitId: bigint) => boolean
}

export type NoteLateCauseRefusal = CourseRefusal
  | { readonly code: 'report-unknown' } | { readonly code: 'report-cause-unknown' }
  | { readonly code: 'report-line-not-late' }

/**
 * Says of a line of one's own why it is late: a cause of the policy `report-late-causes`, and words. What was said
 * before is replaced, until the report is sent. Refuses with `report-unknown` what is out of reach, as `afterDeed`
 * what is on its way, with `report-cause-unknown`, and with `report-line-not-late` a line in which nothing is. Leaves
 * `report.explained`, which has no word of the note.
 */
export async function noteLateCause(
  ctx: Ctx, rooms: { readonly directory: DirectorySource; readonly catalogue: CatalogueSource }, input: NoteLateCause,
): Promise<Result<string, NoteLateCauseRefusal>> {
  const { publicId, isReached, level, sector, cause, note } = input
  const report = await lockReport(ctx.tx, publicId)
  if (!report || !isReached(report.unitId)) return refuse({ code: 'report-unknown' })
  const sent = afterDeed(report.state, 'submit', false)
  if (!sent.ok) return sent
  if (!lateCausesOf(rooms.directory.on(dayOf(ctx.now))).some(({ code }) => code === cause))
    return refuse({ code: 'report-cause-unknown' })
  const own = rooms.directory.on(report.lastDay).byId(report.unitId)?.idOfData
  const line = (await countLines({ db: ctx.tx, ...rooms }, report)).find((one) =>
    one.unit.key === own && one.level.key === level && one.sector.key === sector)
  if (!line || lateIn(line.counts) === 0) return refuse({ code: 'report-line-not-late' })
  await keepCause(ctx, report.id, { level, sector, cause, note })
  await recordEvent({ ...ctx, unitId: report.unitId }, {
    type: 'report.explained', subjectKind: 'report', subjectId: report.id,
    data: { report: publicId, period: report.period, level, sector, cause },
  })
  return ok(publicId)
}
