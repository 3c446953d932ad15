import { dayOf } from '../kernel/civil-day.ts'
import { ok } from '../kernel/result.ts'
import { bodyHashOf, recordEvent } from '../modules/audit/public.ts'
import { passPilots } from '../modules/catalogue/public.ts'
import { passRollouts } from '../modules/documents/public.ts'
import {
  type DossierRooms, moveDossiers, moveDrafts, passAssignmentRules, passConsultations, passTemplates,
} from '../modules/dossiers/public.ts'
import { passDutyExceptions, passGrants, passStandIns } from '../modules/identity/public.ts'
import {
  type Stage, type Succession, endSuccession, insertPassedGrants, listHeirs, listOpenSuccessions, listParts, lockStage,
  moveStage,
} from '../modules/organisation/public.ts'
import { type Backing, type Ctx, inTransaction } from '../platform/db.ts'
import type { Clock } from '../platform/clock.ts'
import { PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'

export interface SuccessionRooms extends Backing, DossierRooms { readonly machineClock: Clock }

/** What a plan has done to one kind of thing, and whether that is all. */
export interface StageReport { readonly stage: string; readonly done: number; readonly isDone: boolean }

interface Chunk { readonly done: number; readonly last: bigint | undefined; readonly presumed?: number }
type Work = (ctx: Ctx, rooms: SuccessionRooms, succession: Succession, after: bigint) => Promise<Chunk>

/** So many a transaction, which must not write for longer than a second: readers of events wait for it. */
const [ACCOUNTS, DOSSIERS, DRAFTS] = [200, 250, 500]

/** In their order: staff first, so that whoever holds a step may go on with it. */
const STAGES: readonly (readonly [name: string, work: Work])[] = [
  ['grants', async (ctx, { machineClock }, { id, effective }, after) => {
    const heirs = await listHeirs(ctx.tx, id)
    const { passed, last } = await passGrants(ctx, {
      from: effective, heirs, after, limit: ACCOUNTS, machineNow: machineClock.now(),
    })
    await insertPassedGrants(ctx.tx, id, passed)
    return { done: passed.length, last }
  }],
  ['arrangements', async (ctx, _rooms, succession) =>
    ({ done: await passArrangements(ctx, succession), last: undefined })],
  ['dossiers', async (ctx, rooms, { plan }, after) => {
    const { moved, presumed, last } = await moveDossiers(ctx, rooms, { plan, after, limit: DOSSIERS })
    return { done: moved, last, presumed }
  }],
  ['drafts', async (ctx, _rooms, { id }, after) => {
    const { moved, last } = await moveDrafts(ctx, await listHeirs(ctx.tx, id), { after, limit: DRAFTS })
    return { done: moved, last }
  }],
]

/**
 * What units had arranged among themselves goes on at their heirs, by one transaction: stand-ins, exceptions from the
 * separation of duties, rules of assignment, templates of opinions, questions to be answered, pilots, digitisation.
 * Leaves `units.arrangements-passed`.
 */
async function passArrangements(
  ctx: Ctx, { id, publicId, key, effective }: Succession,
): Promise<number> {
  const { tx, actorId: by, now: at } = ctx
  const [heirs, parts] = [await listHeirs(tx, id), await listParts(tx, id)]
  const passing = { from: effective, heirs, by, at }
  const passed = {
    standIns: await passStandIns(tx, passing), exceptions: await passDutyExceptions(tx, passing),
    assignmentRules: await passAssignmentRules(tx, passing), templates: await passTemplates(tx, passing),
    consultations: await passConsultations(tx, passing),
    pilots: await passPilots(tx, { from: effective, parts, by, at }), rollouts: await passRollouts(tx, passing),
  }
  await recordEvent(ctx, {
    type: 'units.arrangements-passed', subjectKind: 'succession', subjectId: id,
    data: { succession: publicId, key, ...passed },
  })
  return Object.values(passed).reduce((sum, count) => sum + count, 0)
}

/** How many of the dossiers went by a rule for what is not known; counted beside them. */
const PRESUMED = 'dossiers-presumed'

/**
 * Goes on with a plan by one transaction, once its day has come: the next staff, dossiers or drafts go over to the
 * units that take the place of others. How far it came is written in the same transaction, so that a run that was
 * killed goes on where it stood, and two at once do everything once. Answers whether there is more; leaves
 * `units.moved` at the end.
 */
export async function succeedNext(rooms: SuccessionRooms, succession: Succession): Promise<boolean> {
  await rooms.directory.refresh()
  if (succession.doneAt !== null || dayOf(rooms.clock.now()) < succession.effective) return false
  let hasMore = true
  await inOne(rooms, async (ctx) => {
    hasMore = await nextStage(ctx, rooms, succession)
  })
  return hasMore
}

async function nextStage(ctx: Ctx, rooms: SuccessionRooms, succession: Succession): Promise<boolean> {
  for (const [name, work] of STAGES) {
    const stage = await lockStage(ctx.tx, succession.id, name)
    if (stage.doneAt !== null) continue
    const { done, last, presumed = 0 } = await work(ctx, rooms, succession, stage.after)
    const isDone = last === undefined
    await moveStage(ctx.tx, succession.id, {
      stage: name, after: last ?? stage.after, done: stage.done + BigInt(done), doneAt: isDone ? ctx.now : null,
    })
    if (presumed > 0) await count(ctx, succession, presumed)
    return true
  }
  // Of two that come here at once the second finds it ended.
  if (!await endSuccession(ctx.tx, succession.id, ctx.now)) return false
  await recordEvent(ctx, {
    type: 'units.moved', subjectKind: 'succession', subjectId: succession.id,
    data: { succession: succession.publicId, key: succession.key },
  })
  return false
}

async function count(ctx: Ctx, { id }: Succession, presumed: number): Promise<void> {
  const { after, done } = await lockStage(ctx.tx, id, PRESUMED)
  const stage: Stage = { stage: PRESUMED, after, done: done + BigInt(presumed), doneAt: ctx.now }
  await moveStage(ctx.tx, id, stage)
}

/** One transaction, as the program. What it finds done it does not do, so that each is a request of its own. */
async function inOne(rooms: SuccessionRooms, work: (ctx: Ctx) => Promise<void>): Promise<void> {
  const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('succeed units') }
  await inTransaction(rooms, sender, async (ctx) => {
    await work(ctx)
    return ok(true)
  }, () => ({ status: 200, body: null }))
}

/** Goes on with plans whose day has come, whoever took them in, and with those whose run was cut off. */
export function successionPoller(rooms: SuccessionRooms): Poller {
  return {
    name: 'succeed-units', everySeconds: 5,
    async run() {
      const today = dayOf(rooms.clock.now())
      const [next] = (await listOpenSuccessions(rooms.db)).filter(({ effective }) => effective <= today)
      return next !== undefined && await succeedNext(rooms, next)
    },
  }
}
