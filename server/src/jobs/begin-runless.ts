import { ok } from '../kernel/result.ts'
import { bodyHashOf, recordEvent } from '../modules/audit/public.ts'
import { beginRunless, isAnyRunless } from '../modules/workflow/public.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import { PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'

/** So many cases a transaction: a deed on one of them waits for a moment, and no longer. */
const BATCH = 500

/**
 * Brings cases of before the engine onto it, where they stand, some hundreds at a time: whoever is stopped goes on with
 * the rest, several share the work, and what a deed has begun meanwhile is left out. Leaves `workflow.runs-begun`.
 * Nothing is left after the first minutes of a new version; looking then costs the walk over an empty index.
 */
export function runlessPoller(rooms: Backing): Poller {
  return {
    name: 'begin-runless',
    everySeconds: 10,
    async run() {
      if (!(await isAnyRunless(rooms.db))) return false
      const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('begin runs') }
      let begun = 0
      await inTransaction(rooms, sender, async (ctx) => {
        begun = await beginRunless(ctx.tx, ctx.now, { limit: BATCH })
        if (begun > 0) {
          await recordEvent(ctx, {
            type: 'workflow.runs-begun', subjectKind: 'catalogue', subjectId: 0n, data: { runs: begun },
          })
        }
        return ok(true)
      }, () => ({ status: 200, body: null }))
      return begun === BATCH
    },
  }
}
