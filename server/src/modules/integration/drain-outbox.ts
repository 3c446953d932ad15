import type { RestAsked } from '../../kernel/rest-asked.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import { SendFault } from '../../platform/send-fault.ts'
import { dealToLanes, isPoison, isStumble, nextCall, probesOf } from './domain/lanes.ts'
import { type Outcome, type WaitingMessage, ALONE, orderOf } from './domain/message.ts'
import type { KeepingOutlet } from './keeping-outlet.ts'
import { LONGEST_REST_SECONDS, restSecondsOf, triedAgainAt } from './domain/rest-asked.ts'
import { retryAfter } from './domain/retry.ts'
import { listAwaiting, listWaiting, noteFailedCall, noteOutcomes } from './store/outbox.ts'
import { endLease, leasePartner, noteAnswered, noteFailed } from './store/partners.ts'
import { setAside } from './store/set-aside.ts'

/** Calls that go to one partner at a time. */
const LANES = 8
/** Read at once: enough that each lane has full calls. */
const READ = 4_000
/** So long a round begins calls. Its lease outlives the last: nobody else sends what may still be on its way. */
const ROUND_SECONDS = 90
/** What is sent at once takes no longer with all its calls, unless the outlet says so. */
const CALL_SECONDS = 30
/** Of a partner that failed so many are looked at for what tells whether it is back (`probesOf`). */
const PROBED = 50

export interface Drained {
  /** Acknowledged or refused. */
  readonly settled: number
  /** Whether there may be more at once. */
  readonly hasMore: boolean
}

const NOTHING: Drained = { settled: 0, hasMore: false }

export interface DrainingRooms {
  readonly db: Db
  readonly machineClock: Clock
  /** For so long at most a partner is left alone because it asks for it; an hour where nothing is said. */
  readonly longestRestSeconds?: number | undefined
}

/**
 * Sends what waits for a partner, in order by dossier and in parallel across: lanes by dossier, a call after the other
 * in each. A message that the partner refuses is dead and holds what keeps its order (`orderOf`), nothing else; a call
 * that does not go through ends the round, and the partner is tried again later, for as long as it takes; not before
 * it asks to be (`Retry-After`), and then that counts against no message.
 *
 * A message may arrive twice where this process dies between the answer and its noting: whoever has it knows it by its
 * content. It never arrives out of order, and none is lost: it waits until its answer is noted.
 */
export async function drainOutbox(
  rooms: DrainingRooms, outlet: KeepingOutlet, processId: string,
): Promise<Drained> {
  const { db, machineClock, longestRestSeconds = LONGEST_REST_SECONDS } = rooms
  const { partner, callSeconds = CALL_SECONDS } = outlet
  const now = machineClock.now()
  const until = new Date(now.getTime() + (ROUND_SECONDS + callSeconds) * 1_000)
  // Looked at before it is leased: a lease is a write, and most of the time nothing waits.
  if ((await listAwaiting(db, [partner])).length === 0) return NOTHING
  const standing = await leasePartner(db, partner, { by: processId, now, until })
  if (!standing) return NOTHING
  const { failures, answeredAt } = standing
  try {
    // What stands behind a dead one must not keep what may go out of sight; after some the next are looked at at once.
    const isAside = await setAside(db, partner, READ) > 0
    // Read under the lease: before it another process may have sent them.
    const waiting = await listWaiting(db, partner, failures > 0 ? PROBED : READ)
    // Nobody was called, so that nothing is known of the partner.
    if (waiting.length === 0) return { settled: 0, hasMore: isAside }
    const mine = failures > 0 ? probesOf(waiting) : waiting
    const round: Round = {
      db, machineClock, outlet, answeredAt, until, isProbing: failures > 0, settled: 0, hasAnswered: false,
      fault: undefined, rested: [],
    }
    // Probes go each for itself: the one must not keep the other from telling.
    const dealt = failures > 0 ? mine.map((one) => [one]) : dealToLanes(mine, LANES)
    const lanes = await Promise.allSettled(dealt.map((lane) => drainLane(round, lane)))
    const broken = lanes.find((lane) => lane.status === 'rejected')
    if (broken) throw broken.reason
    if (round.isProbing && round.hasAnswered && hasTime(round)) await sendOnceMore(round)
    for (const { call, code } of round.rested) await noteFault(round, call, { code, isBusy: isBusy(round) })
    if (round.fault !== undefined) {
      const asked = restOf(round, longestRestSeconds)
      const retryAt = triedAgainAt(machineClock.now(), retryAfter(failures + 1), asked)
      if (round.settled > 0) await noteAnswered(db, partner, machineClock.now())
      await noteFailed(db, partner, round.fault, retryAt)
      return { settled: round.settled, hasMore: false }
    }
    await noteAnswered(db, partner, machineClock.now())
    return { settled: round.settled, hasMore: isAside || waiting.length === READ || failures > 0 }
  } finally {
    await endLease(db, partner, processId)
  }
}

