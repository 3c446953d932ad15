import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import type { JsonObject } from './domain/json.ts'
import type { RunMover } from './run-mover.ts'
import { findRun } from './store/incident-store.ts'

export interface MendRun {
  /** The public id of the run. */
  readonly run: string
  readonly tokenId: number
  /** Try the step again, or go on as if it was done. */
  readonly by: 'retry' | 'skip'
  /** What is put right in the variables before. */
  readonly variables: JsonObject
}

export interface IncidentGone { readonly code: 'incident-gone' }

/**
 * Mends a step at which a run stopped (xử lý sự cố): sets variables right, and tries again or goes on behind it.
 * Refuses `incident-gone` where there is none any more: somebody else mended it. The event of the move tells of it.
 */
export async function mendRun(
  ctx: Ctx, mover: Pick<RunMover, 'move'>, { run, tokenId, by, variables }: MendRun,
): Promise<Result<{ readonly run: string }, IncidentGone>> {
  const found = await findRun(ctx.tx, run)
  const isMoved = found && await mover.move(ctx, {
    ...found, move: { by, tokenId, variables }, isDue: (token) => token?.at === 'fault',
  })
  return isMoved ? ok({ run }) : refuse({ code: 'incident-gone' })
}
