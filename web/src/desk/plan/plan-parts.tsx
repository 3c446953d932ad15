import { Button } from '@mantine/core'
import type { PlanPart, PlanTaskDetail } from '@motcua/contracts/plan.ts'
import { Fragment, useState } from 'react'
import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { DecidePart } from './decide-part.tsx'
import { PLAN, PLAN_STANDING } from './plan-texts.ts'
import { ReportPart } from './report-part.tsx'

type Deed = PlanPart['may'][number]

/** Parts of agencies as a table; what is done with one opens below its row. */
export function PlanParts({ task, parts, onClose }: {
  task: PlanTaskDetail; parts: readonly PlanPart[]; onClose: () => void
}) {
  const [open, setOpen] = useState<{ readonly id: string; readonly deed: Deed }>()
  const close = () => {
    setOpen(undefined)
    onClose()
  }
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <thead><tr>
        {(['unit', 'deadline', 'standing', 'report', 'deeds'] as const)
          .map((head) => <th key={head} scope="col">{say(PLAN[head])}</th>)}
      </tr></thead>
      <tbody>{parts.map((part) => (
        <Fragment key={part.id}>
          <tr>
            <Cells part={part} />
            <td>{part.may.map((deed) => (
              <Button
                key={deed} variant="default" aria-expanded={open?.id === part.id && open.deed === deed}
                aria-label={say(deed === 'report' ? PLAN.doReportOf : PLAN.doDecideOf, { unit: nameOf(part) })}
                onClick={() => setOpen({ id: part.id, deed })}
              >{say(deed === 'report' ? PLAN.doReport : PLAN.doDecide)}</Button>
            ))}</td>
          </tr>
          {open?.id === part.id && part.may.includes(open.deed) && (
            <tr><td colSpan={5}>
              {open.deed === 'report' && <ReportPart task={task} part={part} name={nameOf(part)} onClose={close} />}
              {open.deed === 'confirm' && <DecidePart part={part} name={nameOf(part)} onClose={close} />}
            </td></tr>
          )}
        </Fragment>
      ))}</tbody>
    </table></div>
  )
}

function nameOf({ unitName, year }: PlanPart): string {
  return year === null ? unitName : `${unitName}, ${say(PLAN.ofYear, { year: String(year) })}`
}

function Cells({ part }: { part: PlanPart }) {
  const { unitName, year, due, standing } = part
  return (
    <>
      <td><span lang="vi">{unitName}</span>{year !== null && <div>{say(PLAN.ofYear, { year: String(year) })}</div>}</td>
      <td>{due === null ? say(PLAN.noDue) : showDay(due)}</td>
      <td>{standing === 'overdue'
        ? <b className="mc-late">⚠ {say(PLAN_STANDING.overdue)}</b> : say(PLAN_STANDING[standing])}</td>
      <td><Report report={part.report} /></td>
    </>
  )
}

function Report({ report }: { report: PlanPart['report'] }) {
  if (!report) return <span className="mc-quiet">{say(PLAN.none)}</span>
  const { status, said, document, link, milestone, on, by, verdict, note } = report
  const isToConfirm = status === 'done' || milestone !== null
  return (
    <div lang="vi">
      {status === 'done' && <div><b>{say(PLAN.reportedDone)}</b></div>}
      {milestone !== null && <div><b>{say(PLAN.reportedMilestone, { on: showDay(milestone) })}</b></div>}
      <div className="mc-said"><bdi>{said}</bdi></div>
      {document !== null && <div><bdi>{say(PLAN.evidence, { document })}</bdi></div>}
      {link !== null && <div><a href={link} target="_blank" rel="noreferrer">{say(PLAN.link)}</a></div>}
      <div className="mc-quiet">{say(PLAN.reportedBy, { name: by, on: showDay(on) })}</div>
      {verdict === 'confirmed' && <div>✓ {say(PLAN.confirmed)}</div>}
      {verdict === 'sent-back' && <div><b><bdi>{say(PLAN.sentBack, { note: note ?? '' })}</bdi></b></div>}
      {verdict === null && isToConfirm && <div>{say(PLAN.awaits)}</div>}
    </div>
  )
}
