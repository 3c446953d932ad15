import type { ListedReport as Shown, ShownReport } from '@motcua/contracts/reports.ts'
import { dayOf } from '../kernel/civil-day.ts'
import {
  type ListedReport, type OpenedReport, II_06A_COLUMNS, daysLate, lateCausesOf, reportingTreeOf,
} from '../modules/reporting/public.ts'
import type { ApiRooms } from './rooms.ts'

/** How an agency stands with its report, on the wire. */
export function showListed(
  { publicId, unit, above, submittedAt, state, dueOn, daysLate: late }: ListedReport, isMine: boolean,
): Shown {
  return {
    isMine,
    id: publicId, unit: { id: unit.publicId, name: unit.name }, above: above?.name ?? null, state, dueOn,
    submittedAt: submittedAt?.toISOString() ?? null, daysLate: late,
  }
}

/** A report with all that is in it, and what whoever looks may do with it, on the wire. */
export function showReport(
  { directory: source, clock }: ApiRooms, opened: OpenedReport, deeds: ShownReport['deeds'],
): ShownReport {
  const { report, lines, total, byUnit, broken, corrections, causes, steps } = opened
  const directory = source.on(report.lastDay)
  const today = dayOf(clock.now())
  const choices = lateCausesOf(source.on(today))
  const names = new Map(choices.map(({ code, name }) => [code, name]))
  const sentOn = report.submittedAt && report.state !== 'returned' ? dayOf(report.submittedAt) : today
  return {
    id: report.publicId, form: report.form, unit: source.nameOn(report.unitId, report.lastDay),
    above: reportingTreeOf(directory).above(report.unitId)?.name ?? null, period: report.period,
    from: report.firstDay, until: report.lastDay, dueOn: report.dueOn, state: report.state,
    submittedAt: report.submittedAt?.toISOString() ?? null, asOf: report.asOf?.toISOString() ?? null,
    daysLate: daysLate(report.dueOn, sentOn), columns: [...II_06A_COLUMNS],
    lines: lines.map((line) => ({ ...line, counts: [...line.counts] })),
    units: byUnit.map(({ unit, counts }) => ({ unit, counts: [...counts] })), total: [...total], broken: [...broken],
    corrections: [...corrections],
    causes: causes.map(({ cause, count }) =>
      ({ cause, name: cause === null ? null : names.get(cause) ?? cause, count })),
    deeds, causeChoices: [...choices], ownUnit: directory.byId(report.unitId)?.idOfData ?? '',
    steps: steps.map(({ deed, reason, at }) => ({ deed, reason, at: at.toISOString() })),
  }
}
