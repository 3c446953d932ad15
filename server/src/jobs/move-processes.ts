import { ok } from '../kernel/result.ts'
import {
  type Call, type DueMove, type Hearing, type ModelSource, type RunMover, beginAtMoment, beginWithMessage,
  beginWithSignal, listAwaited, listCallings, listDueStarts, listDueTimers, listHearings, listRestless,
  listStartingMessages, takeHearing,
} from '../modules/workflow/public.ts'
import type { Backing, Ctx } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import type { Poller } from './pollers.ts'
import { runOnce } from './run-once.ts'

export interface ProcessRooms extends Backing {
  readonly models: ModelSource
  readonly mover: RunMover
  readonly log: Log
}

/** So many are looked up at once, and moved so many at a time: a process has ten connections, and others need them. */
const [BATCH, AT_A_TIME] = [200, 4]
/** Milliseconds for which a run that could not be moved is left alone, so that it does not hold up those behind it. */
const LEFT_ALONE = 60_000
/** Whatever a run may have to do that waits for nobody. */
const REST = { move: { by: 'rest' }, isDue: () => true } as const

/**
 * Moves processes when their time has come: moments, messages that were kept, signals, and what had more to do than one
 * transaction may hold. Each run in a transaction of its own, under its lock, and only if it still waits for that: a
 * worker that is killed leaves it where it was, or moved once, and of two workers one finds it moved.
 */
export function processPollers(rooms: ProcessRooms): Poller[] {
  const resting = restingRuns()
  const poller = <T extends { readonly instanceId: bigint }>(
    name: string, list: (but: readonly bigint[]) => Promise<T[]>, move: (one: T) => Promise<void>,
  ): Poller => ({
    name,
    async run() {
      const found = await list(resting.ids())
      const queue = [...found]
      await Promise.all(Array.from({ length: AT_A_TIME }, async () => {
        for (let one = queue.shift(); one; one = queue.shift()) {
          const { instanceId } = one
          await move(one).catch((err: unknown) => {
            resting.add(instanceId)
            rooms.log.error({ err, job: name }, 'a process could not be moved')
          })
        }
      }))
      return found.length === BATCH
    },
  })
  return [
    poller('fire-timers', (but) => listDueTimers(rooms.db, rooms.clock.now(), BATCH, but), ({ tokenId, ...run }) =>
      moveOn(rooms, {
        ...run, move: { by: 'event', tokenId, variables: {} },
        isDue: (token, now) => token?.at === 'timer' && token.dueAt !== null && token.dueAt <= now,
      })),
    poller('bring-messages', (but) => listAwaited(rooms.db, BATCH, but), (run) => moveOn(rooms, { ...run, ...REST })),
    poller('bring-signals', (but) => listHearings(rooms.db, BATCH, but), (hearing) => bringSignal(rooms, hearing)),
    poller('move-restless', (but) => listRestless(rooms.db, BATCH, but), (run) => moveOn(rooms, { ...run, ...REST })),
    starter('begin-at-moments', () => listDueStarts(rooms.db, rooms.clock.now(), BATCH), beginAtMoment),
    // After those who wait for it: a run that waits goes before one that would begin.
    starter('begin-with-messages', () => listStartingMessages(rooms.db, BATCH), beginWithMessage),
    starter('begin-with-signals', () => listCallings(rooms.db, BATCH), beginWithSignal),
  ]

  function starter(name: string, list: () => Promise<Call[]>, begin: Beginning): Poller {
    return {
      name,
      async run() {
        const calls = await list()
        for (const call of calls) {
          await inOne(rooms, async (ctx) => {
            const model = await rooms.models.of(call.modelId, ctx.tx)
            await begin(ctx, rooms.mover.portsAt(ctx.now, model), model, call)
          }).catch((err: unknown) => { rooms.log.error({ err, job: name }, 'a process could not be begun') })
        }
        return calls.length === BATCH
      },
    }
  }
}

type Beginning = typeof beginAtMoment

function restingRuns() {
  const until = new Map<bigint, number>()
  return {
    add(id: bigint) { until.set(id, performance.now() + LEFT_ALONE) },
    ids() {
      for (const [id, end] of until) if (end < performance.now()) until.delete(id)
      return [...until.keys()]
    },
  }
}

async function moveOn({ mover, ...rooms }: ProcessRooms, due: DueMove): Promise<void> {
  await inOne(rooms, (ctx) => mover.move(ctx, due))
}

async function bringSignal({ mover, ...rooms }: ProcessRooms, { id, tokenId, ...run }: Hearing): Promise<void> {
  await inOne(rooms, async (ctx) => {
    const variables = await takeHearing(ctx.tx, id)
    if (!variables) return
    await mover.move(ctx, {
      ...run, move: { by: 'event', tokenId, variables }, isDue: (token) => token?.at === 'signal',
    })
  })
}

async function inOne(rooms: Backing, work: (ctx: Ctx) => Promise<unknown>): Promise<void> {
  await runOnce(rooms, 'move a process', async (ctx) => {
    await work(ctx)
    return ok(true)
  })
}
