import type { ShownReport } from '@motcua/contracts/reports.ts'
import { Link, useParams } from '@tanstack/react-router'
import { showDay, showMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { useTitle } from '../shell/use-title.ts'
import { WaitingScreen } from '../shell/waiting-screen.tsx'
import { namePeriod } from './name-period.ts'
import { ReportDeeds } from './report-deeds.tsx'
import { useReport } from './report-data.ts'
import { ReportLines } from './report-lines.tsx'
import { ReportStory } from './report-story.tsx'
import { REPORTS, REPORT_STATE } from './report-texts.ts'

/** A report of an agency: its numbers, why some are late, and what can be done with it. */
export function OneReportScreen() {
  const { id } = useParams({ from: '/desk/bao-cao-dinh-ky/$id' })
  const found = useReport(id)
  if (!found.data) return <WaitingScreen title={say(REPORTS.one)} failed={say(REPORTS.oneFailed)} found={found} />
  return <OneReport report={found.data} />
}

function OneReport({ report }: { readonly report: ShownReport }) {
  const { id, form, unit, period, broken } = report
  const title = say(REPORTS.oneTitle, { form, period: namePeriod(period), unit })
  useTitle(title)
  return (
    <main className="mc-stack">
      <nav><Link to="/bao-cao-dinh-ky" search={{ period }}>{say(REPORTS.back)}</Link></nav>
      <h1>{title}</h1>
      <Facts report={report} />
      {broken.length > 0 && <p className="mc-error" role="alert">{say(REPORTS.broken, { checks: broken.join('; ') })}</p>}
      <p className="mc-row">
        {say(REPORTS.files)}
        {(['xlsx', 'docx', 'pdf'] as const).map((format) => (
          <a key={format} href={`/api/reports/${id}/file?format=${format}`} download>{format.toUpperCase()}</a>
        ))}
      </p>
      <ReportDeeds report={report} />
      <ReportLines report={report} />
      <ReportStory report={report} />
    </main>
  )
}

function Facts({ report }: { readonly report: ShownReport }) {
  const { state, above, from, until, dueOn, submittedAt, daysLate } = report
  const pairs: [string, string | null][] = [
    [say(REPORTS.state), say(REPORT_STATE[state])], [say(REPORTS.goesTo), above],
    [say(REPORTS.period), say(REPORTS.days, { from: showDay(from), until: showDay(until) })],
    [say(REPORTS.dueOn), dueOn === null ? say(REPORTS.none)
      : `${showDay(dueOn)}${daysLate > 0 ? ` (⚠ ${say(REPORTS.late, { days: daysLate })})` : ''}`],
    [say(REPORTS.sentAt), submittedAt && showMoment(submittedAt)],
  ]
  return (
    <dl className="mc-pairs mc-panel">{pairs.filter(([, value]) => value !== null).map(([name, value]) => (
      <div key={name}><dt>{name}</dt><dd>{value}</dd></div>
    ))}</dl>
  )
}
