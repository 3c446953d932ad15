import { type State, unitOfStep } from '../../modules/dossiers/public.ts'
import type { Unit } from '../../modules/organisation/public.ts'
import { type Place, type SeedWork, planStep, stepsIn } from '../../modules/workflow/public.ts'
import type { Occasion } from './list-occasions.ts'
import type { Random } from './random.ts'

/** Steps of a dossier in this state, one after the other between two moments. Undefined where one has no unit. */
export function inventSteps(
  random: Random,
  { caseId, occasion: { process, directory, places }, state, from, until, isOver, dueAt, at }: {
    caseId: bigint; occasion: Occasion; state: State; from: Date; until: Date; isOver: boolean; dueAt: Date
    at(unit: Unit): Place
  },
): SeedWork['tasks'] | undefined {
  const nodes = stepsIn(process.model)
  const done = doneOf(state, nodes.length, random)
  const tasks: SeedWork['tasks'][number][] = []
  const momentOf = (nth: number) => new Date(from.getTime() + ((until.getTime() - from.getTime()) * nth) / nodes.length)
  for (const [nth, node] of nodes.entries()) {
    const isDone = nth < done
    if (!isDone && (nth > done || isOver)) break
    const unit = unitOfStep({
      caseId, directory, territoryId: places.territoryId, receivesAtId: places.receivesAt.id,
      competentUnitId: places.competent.id,
    }, node)
    if (!unit) return undefined
    const step = planStep({
      caseId, process, node, place: at(unit), opensAt: momentOf(nth), ...(node.hours === 0 ? { dueAt } : {}),
    })
    if (!step.ok) return undefined
    tasks.push(isDone ? { ...step.value, doneAt: momentOf(nth + 1), doneBy: 1n, outcome: 'done' } : step.value)
  }
  return tasks
}

/** How many of the steps are done, for a state. */
function doneOf(state: State, steps: number, random: Random): number {
  switch (state) {
    case 'submitted':
      return 0
    case 'declined':
    case 'withdrawn':
      return 1
    case 'received':
      return 1
    case 'settled':
      return steps - 1
    case 'returned':
      return steps
    case 'awaiting-completion':
    case 'awaiting-supplement':
    case 'awaiting-payment':
    case 'awaiting-confirmation':
    case 'in-progress':
    case 'being-returned':
    case 'unsettled':
    case 'stopped':
      return Math.min(steps - 2, 1 + Math.floor(random.next() * Math.max(1, steps - 2)))
  }
}
