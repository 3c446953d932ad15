import { groupBy } from '../../kernel/group-by.ts'
import type { Sheet } from '../../kernel/sheet.ts'
import type { DirectorySource } from '../organisation/public.ts'
import { type ReportLine, sumLines } from './domain/report-cells.ts'
import { sheetIi06a } from './domain/sheet-ii06a.ts'
import type { OpenedReport } from './open-report.ts'

/**
 * A periodic report as form II.06a, of which every file is written: the numbers as they were sent, those of agencies
 * below together by level and sector, as of when it was sent; of one that is not sent as it would be sent at `madeAt`.
 */
export function sheetOfReport(source: DirectorySource, opened: OpenedReport, madeAt: Date): Sheet {
  const { report, lines, total } = opened
  const directory = source.on(report.lastDay)
  const ranks = new Map([...directory.pastLevels, ...directory.levels].map(({ id, rank }) => [id, rank]))
  const together = (key: (line: ReportLine) => ReportLine['level'], some: readonly ReportLine[]) =>
    [...groupBy(some, (line) => key(line).key).values()].flatMap((alike) =>
      alike[0] ? [{ of: key(alike[0]), counts: sumLines(alike), lines: alike }] : [])
  const groups = together(({ level }) => level, lines)
    .sort((one, other) => (ranks.get(one.of.key) ?? 0) - (ranks.get(other.of.key) ?? 0))
    .map((group) => ({
      ...group,
      sectors: together(({ sector }) => sector, group.lines)
        .sort((one, other) => one.of.name.localeCompare(other.of.name, 'vi')),
    }))
  const isSent = report.state !== 'draft' && report.state !== 'returned'
  return sheetIi06a({ groups, total }, {
    from: report.firstDay, until: report.lastDay, reporter: source.nameOn(report.unitId, report.lastDay),
    asOf: isSent && report.submittedAt ? report.submittedAt : undefined, madeAt,
  })
}
