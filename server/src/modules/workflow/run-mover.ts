import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import type { Feel } from '../../platform/feel/open-feel.ts'
import type { RunPorts, Token } from './domain/run/instance.ts'
import type { ModelSource } from './model-source.ts'
import { type Move, moveRun } from './move-run.ts'
import { portsOf } from './run-ports.ts'
import type { WaitingRun } from './store/due-store.ts'
import type { StoredModel } from './store/model-store.ts'

/** A run that is to be moved, if it still waits for that once it is locked. */
export interface DueMove extends WaitingRun {
  readonly move: Move
  isDue(token: Token | undefined, now: Date): boolean
}

export interface RunMover {
  /** Moves a run; answers whether it still waited for that. */
  move(ctx: Ctx, due: DueMove): Promise<boolean>
  /** What a run of no case asks of the outside. */
  portsAt(now: Date, model: StoredModel): RunPorts
}

export interface OpenRunMover {
  readonly feel: Feel
  readonly models: ModelSource
  /** Of whoever holds what belongs to no case: its days and hours of work are counted in it. */
  readonly calendarAt: (now: Date) => WorkCalendar | undefined
  /**
   * Moves the run of a case with all that follows from it for its owner; where nobody owns cases, none is moved.
   */
  readonly moveCase?: ((ctx: Ctx, move: DueMove & { readonly caseId: bigint }) => Promise<boolean>) | undefined
}

/** Opens what moves runs, for jobs and for whoever mends them. */
export function openRunMover({ feel, models, calendarAt, moveCase }: OpenRunMover): RunMover {
  const portsAt = (now: Date, { decisions }: StoredModel): RunPorts =>
    portsOf({ feel, now, decisions, calendarOf: () => calendarAt(now) })
  return {
    portsAt,
    async move(ctx, due) {
      const { instanceId, caseId, move, isDue } = due
      if (caseId !== null) {
        if (!moveCase) throw new Error(`nobody here moves case ${String(caseId)}`)
        return moveCase(ctx, { ...due, caseId })
      }
      const moved = await moveRun(ctx, instanceId, {
        modelOf: (id) => models.of(id, ctx.tx), portsOf: (model) => portsAt(ctx.now, model), move,
        isDue: (token) => isDue(token, ctx.now),
      })
      return moved !== undefined
    },
  }
}
