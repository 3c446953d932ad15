import { type Result, ok } from '../../kernel/result.ts'
import { type CalendarMissing, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Clock, listClocks, listPausesOfCases, termEnd } from '../workflow/public.ts'
import { rulesOf } from './accept-bundle.ts'
import { limitOf } from './begin-case.ts'
import { longestExtension } from './domain/longest-extension.ts'
import { placeOf } from './places.ts'
import type { DossierRooms } from './rooms.ts'
import { changeBundleDue, listDossiersOf, listMembers, lockBundle } from './store/bundle-store.ts'

/**
 * Counts anew until when a whole request is promised, after the term of one of its members moved (hẹn lại ngày trả toàn
 * bộ yêu cầu liên thông): what any of them waited for outside is not counted (R9), they are extended by as much as the
 * longest way through them was, and the calendar is that of today. Nobody is promised less than before. Does nothing
 * for a dossier that belongs to no bundle, or where nothing is promised yet. Refuses `calendar-missing`. Leaves
 * `bundle.redated` if the day moves.
 */
export async function redateBundle(
  ctx: Ctx, rooms: Pick<DossierRooms, 'catalogue' | 'directory'>, requestId: bigint,
): Promise<Result<undefined, CalendarMissing>> {
  const bundle = await lockBundle(ctx.tx, requestId)
  if (!bundle?.acceptedAt || !bundle.dueAt) return ok(undefined)
  const { version: { content }, rules } = rulesOf(rooms, bundle.versionId)
  const [members, dossiers] = await Promise.all([
    listMembers(ctx.tx, requestId), listDossiersOf(ctx.tx, requestId),
  ])
  const pauses = await listPausesOfCases(ctx.tx, dossiers.map(({ id }) => id))
  const extended = new Map<number, number>()
  for (const { seq, dossierId } of members) {
    const clocks = dossierId === null ? [] : await listClocks(ctx.tx, dossierId)
    extended.set(seq, Math.max(0, ...clocks.filter(({ kind }) => kind === 'dossier').map(workingDaysOf)))
  }
  const directory = rooms.directory.on(dayOf(ctx.now))
  const section = directory.byId(dossiers[0]?.receivesAtId ?? bundle.sectionId)
  const limit = content.limits[bundle.limitCase]
  if (!section || !limit) throw new Error(`bundle ${bundle.publicId} has no section or no limit`)
  const asked = rules.members.filter(({ seq }) => members.some((one) => one.seq === seq))
  const term = {
    start: bundle.acceptedAt, limit: limitOf(limit), extended: longestExtension(asked, extended), afterPause: 'resume',
  } as const
  const due = termEnd(term, pauses, placeOf(directory, section).calendar)
  if (!due.ok) return due
  if (due.value <= bundle.dueAt) return ok(undefined)
  await changeBundleDue(ctx.tx, requestId, due.value)
  await recordEvent(ctx, {
    type: 'bundle.redated', subjectKind: 'bundle', subjectId: requestId,
    data: { bundle: bundle.publicId, before: bundle.dueAt.toISOString(), dueAt: due.value.toISOString() },
  })
  return ok(undefined)
}

/** What a clock was extended by, in working days: a begun one is one, a month is thirty days of which some are. */
function workingDaysOf({ unit, extended }: Pick<Clock, 'unit' | 'extended'>): number {
  switch (unit) {
    case 'working-hour': return Math.ceil(extended / 8)
    case 'hour': return Math.ceil(extended / 24)
    case 'half-day': return Math.ceil(extended / 2)
    case 'month': return extended * 22
    case 'working-day': case 'day': case 'same-day': return extended
  }
}
