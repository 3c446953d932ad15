import type { PlanTask } from './task.ts'

/** One agency's part of a task: of one year, where it is to be done every year. */
export interface InstanceOf {
  readonly unitId: bigint
  readonly year: number | null
}

/** Who is in force on a day, and who belongs to a group then. */
export interface Members {
  find(idOfData: string): { readonly id: bigint } | undefined
  group(id: string): { readonly units: readonly { readonly id: bigint }[] } | undefined
}

/**
 * The parts that a task has on a day: one for each agency that leads it, members of groups each their own and nobody
 * twice, and for each year where it is yearly. Ids of the data that nobody has on that day are answered as `unknown`.
 * A task that has parts of its own in the plan has none: it is done as they are.
 */
export function instancesOf(
  task: PlanTask, tasks: readonly PlanTask[], members: Members,
): { readonly instances: readonly InstanceOf[]; readonly unknown: readonly string[] } {
  if (tasks.some(({ parent }) => parent === task.key)) return { instances: [], unknown: [] }
  const led = task.lead.map((id) => ({ id, units: unitsOf(id, members) }))
  const unitIds = [...new Set(led.flatMap(({ units }) => units.map((unit) => unit.id)))]
  const years = yearsOf(task)
  return {
    instances: unitIds.flatMap((unitId) => years.map((year) => ({ unitId, year }))),
    unknown: led.filter(({ units }) => units.length === 0).map(({ id }) => id),
  }
}

function unitsOf(id: string, members: Members): readonly { readonly id: bigint }[] {
  const unit = members.find(id)
  return unit ? [unit] : members.group(id)?.units ?? []
}

function yearsOf({ deadline }: PlanTask): readonly (number | null)[] {
  if (deadline.type !== 'annual') return [null]
  const [first, last] = [yearOf(deadline.start), yearOf(deadline.end)]
  return Array.from({ length: last - first + 1 }, (_, nth) => first + nth)
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}