interface Round {
  readonly db: Db
  readonly machineClock: Clock
  readonly outlet: KeepingOutlet
  readonly answeredAt: Date | null
  readonly until: Date
  /** It failed before: a few go to learn whether it is back. */
  readonly isProbing: boolean
  settled: number
  /** It took or refused a message: whoever is down, or has too much to do, does neither. */
  hasAnswered: boolean
  /** Calls answered by asking for a rest: what that says of their messages is known once none is out any more. */
  readonly rested: { readonly call: readonly WaitingMessage[]; readonly code: string; readonly asked: RestAsked }[]
  /** Of the first call that did not go through; no lane begins another, nor where it asks for a rest. */
  fault: string | undefined
}

/**
 * Whether the partner has too much to do, as it says. Where one of two probes was answered it has not: then it stumbles
 * on the other, which must not keep everybody waiting each time.
 */
function isBusy({ isProbing, hasAnswered }: Round): boolean {
  return !(isProbing && hasAnswered)
}

/** For how many seconds the partner is left alone because it asks for it. */
function restOf(round: Round, longest: number): number | undefined {
  const [first] = round.rested
  return first && isBusy(round) ? restSecondsOf(first.asked, round.machineClock.now(), longest) : undefined
}

/** Probes go at one moment: whoever takes a call at a time is told of the other again, alone, before it is judged. */
async function sendOnceMore(round: Round): Promise<void> {
  for (const { call } of round.rested.splice(0)) await makeCall(round, call)
}

async function drainLane(round: Round, lane: readonly WaitingMessage[]): Promise<void> {
  const held = new Set<string>()
  let rest = lane
  while (rest.length > 0 && round.fault === undefined && round.rested.length === 0 && hasTime(round)) {
    const [call, later] = nextCall(rest, round.outlet.most)
    for (const order of await makeCall(round, call)) held.add(order)
    rest = later.filter((one) => !held.has(orderOf(one) ?? ''))
  }
}

/** The lease must outlive the whole of what is begun. */
function hasTime({ machineClock, until, outlet: { callSeconds = CALL_SECONDS } }: Round): boolean {
  return until.getTime() - machineClock.now().getTime() > callSeconds * 1_000
}

async function noteAll(
  { db, outlet, machineClock }: Round, outcomes: readonly Outcome[], taken: readonly WaitingMessage[],
): Promise<void> {
  const now = machineClock.now()
  if (!outlet.keepTaken || taken.length === 0) return noteOutcomes(db, outcomes, now)
  await db.transaction().execute(async (tx) => {
    await noteOutcomes(tx, outcomes, now)
    await outlet.keepTaken?.(tx, taken, now)
  })
}

/** Answers the orders in which nothing more may go in this round. */
async function makeCall(round: Round, call: readonly WaitingMessage[]): Promise<readonly string[]> {
  const { outlet } = round
  const outcomes = await outlet.send(call).catch((error: unknown) => {
    if (!(error instanceof SendFault)) throw error
    return error
  })
  if (!(outcomes instanceof SendFault)) {
    const taken = new Set(outcomes.filter(({ is }) => is === 'taken').map(({ id }) => id))
    await noteAll(round, outcomes, call.filter(({ id }) => taken.has(id)))
    round.settled += outcomes.length
    round.hasAnswered ||= outcomes.length > 0
    return call.flatMap((one) => taken.has(one.id) || ALONE.includes(one.kind) ? [] : orderOf(one) ?? [])
  }
  const { code, restAsked: asked } = outcomes
  if (!asked) return noteFault(round, call, { code, isBusy: false })
  round.rested.push({ call, code, asked })
  return []
}

/** Notes what a call did not go through by, and answers as `makeCall`. What goes to a busy partner counts no try. */
async function noteFault(
  round: Round, call: readonly WaitingMessage[], { code, isBusy: isPartnerBusy }: {
    readonly code: string; readonly isBusy: boolean },
): Promise<readonly string[]> {
  const { db, machineClock, answeredAt } = round
  const [only] = call
  if (!isPartnerBusy && call.length === 1 && only && isPoison(only, answeredAt, code)) {
    await noteOutcomes(db, [{ id: only.id, is: 'refused', fault: code }], machineClock.now())
    round.settled += 1
    return ALONE.includes(only.kind) ? [] : [orderOf(only) ?? []].flat()
  }
  round.fault ??= code
  const failed = call.map((one) => ({ id: one.id, isStumble: !isPartnerBusy && isStumble(one, answeredAt) }))
  await noteFailedCall(db, failed, { fault: code, isTry: !isPartnerBusy, machineNow: machineClock.now() })
  return []
}
