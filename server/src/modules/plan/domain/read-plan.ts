import { readDeadline } from './read-deadline.ts'
import { type Fields, type Note, fieldsOf } from './read-fields.ts'
import { type Plan, type PlanGroup, type PlanTask, TASK_KINDS } from './task.ts'

/** What a file of a plan says, or all that is wrong with it, each with its place. */
export type ReadPlan =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly string[] }

const KEYS = [
  'id', 'group', 'task_no', 'name_vi', 'output_vi', 'lead', 'cooperating', 'responsible_text_vi', 'deadline_text_vi',
  'deadline', 'kind', 'parent', 'targets', 'system_support',
]

/**
 * Reads a plan as it was parsed from its file: groups, and tasks with who leads them and until when. Keys are closed,
 * every task stands in a group and under a heading of it, and has a lead; all problems are told. Pure.
 */
export function readPlan(parsed: unknown): ReadPlan {
  const problems: string[] = []
  const note: Note = (place, problem) => { problems.push(`${place}: ${problem}`) }
  const file = fieldsOf(parsed, '', note)
  const meta = file.object('meta')
  const groups = file.objects('groups').map((one): PlanGroup => ({
    id: one.text('id'), name: one.text('name_vi'),
    headings: one.objects('tasks').map((heading) => ({ no: heading.text('task_no'), name: heading.text('name_vi') })),
  }))
  const tasks = file.objects('tasks').flatMap((one) => readTask(one, groups, note) ?? [])
  const keys = tasks.map(({ key }) => key)
  tasks.forEach(({ key, parent }, nth) => {
    if (keys.indexOf(key) < nth) note(key, 'stands there twice')
    const above = tasks.find((one) => one.key === parent)
    if (parent !== null && (!above || above.parent !== null || above.key === key))
      note(`${key}/parent`, 'is no task that may have parts')
  })
  if (tasks.length === 0) note('/tasks', 'must have a task')
  const plan = { document: meta.text('document'), title: meta.text('title_vi'), issuedOn: meta.day('issued') }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, plan: { ...plan, groups, tasks } }
}

function readTask(fields: Fields, groups: readonly PlanGroup[], note: Note): PlanTask | undefined {
  fields.only(...KEYS)
  const key = fields.text('id')
  const group = groups.find(({ id }) => id === fields.text('group'))
  if (!group) note(`${fields.place}/group`, 'is no group of the plan')
  const heading = group?.headings.find(({ no }) => no === fields.text('task_no'))
  if (group && !heading) note(`${fields.place}/task_no`, `is no heading of group ${group.id}`)
  const [lead, cooperating] = [fields.texts('lead'), fields.texts('cooperating')]
  if (lead.length === 0) note(`${fields.place}/lead`, 'must name who leads')
  const deadline = readDeadline(fields.object('deadline'), note)
  const kind = fields.oneOf('kind', TASK_KINDS)
  if (deadline?.type === 'annual' && kind !== 'recurring') note(`${fields.place}/kind`, 'must be recurring, every year')
  const task = {
    key, name: fields.text('name_vi'), output: fields.has('output_vi') ? fields.text('output_vi') : null, lead,
    cooperating, responsibleText: fields.text('responsible_text_vi'), deadlineText: fields.text('deadline_text_vi'),
    parent: fields.has('parent') ? fields.text('parent') : null,
  }
  return group && heading && deadline && kind && { ...task, group: group.id, heading: heading.no, deadline, kind }
}
