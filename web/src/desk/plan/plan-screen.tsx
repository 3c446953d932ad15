import type { PlanOverview, PlanTaskLine } from '@motcua/contracts/plan.ts'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { showDay } from '../../lib/dates.ts'
import { LANGUAGE, say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { useTitle } from '../shell/use-title.ts'
import { WaitingScreen } from '../shell/waiting-screen.tsx'
import { PLAN_STANDINGS, type PlanSearch, planSearch, usePlan } from './plan-data.ts'
import { PlanFilter } from './plan-filter.tsx'
import { PLAN, PLAN_STANDING } from './plan-texts.ts'

/** The tasks of the plan, and how many parts of each stand how: of all agencies within reach, or of one. */
export function PlanScreen() {
  const asked = planSearch(useSearch({ strict: false }))
  const found = usePlan(asked)
  if (!found.data) return <WaitingScreen title={say(PLAN.title)} failed={say(PLAN.failed)} found={found} />
  return <Plan plan={found.data} asked={asked} />
}

function Plan({ plan, asked }: { plan: PlanOverview; asked: PlanSearch }) {
  useTitle(say(PLAN.title))
  const navigate = useNavigate()
  const { number, title, issuedOn, day, counts, units, groups } = plan
  const tasks = plan.tasks.filter((task) => isWanted(task, asked))
  return (
    <main className="mc-stack">
      <h1>{say(PLAN.title)}</h1>
      <p><bdi lang="vi">{title}</bdi></p>
      <p className="mc-quiet">{say(PLAN.intro, { number, on: showDay(issuedOn), day: showDay(day) })}</p>
      <PlanFilter asked={asked} units={units} onChange={(search) => void navigate({ to: '/ke-hoach', search })} />
      <p role="status">
        {PLAN_STANDINGS.map((one) => `${say(PLAN_STANDING[one])}: ${counts[one].toLocaleString(LANGUAGE)}`).join(' · ')}
      </p>
      {tasks.length === 0 && <EmptyState title={say(PLAN.empty)}>{say(PLAN.emptyHint)}</EmptyState>}
      {tasks.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <caption className="mc-hidden">{say(PLAN.tasks)}</caption>
          <thead><tr>
            {(['key', 'task', 'responsible', 'deadline'] as const).map((head) => <th key={head} scope="col">{say(PLAN[head])}</th>)}
            {PLAN_STANDINGS.map((one) => <th key={one} scope="col">{say(PLAN_STANDING[one])}</th>)}
          </tr></thead>
          {groups.map(({ id, name }) => ({ id, name, rows: tasks.filter(({ group }) => group === id) }))
            .filter(({ rows }) => rows.length > 0).map(({ id, name, rows }) => (
              <tbody key={id}>
                <tr><th scope="rowgroup" colSpan={8} lang="vi">{id}. {name}</th></tr>
                {rows.map((task) => <Row
                  key={task.id} task={task} asked={asked}
                  isDivided={plan.tasks.some(({ parent }) => parent === task.key)}
                />)}
              </tbody>
            ))}
        </table></div>
      )}
    </main>
  )
}

/** Of one agency or state only tasks with such parts. */
function isWanted({ counts }: PlanTaskLine, { unit, standing }: PlanSearch): boolean {
  if (standing) return counts[standing] > 0
  return unit === undefined || PLAN_STANDINGS.some((one) => counts[one] > 0)
}

/** One that is divided into others has no parts of its own to look at. */
function Row({ task, asked, isDivided }: { task: PlanTaskLine; asked: PlanSearch; isDivided: boolean }) {
  const { id, key, name, responsible, deadline, due, counts } = task
  return (
    <tr>
      <td>{key}</td>
      <td lang="vi">
        {isDivided ? name : <Link to="/ke-hoach/$id" params={{ id }} search={asked}>{name}</Link>}
      </td>
      <td lang="vi">{responsible}</td>
      <td><span lang="vi">{deadline}</span>{due !== null && <div className="mc-quiet">{say(PLAN.until, { day: showDay(due) })}</div>}</td>
      {PLAN_STANDINGS.map((one) => (
        <td key={one} className="mc-number">
          {one === 'overdue' && counts.overdue > 0 ? <b className="mc-late">{counts.overdue}</b> : counts[one]}
        </td>
      ))}
    </tr>
  )
}
