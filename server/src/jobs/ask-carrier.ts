import { type Day, DAY, MINUTE, dayOf } from '../kernel/civil-day.ts'
import { type Refusal, ok } from '../kernel/result.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import type { DossierRooms } from '../modules/dossiers/public.ts'
import {
  applyCarrierNews, cancelWithoutCarrier, carrierPolicyOf, endOrdersOver, findShipment, findWaitingNews, giveUpNews,
  keepCarrierNews, listNewsDue, listToAsk, listToCancel, listToCancelHere, listToPlace, noteAsking, noteCarrierAsked,
  notePlaced, noteTakenBack, parcelOrderOf, postOperatorOf, putOffNews, putOffOrder,
} from '../modules/post/public.ts'
import type { PostalCarrier } from '../platform/carrier/postal-carrier.ts'
import { type Backing, type Ctx, inTransaction } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import { isDown, refusesUs } from '../platform/partner/ask-partner.ts'
import { SendFault } from '../platform/send-fault.ts'
import { afterTries } from './after-tries.ts'
import { PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'
import { runOnce } from './run-once.ts'

const BATCH = 50

export type CarrierRooms = Backing & DossierRooms & {
  readonly carrier?: PostalCarrier | undefined
  readonly log: Log
}

/**
 * Orders parcels at the carrier's own system, takes back there what was cancelled here, asks of those of which nothing
 * was heard for some time, and does what it said, in the order in which it happened. While it is down, all of that is
 * tried again later; without one what was to be cancelled is, and nothing else is done.
 */
export function carrierPollers(rooms: CarrierRooms): Poller[] {
  const { carrier } = rooms
  return carrier === undefined ? [
    { name: 'cancel-without-carrier', everySeconds: 60, run: async () => await cancelHere(rooms) === BATCH },
  ] : [
    { name: 'place-at-carrier', everySeconds: 10, run: async () => await placeAtCarrier(rooms, carrier) === BATCH },
    { name: 'take-back-at-carrier', everySeconds: 10, run: async () => takeBackAtCarrier(rooms, carrier) },
    { name: 'ask-carrier', everySeconds: 30, run: async () => await askCarrier(rooms, carrier) === BATCH },
    { name: 'apply-carrier-news', everySeconds: 2, run: async () => await applyDueNews(rooms) === BATCH },
  ]
}

/** Cancels what the carrier was asked to agree to, before the province left its system; answers how many. */
export async function cancelHere(rooms: Backing): Promise<number> {
  const parcels = await listToCancelHere(rooms.db, BATCH)
  for (const { publicId } of parcels)
    await runOnce(rooms, 'cancel-without-carrier', (ctx) => cancelWithoutCarrier(ctx, publicId))
  return parcels.length
}

/** Orders what was ordered here, each once; answers how many were taken or refused. */
export async function placeAtCarrier(rooms: CarrierRooms, carrier: PostalCarrier): Promise<number> {
  const operator = postOperatorOf(rooms.directory.on(today(rooms)))
  const parcels = operator ? await listToPlace(rooms.db, operator.unit.id, rooms.clock.now(), BATCH) : []
  let placed = 0
  for (const { publicId, tries } of parcels) {
    if (!await runOnce(rooms, 'place-at-carrier', (ctx) => noteAsking(ctx, publicId))) continue
    const shipment = await findShipment(rooms.db, publicId)
    if (!shipment) continue
    const order = parcelOrderOf(rooms.directory.on(dayOf(shipment.orderedAt)), shipment)
    const answer = await tryTo(rooms, async () => (await carrier.order(order)).reference)
    if (answer === 'down') break
    if (answer === 'failed') {
      await putOffOne(rooms, 'place-at-carrier', shipment.id, tries)
      continue
    }
    const reference = answer === 'refused' ? null : answer.said
    await runOnce(rooms, 'place-at-carrier', (ctx) => notePlaced(ctx, { shipment: publicId, reference }))
    placed += 1
  }
  return placed
}

/** Takes back at the carrier what was cancelled here. */
export async function takeBackAtCarrier(rooms: CarrierRooms, carrier: PostalCarrier): Promise<void> {
  for (const { publicId, code, shipmentId, state, tries } of await listToCancel(rooms.db, rooms.clock.now(), BATCH)) {
    const answer = await tryTo(rooms, () => cancelAt(carrier, code, state === 'asking'))
    if (answer === 'down') return
    if (answer === 'failed') {
      await putOffOne(rooms, 'take-back-at-carrier', shipmentId, tries)
      continue
    }
    await runOnce(rooms, 'take-back-at-carrier', (ctx) =>
      noteTakenBack(ctx, { shipment: publicId, isTaken: answer !== 'refused' }))
  }
}

/** One of which it never answered it may not have: what it refuses and knows nothing of is taken back. */
async function cancelAt(carrier: PostalCarrier, code: string, mayBeUnknown: boolean): Promise<void> {
  try {
    await carrier.cancel(code)
  } catch (err) {
    if (!mayBeUnknown || !(err instanceof SendFault) || !err.isFinal) throw err
    const told = await carrier.track(code).catch((error: unknown) => {
      if (error instanceof SendFault && error.isFinal) return []
      throw error
    })
    if (told.length > 0) throw err
  }
}

async function putOffOne(rooms: CarrierRooms, name: string, shipmentId: bigint, tries: number): Promise<void> {
  await runOnce(rooms, name, async (ctx) => {
    await putOffOrder(ctx.tx, shipmentId, afterTries(ctx, tries))
    return ok(false)
  })
}

/** Asks of each parcel that is due once; answers how many were asked for. */
export async function askCarrier(rooms: CarrierRooms, carrier: PostalCarrier): Promise<number> {
  const policy = carrierPolicyOf(rooms.directory.on(today(rooms)))
  if (!policy) return 0
  await runOnce(rooms, 'ask-carrier', async (ctx) => {
    await endOrdersOver(ctx.tx, BATCH)
    return ok(false)
  })
  const before = new Date(rooms.clock.now().getTime() - policy.askAfterMinutes * MINUTE)
  const parcels = await listToAsk(rooms.db, before, BATCH)
  for (const [nth, { shipmentId, code }] of parcels.entries()) {
    const answer = await tryTo(rooms, () => carrier.track(code))
    if (answer === 'down') return nth
    const told = typeof answer === 'string' ? [] : answer.said
    await runOnce(rooms, 'ask-carrier', async (ctx) => {
      for (const one of told) await keepCarrierNews(ctx, one, 'asked')
      await noteCarrierAsked(ctx.tx, shipmentId, ctx.now)
      return ok(false)
    })
  }
  return parcels.length
}

/** Does what is due, the earliest first, each in a transaction of its own; answers how many were looked at. */
export async function applyDueNews(rooms: CarrierRooms): Promise<number> {
  const due = await listNewsDue(rooms.db, rooms.clock.now(), BATCH)
  for (const { id } of due) {
    const refused = await applyOne(rooms, id)
    if (refused !== undefined) await runOnce(rooms, 'put-off-carrier-news', (ctx) => putOff(ctx, rooms, id, refused))
  }
  return due.length
}

/** Why it is not done, if it is not: a fault in one says nothing of those after it. */
async function applyOne(rooms: CarrierRooms, id: bigint): Promise<string | undefined> {
  const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('apply-carrier-news') }
  try {
    const done = await inTransaction<boolean, boolean, Refusal>(
      rooms, sender, (ctx) => applyCarrierNews(ctx, rooms, id), (found) => ({ status: 200, body: found }),
    )
    return done.ok ? undefined : done.refusal.code
  } catch (err) {
    rooms.log.error({ err, event: String(id) }, 'what the carrier said could not be put down')
    return 'failed'
  }
}

