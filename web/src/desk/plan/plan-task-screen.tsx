import type { PlanTaskDetail } from '@motcua/contracts/plan.ts'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { useTitle } from '../shell/use-title.ts'
import { WaitingScreen } from '../shell/waiting-screen.tsx'
import { EnterPlanDate } from './enter-plan-date.tsx'
import { planSearch, usePlan, usePlanTask } from './plan-data.ts'
import { PlanFilter } from './plan-filter.tsx'
import { PlanParts } from './plan-parts.tsx'
import { PLAN } from './plan-texts.ts'

/** One task of the plan: what it demands until when, and the parts of agencies within reach. */
export function PlanTaskScreen() {
  const { id } = useParams({ from: '/desk/ke-hoach/$id' })
  const asked = planSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  const heading = useRef<HTMLHeadingElement>(null)
  const [found, plan] = [usePlanTask(id, asked), usePlan({})]
  const [task] = found.data?.pages ?? []
  useTitle(task?.name ?? say(PLAN.task))
  if (!task) return <WaitingScreen title={say(PLAN.task)} failed={say(PLAN.oneFailed)} found={found} />
  const parts = found.data?.pages.flatMap((page) => page.parts) ?? []
  return (
    <main className="mc-stack">
      <nav><Link to="/ke-hoach" search={asked}>{say(PLAN.back)}</Link></nav>
      <h1><bdi lang="vi">{task.key}. {task.name}</bdi></h1>
      <Facts task={task} />
      {task.mayEnter && <EnterPlanDate key={JSON.stringify(task.entered)} task={task} />}
      <h2 ref={heading} tabIndex={-1}>{say(PLAN.parts)}</h2>
      <PlanFilter
        asked={asked} units={plan.data?.units ?? []}
        onChange={(search) => void navigate({ to: '/ke-hoach/$id', params: { id }, search })}
      />
      {parts.length === 0 && <EmptyState title={say(PLAN.noParts)}>{say(PLAN.emptyHint)}</EmptyState>}
      {parts.length > 0 && <PlanParts task={task} parts={parts} onClose={() => heading.current?.focus()} />}
      <MoreButton found={found} label={say(PLAN.more)} />
    </main>
  )
}

function Facts({ task }: { task: PlanTaskDetail }) {
  const { output, responsible, deadline, due, waitsFor, heardOf, entered, milestones } = task
  const pairs: [string, string | null][] = [
    [say(PLAN.output), output], [say(PLAN.responsible), responsible],
    [say(PLAN.deadline), due === null ? deadline : `${deadline} (${say(PLAN.until, { day: showDay(due) })})`],
    [say(PLAN.milestones), milestones
      .map(({ on, percent }) => say(PLAN.milestone, { percent: String(percent), on: showDay(on) })).join('; ')],
    [say(PLAN.waitsFor), waitsFor],
    [say(PLAN.heardOf), heardOf && say(PLAN.heard, { what: heardOf.what, on: showDay(heardOf.on) })],
    [say(PLAN.entered), entered && [
      ...entered.startsOn === null ? [] : [say(PLAN.enteredEvent, { on: showDay(entered.startsOn) })],
      ...entered.dueOn === null ? [] : [say(PLAN.enteredDue, { on: showDay(entered.dueOn) })],
      say(PLAN.enteredBy, { basis: entered.basis }),
    ].join(', ')],
  ]
  return (
    <dl className="mc-pairs mc-panel">{pairs.filter(([, value]) => value !== null && value !== '').map(([name, value]) => (
      <div key={name}><dt>{name}</dt><dd lang="vi">{value}</dd></div>
    ))}</dl>
  )
}
