import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type NodeAction, type Task, findStep } from '../workflow/public.ts'
import type { HeldDossier } from './open-dossier.ts'
import { type Viewer, deskOf, mayDoStep } from './viewer.ts'

/** Why no step can be told: not the viewer's, another deed's, or one of several that the viewer must name. */
export type StepOfOthers =
  | { readonly code: 'not-your-step' } | { readonly code: 'not-at-this-step'; readonly step: string }
  | { readonly code: 'step-unclear'; readonly step: string }

/** A deed on one step of the process: what the process has there, to take it, or to give it back. */
export type StepDeed = NodeAction | 'take' | 'return-step'

type Standing = Pick<HeldDossier, 'tasks' | 'process'>

/**
 * The open steps on which the viewer may do this, one for each place of the process: what they hold before what is
 * free. Rounds of one step are alike, so that the first stands for all. More than one must be told apart by name.
 */
export function stepsFor({ tasks, process }: Standing, viewer: Viewer, deed: StepDeed): readonly Task[] {
  const able = tasks.filter((one) => mayDoStep(viewer, one) && isFor(process, one, deed))
  const held = able.filter(({ holderId }) => holderId === deskOf(viewer))
  const likely = held.length > 0 ? held : able
  return likely.filter(({ nodeId }, nth) => likely.findIndex((one) => one.nodeId === nodeId) === nth)
}

function isFor({ model }: Standing['process'], { nodeId, holderId }: Task, deed: StepDeed): boolean {
  if (deed === 'take') return holderId === null
  return deed === 'return-step' || findStep(model, nodeId)?.action === deed
}

/**
 * The open step that is meant by a deed: the one that is named, or the only one there is. Refuses with `not-your-step`,
 * with `not-at-this-step` where the process has another deed there, and with `step-unclear` where the viewer has
 * several of one kind in parallel branches and names none: nothing is guessed. Both name the steps.
 */
export function stepMeant(
  open: Standing, viewer: Viewer, deed: StepDeed, named: string | undefined,
): Result<Task, StepOfOthers> {
  const mine = open.tasks.filter((one) => mayDoStep(viewer, one) && (named === undefined || one.nodeId === named))
  const found = stepsFor({ ...open, tasks: mine }, viewer, deed)
  const [step, other] = found
  if (step && other) return refuse({ code: 'step-unclear', step: found.map(({ name }) => name).join(', ') })
  if (step) return ok(step)
  const [first] = mine
  return refuse(first ? { code: 'not-at-this-step', step: first.name } : { code: 'not-your-step' })
}
