import { ok } from '../kernel/result.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import type { CaseMove } from '../modules/dossiers/public.ts'
import {
  type Call, type Deeds, type Hearing, type ModelSource, type Move, type Token, type WaitingRun, beginAtMoment,
  beginWithMessage, beginWithSignal, listAwaited, listCallings, listDueStarts, listDueTimers, listHearings,
  listRestless, listStartingMessages, moveRun, portsOf, takeHearing,
} from '../modules/workflow/public.ts'
import { type Backing, type Ctx, inTransaction } from '../platform/db.ts'
import type { Feel } from '../platform/feel/open-feel.ts'
import type { Log } from '../platform/log.ts'
import { PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'

export interface ProcessRooms extends Backing {
  readonly feel: Feel
  readonly models: ModelSource
  readonly deeds?: Deeds | undefined
  /**
   * Moves the run of a case with all that follows from it for its owner; where nobody owns cases, none is moved.
   */
  readonly moveCase?: ((ctx: Ctx, move: CaseMove) => Promise<void>) | undefined
  readonly log: Log
}

/** So many are looked up at once, and moved so many at a time: a process has ten connections, and others need them. */
const [BATCH, AT_A_TIME] = [200, 4]
/** Milliseconds for which a run that could not be moved is left alone, so that it does not hold up those behind it. */
const REST = 60_000

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
      moveOn(rooms, run, { by: 'event', tokenId, variables: {} }, {
        isDue: (token, now) => token?.at === 'timer' && token.dueAt !== null && token.dueAt <= now,
      })),
    poller('bring-messages', (but) => listAwaited(rooms.db, BATCH, but), (run) =>
      moveOn(rooms, run, { by: 'rest' }, { isDue: () => true })),
    poller('bring-signals', (but) => listHearings(rooms.db, BATCH, but), (hearing) => bringSignal(rooms, hearing)),
    poller('move-restless', (but) => listRestless(rooms.db, BATCH, but),
      (run) => moveOn(rooms, run, { by: 'rest' }, { isDue: () => true })),
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
            await begin(ctx, portsOf({ ...rooms, now: ctx.now, decisions: model.decisions }), model, call)
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
    add(id: bigint) { until.set(id, performance.now() + REST) },
    ids() {
      for (const [id, end] of until) if (end < performance.now()) until.delete(id)
      return [...until.keys()]
    },
  }
}

interface How { isDue(token: Token | undefined, now: Date): boolean }

async function moveOn(rooms: ProcessRooms, run: WaitingRun, move: Move, { isDue }: How): Promise<void> {
  await inOne(rooms, (ctx) => moveIn(ctx, rooms, run, move, (token) => isDue(token, ctx.now)))
}

async function bringSignal(rooms: ProcessRooms, { id, tokenId, ...run }: Hearing): Promise<void> {
  await inOne(rooms, async (ctx) => {
    const variables = await takeHearing(ctx.tx, id)
    const move = { by: 'event', tokenId, variables: variables ?? {} } as const
    if (variables) await moveIn(ctx, rooms, run, move, (token) => token?.at === 'signal')
  })
}

/** A run of a case is its owner's to move: with it steps open and close. */
async function moveIn(
  ctx: Ctx, rooms: ProcessRooms, { instanceId, caseId }: WaitingRun, move: Move, isDue: (token?: Token) => boolean,
): Promise<void> {
  if (caseId !== null) {
    if (!rooms.moveCase) throw new Error(`nobody here moves case ${String(caseId)}`)
    return rooms.moveCase(ctx, { caseId, instanceId, move, isDue })
  }
  await moveRun(ctx, instanceId, {
    modelOf: (id) => rooms.models.of(id, ctx.tx), move, isDue,
    portsOf: ({ decisions }) => portsOf({ ...rooms, now: ctx.now, decisions }),
  })
}

/** One transaction, as the program. What it finds done it does not do, so that each look is a request of its own. */
async function inOne(rooms: ProcessRooms, work: (ctx: Ctx) => Promise<void>): Promise<void> {
  const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('move a process') }
  await inTransaction(rooms, sender, async (ctx) => {
    await work(ctx)
    return ok(true)
  }, () => ({ status: 200, body: null }))
}
