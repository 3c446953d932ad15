import { randomUUID } from 'node:crypto'
import { ok } from '../../kernel/result.ts'
import { type Backing, type Ctx, inTransaction } from '../../platform/db.ts'
import { SendFault } from '../../platform/send-fault.ts'
import type { End, SmsPort } from '../../platform/sms/sms-port.ts'
import { bodyHashOf, recordEvent } from '../audit/public.ts'
import { type AwaitedArrival, endArrival, putOffArrivals, takeAwaitedArrivals } from './arrival-store.ts'
import { lockMessagesOf } from './delivery-store.ts'
import { type ArrivalRule, arrivalOf, askedNext, isMissed } from './domain/arrival.ts'
import { goByNextWay } from './go-by-next-way.ts'

const PROGRAM = 1n
const MINUTE = 60_000
/** Longer than a gateway may take. */
const TAKEN_FOR = 2 * MINUTE
const AT_ONCE = 200

/**
 * Asks the gateway, once for many, whether what it took reached its phones; answers whether there may be more. What did
 * not leaves `message.failed` and goes by the next way; what did leaves `message.delivered`; of what the gateway does
 * not say in time nobody knows (`message.unconfirmed`), and it goes no other way.
 *
 * Asked, and not told of by the gateway (ADR 0124): an outage on either side loses nothing, and nobody else can say it.
 * While the gateway is away nothing ends but what was given up for being old when it is back.
 */
export async function askArrivals(
  backing: Backing, sms: Pick<SmsPort, 'arrivals'>, rule: ArrivalRule,
): Promise<boolean> {
  const { db, clock } = backing
  const now = clock.now()
  const awaited = await takeAwaitedArrivals(db, now, new Date(now.getTime() + TAKEN_FOR), AT_ONCE)
  if (awaited.length === 0) return false
  const said = await saidOf(sms, awaited)
  if (!said) {
    await putOffArrivals(db, awaited.map(({ id }) => ({ id, at: askedNext(now, 0, rule) })), 'nothing')
    return false
  }
  const waiting: AwaitedArrival[] = []
  for (const message of awaited) {
    const arrival = arrivalOf(said.get(message.publicId), message.sentAt, now, rule)
    if (arrival) await settle(backing, message, arrival)
    else waiting.push(message)
  }
  await putOffArrivals(db, waiting.map(({ id, tries }) => ({ id, at: askedNext(now, tries + 1, rule) })), 'not-yet')
  return awaited.length === AT_ONCE
}

/** What the gateway says; nothing at all while it is away. A province that has none any more hears of none. */
async function saidOf(
  sms: Pick<SmsPort, 'arrivals'>, awaited: readonly AwaitedArrival[],
): Promise<ReadonlyMap<string, End> | undefined> {
  if (!sms.arrivals) return new Map()
  try {
    return await sms.arrivals(awaited.map(({ publicId }) => publicId))
  } catch (error) {
    if (error instanceof SendFault) return undefined
    throw error
  }
}

async function settle(
  backing: Backing, message: AwaitedArrival, arrival: NonNullable<ReturnType<typeof arrivalOf>>,
): Promise<void> {
  const { id, publicId, channel, dossierId } = message
  const sender = { actorId: PROGRAM, requestId: randomUUID(), bodyHash: bodyHashOf(`message ${publicId} ${arrival}`) }
  const work = async (ctx: Ctx) => {
    if (isMissed(arrival)) await lockMessagesOf(ctx.tx, message)
    if (!await endArrival(ctx.tx, id, arrival, ctx.now)) return ok(null)
    const about = { subjectKind: 'message', subjectId: id, ...dossierId !== null && { dossierId } }
    const data = { message: publicId, channel }
    if (!isMissed(arrival)) {
      await recordEvent(ctx, { type: arrival === 'delivered' ? 'message.delivered' : 'message.unconfirmed', ...about, data })
      return ok(null)
    }
    await recordEvent(ctx, { type: 'message.failed', ...about, data: { ...data, why: arrival } })
    await goByNextWay(ctx, message)
    return ok(null)
  }
  await inTransaction(backing, sender, work, () => ({ status: 200, body: null }))
}
