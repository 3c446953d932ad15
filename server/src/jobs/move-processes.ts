import { ok } from '../kernel/result.ts'
import { textOfError } from '../kernel/text-of-error.ts'
import {
  type BeginsBy, type Call, type DueMove, type Hearing, type ModelSource, type RunMover, type WaitingRun, beginAtMoment,
  beginWithMessage, beginWithSignal, listAwaited, listCallings, listDueStarts, listDueTimers, listHearings,
  listRestless, listStartingMessages, standAtFault, takeHearing,
} from '../modules/workflow/public.ts'
import type { Clock } from '../platform/clock.ts'
import type { Backing, Ctx } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import type { Poller } from './pollers.ts'
import { restingFor } from './resting.ts'
import { runOnce } from './run-once.ts'

export interface ProcessRooms extends Backing {
  readonly models: ModelSource
  readonly mover: RunMover
  readonly log: Log
}

/** So many are looked up at once, and moved so many at a time: a process has ten connections, and others need them. */
const [BATCH, AT_A_TIME] = [1_000, 4]
/** So many runs of no case share a transaction: of a moved run, half is what a transaction costs. */
const TOGETHER = 10
/** Milliseconds for which a run that could not be moved is left alone, so that it does not hold up those behind it. */
const LEFT_ALONE = 60_000
/** So often a run is tried to be begun; then it stands with a fault for an administrator. */
const MOST_TRIES = 3
/** Whatever a run may have to do that waits for nobody. */
const REST = { move: { by: 'rest' }, isDue: () => true } as const

/**
 * Moves processes when their time has come: moments, messages that were kept, signals, and what had more to do than one
 * transaction may hold. Each run under its lock, and only if it still waits for that: a worker that is killed leaves it
 * where it was, or moved once, and of two workers one finds it moved. A run of a case has a transaction of its own, for
 * much follows from it; of the others a few share one, and where one of them fails each is tried alone.
 */
export function processPollers(rooms: ProcessRooms): Poller[] {
  const resting = restingFor<bigint>(LEFT_ALONE)
  const poller = <T extends WaitingRun>(
    name: string, list: (but: readonly bigint[]) => Promise<T[]>, move: (ctx: Ctx, one: T) => Promise<void>,
  ): Poller => {
    const moveAll = (some: readonly T[]) => inOne(rooms, async (ctx) => {
      for (const one of some) await move(ctx, one)
    })
    const moveAlone = (one: T) => moveAll([one]).catch((err: unknown) => {
      resting.add(one.instanceId)
      rooms.log.error({ err, job: name }, 'a process could not be moved')
    })
    return {
      name,
      async run() {
        const found = await list(resting.keys())
        const queue = inTransactions(found)
        await Promise.all(Array.from({ length: AT_A_TIME }, async () => {
          for (let some = queue.shift(); some; some = queue.shift()) {
            const isDone = some.length > 1 && await moveAll(some).then(() => true, () => false)
            if (!isDone) for (const one of some) await moveAlone(one)
          }
        }))
        return found.length === BATCH
      },
    }
  }
  return [
    poller('fire-timers', (but) => listDueTimers(rooms.db, rooms.clock.now(), BATCH, but), (ctx, { tokenId, ...run }) =>
      moveOn(ctx, {
        ...run, move: { by: 'event', tokenId, variables: {} },
        isDue: (token, now) => token?.at === 'timer' && token.dueAt !== null && token.dueAt <= now,
      })),
    poller('bring-messages', (but) => listAwaited(rooms.db, BATCH, but), (ctx, run) => moveOn(ctx, { ...run, ...REST })),
    poller('bring-signals', (but) => listHearings(rooms.db, BATCH, but), bringSignal),
    poller('move-restless', (but) => listRestless(rooms.db, BATCH, but), (ctx, run) => moveOn(ctx, { ...run, ...REST })),
    starter('begin-at-moments', 'timer', (but) => listDueStarts(rooms.db, rooms.clock.now(), BATCH, but), beginAtMoment),
    // After those who wait for it: a run that waits goes before one that would begin.
    starter('begin-with-messages', 'message', (but) => listStartingMessages(rooms.db, BATCH, but), beginWithMessage),
    starter('begin-with-signals', 'signal', (but) => listCallings(rooms.db, BATCH, but), beginWithSignal),
  ]

  async function moveOn(ctx: Ctx, due: DueMove): Promise<void> {
    await rooms.mover.move(ctx, due)
  }

  async function bringSignal(ctx: Ctx, { id, tokenId, ...run }: Hearing): Promise<void> {
    const variables = await takeHearing(ctx.tx, id)
    if (!variables) return
    await moveOn(ctx, { ...run, move: { by: 'event', tokenId, variables }, isDue: (token) => token?.at === 'signal' })
  }

  function starter(
    name: string, by: BeginsBy, list: (but: readonly bigint[]) => Promise<Call[]>, begin: Beginning,
  ): Poller {
    const failing = failingStarts(rooms.clock)
    const withModel = (call: Call, work: Beginning) => inOne(rooms, async (ctx) => {
      const model = await rooms.models.of(call.modelId, ctx.tx)
      await work(ctx, rooms.mover.portsAt(ctx.now, model), model, call)
    })
    const failed = async (call: Call, err: unknown) => {
      rooms.log.error({ err, job: name }, 'a process could not be begun')
      if (failing.add(call.id) < MOST_TRIES) return
      await withModel(call, (ctx, ports, model) =>
        standAtFault(ctx, ports, model, { ...call, by, text: textOfError(err) }))
    }
    return {
      name,
      async run() {
        const calls = await list(failing.ids())
        for (const call of calls) {
          await withModel(call, begin).catch((err: unknown) => failed(call, err)).catch((err: unknown) => {
            rooms.log.error({ err, job: name }, 'a process that could not be begun could not be shown')
          })
        }
        return calls.length === BATCH
      },
    }
  }
}

type Beginning = typeof beginAtMoment

/** What could not be begun, by what would begin it: how often it was tried, and until when it is left alone. */
function failingStarts(clock: Clock) {
  const known = new Map<bigint, { tries: number; until: number }>()
  return {
    add(id: bigint): number {
      const tries = (known.get(id)?.tries ?? 0) + 1
      known.set(id, { tries, until: clock.now().getTime() + LEFT_ALONE })
      return tries
    },
    ids: () => [...known].flatMap(([id, { until }]) => until > clock.now().getTime() ? [id] : []),
  }
}

/** Who is moved with whom; by their numbers, so that two workers lock in one order. */
function inTransactions<T extends WaitingRun>(found: readonly T[]): T[][] {
  const alone = found.filter(({ caseId }) => caseId !== null).map((one) => [one])
  const others = found.filter(({ caseId }) => caseId === null)
    .sort((one, other) => (one.instanceId < other.instanceId ? -1 : 1))
  const groups = Array.from({ length: Math.ceil(others.length / TOGETHER) }, (_, nth) =>
    others.slice(nth * TOGETHER, (nth + 1) * TOGETHER))
  return [...alone, ...groups]
}

async function inOne(rooms: Backing, work: (ctx: Ctx) => Promise<unknown>): Promise<void> {
  await runOnce(rooms, 'move a process', async (ctx) => {
    await work(ctx)
    return ok(true)
  })
}