/** It is tried again later, or, when its days are over, no more. */
async function putOff(ctx: Ctx, rooms: CarrierRooms, id: bigint, refused: string) {
  const waiting = await findWaitingNews(ctx.tx, id)
  if (!waiting) return ok(false)
  const days = carrierPolicyOf(rooms.directory.on(dayOf(ctx.now)))?.waitDays
  if (days !== undefined && ctx.now.getTime() - waiting.heardAt.getTime() > days * DAY) return giveUpNews(ctx, id)
  await putOffNews(ctx.tx, id, afterTries(ctx, waiting.tries), refused)
  return ok(false)
}

/** What the carrier answered; that it will not, fails at this one, or is not there at all. */
async function tryTo<T>(
  { log }: Pick<CarrierRooms, 'log'>, work: () => Promise<T>,
): Promise<{ readonly said: T } | 'refused' | 'failed' | 'down'> {
  try {
    return { said: await work() }
  } catch (err) {
    if (!(err instanceof SendFault)) throw err
    if (err.isFinal) return 'refused'
    log.warn({ code: err.code }, 'the carrier did not answer')
    return isDown(err) || refusesUs(err) ? 'down' : 'failed'
  }
}

function today({ clock }: Pick<CarrierRooms, 'clock'>): Day {
  return dayOf(clock.now())
}
