import { Button, NativeSelect } from '@mantine/core'
import type { ListedReport, ReportList } from '@motcua/contracts/reports.ts'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { now } from '../../lib/clock.ts'
import { dayOf, showDay, showShortMoment } from '../../lib/dates.ts'
import { LANGUAGE, say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { PARTS, codeOfPeriod, lastQuarter, readPeriod } from './name-period.ts'
import { reportSearch, useReports, useWriteReport } from './report-data.ts'
import { REPORTS, REPORT_STATE } from './report-texts.ts'

/** So many years back one may look from here. */
const YEARS = 10

/** Who has reported for a period, who has not and who was late; one’s own report is begun here. */
export function ReportsScreen() {
  useTitle(say(REPORTS.title))
  const navigate = useNavigate()
  const today = dayOf(now())
  const period = readPeriod(reportSearch(useSearch({ strict: false })).period) ?? lastQuarter(today)
  const found = useReports(codeOfPeriod(period))
  const years = Array.from({ length: YEARS }, (_, nth) => String(Number(today.slice(0, 4)) - nth))
  const choose = (chosen: typeof period) =>
    void navigate({ to: '/bao-cao-dinh-ky', search: { period: codeOfPeriod(chosen) } })
  return (
    <main className="mc-stack">
      <h1>{say(REPORTS.title)}</h1>
      <p className="mc-quiet">{say(REPORTS.intro)}</p>
      <div className="mc-row">
        <NativeSelect
          label={say(REPORTS.part)} value={period.part}
          data={PARTS.map((value) => ({ value, label: say(REPORTS[value]) }))}
          onChange={({ currentTarget: { value } }) =>
            choose({ ...period, part: PARTS.find((one) => one === value) ?? period.part })}
        />
        <NativeSelect
          label={say(REPORTS.year)} value={period.year}
          data={years.includes(period.year) ? years : [...years, period.year]}
          onChange={({ currentTarget: { value } }) => choose({ ...period, year: value })}
        />
      </div>
      {found.isLoading && <SkeletonList rows={6} />}
      {found.isError
        && <ErrorState title={say(REPORTS.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && found.data.items.length === 0 && <EmptyState title={say(REPORTS.empty)} />}
      {found.data && found.data.items.length > 0 && <Listed list={found.data} />}
    </main>
  )
}

function Listed({ list: { period, from, until, missing, late, items } }: { readonly list: ReportList }) {
  const navigate = useNavigate()
  const drafting = useWriteReport((id) => void navigate({ to: '/bao-cao-dinh-ky/$id', params: { id } }))
  return <>
    <p role="status">{say(REPORTS.counted, {
      from: showDay(from), until: showDay(until), all: items.length.toLocaleString(LANGUAGE),
      missing: missing.toLocaleString(LANGUAGE), late: late.toLocaleString(LANGUAGE),
    })}</p>
    <FormRefusal error={drafting.error} />
    <div className="mc-table-wrap"><table className="mc-table mc-figures">
      <caption className="mc-hidden">{say(REPORTS.title)}</caption>
      <thead><tr>
        {(['agency', 'goesTo', 'dueOn', 'state', 'sentAt', 'open'] as const)
          .map((head) => <th key={head} scope="col">{say(REPORTS[head])}</th>)}
      </tr></thead>
      <tbody>{items.map((one) => (
        <Row
          key={one.unit.id} report={one} isBusy={drafting.isPending}
          onDraft={() => drafting.mutate({ path: '', body: { unitId: one.unit.id, period } })}
        />
      ))}</tbody>
    </table></div>
  </>
}

function Row({ report: { id, unit, above, state, dueOn, submittedAt, daysLate, isMine }, isBusy, onDraft }: {
  readonly report: ListedReport; readonly isBusy: boolean; readonly onDraft: () => void
}) {
  return (
    <tr>
      <th scope="row"><bdi>{unit.name}</bdi></th>
      <td><bdi>{above ?? ''}</bdi></td>
      <td>
        {dueOn === null ? say(REPORTS.none) : showDay(dueOn)}
        {daysLate > 0 && <div><b className="mc-late">⚠ {say(REPORTS.late, { days: daysLate })}</b></div>}
      </td>
      <td>{say(REPORT_STATE[state])}</td>
      <td>{submittedAt === null ? '' : showShortMoment(submittedAt)}</td>
      <td>
        {id !== null && (
          <Link to="/bao-cao-dinh-ky/$id" params={{ id }} aria-label={say(REPORTS.openOf, { unit: unit.name })}>
            {say(REPORTS.open)}
          </Link>
        )}
        {id === null && isMine && (
          <Button
            variant="default" loading={isBusy} aria-label={say(REPORTS.draftOf, { unit: unit.name })} onClick={onDraft}
          >{say(REPORTS.draft)}</Button>
        )}
      </td>
    </tr>
  )
}
