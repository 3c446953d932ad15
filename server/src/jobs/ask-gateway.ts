import { type Day, MINUTE, DAY, dayOf } from '../kernel/civil-day.ts'
import { ok } from '../kernel/result.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import type { Directory } from '../modules/organisation/public.ts'
import {
  billPolicyOf, expireBills, holdMoney, listBillsToAsk, noteAsked, receiveMoney,
} from '../modules/payments/public.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import type { PaymentGateway } from '../platform/gateway/payment-gateway.ts'
import type { Log } from '../platform/log.ts'
import { SendFault } from '../platform/send-fault.ts'
import { PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'

const BATCH = 100
/** How far back a bill is asked of; what is found later is found by the day's reconciliation. */
const ASKED_FOR = 2 * DAY

export interface AskingRooms extends Backing {
  readonly gateway?: PaymentGateway | undefined
  readonly directory: { on(day: Day): Pick<Directory, 'policy'> }
  readonly log: Log
}

/**
 * Ends bills whose time is over, and asks the gateway of those that nobody has paid for some minutes: a callback that
 * was lost leaves no money stuck. While the gateway is down they are asked of again later.
 */
export function billPollers(rooms: AskingRooms): Poller[] {
  const { gateway } = rooms
  const policy = () => billPolicyOf(rooms.directory.on(dayOf(rooms.clock.now())))
  const sender = (deed: string) => ({ actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf(deed) })
  const expiring: Poller = {
    name: 'expire-bills',
    everySeconds: 30,
    async run() {
      const done = await inTransaction(
        rooms, sender('expire-bills'), (ctx) => expireBills(ctx, BATCH), (count) => ({ status: 200, body: count }),
      )
      return done.ok && done.value.body === BATCH
    },
  }
  return gateway ? [expiring, {
    name: 'ask-gateway',
    everySeconds: 30,
    async run() {
      const minutes = policy()?.askAfterMinutes
      return minutes !== undefined && await askGateway(rooms, gateway, minutes) === BATCH
    },
  }] : [expiring]
}

/** Asks of each bill that is due once; answers how many were. */
export async function askGateway(rooms: AskingRooms, gateway: PaymentGateway, minutes: number): Promise<number> {
  const now = rooms.clock.now()
  const ago = (span: number) => new Date(now.getTime() - span)
  const since = ago(minutes * MINUTE)
  const bills = await listBillsToAsk(
    rooms.db, { openedFrom: ago(ASKED_FOR), openedUntil: since, notAskedSince: since }, BATCH,
  )
  const sender = { actorId: PROGRAM, bodyHash: bodyHashOf('ask-gateway') }
  for (const [nth, { id, reference }] of bills.entries()) {
    try {
      const money = await gateway.findMoney(reference)
      await inTransaction(rooms, { ...sender, requestId: crypto.randomUUID() }, async (ctx) => {
        // Of another bill than the one that was asked of, the answer says nothing.
        const own = money.filter(({ bill }) => bill === reference)
          .map((one) => ({ ...one, source: 'gateway' as const }))
        await holdMoney(ctx.tx, own)
        for (const one of own) await receiveMoney(ctx, one)
        await noteAsked(ctx.tx, [id], ctx.now)
        return ok(null)
      }, () => ({ status: 200, body: null }))
    } catch (err) {
      if (!(err instanceof SendFault)) throw err
      rooms.log.warn({ code: err.code }, 'the payment gateway did not answer')
      return nth
    }
  }
  return bills.length
}
