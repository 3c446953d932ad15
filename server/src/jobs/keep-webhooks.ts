import { type Day, dayOf } from '../kernel/civil-day.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import { endOutlivedWebhooks, forgetTries, triesRuleOn } from '../modules/integration/public.ts'
import type { Directory } from '../modules/organisation/public.ts'
import type { Clock } from '../platform/clock.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import { PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'

interface KeepingRooms extends Backing {
  readonly machineClock: Clock
  readonly directory: { on(day: Day): Pick<Directory, 'policy'> }
}

const DAY_SECONDS = 86_400
const FORGOTTEN = 1_000
/** Each may have many messages that are dropped with it. */
const ENDED = 20

/**
 * What keeps endpoints in order: those of programs whose time is over end, with what waited for them, and calls are
 * forgotten after the days of their rule. By the clock of the machine, as they were written.
 */
export function webhookKeepers(rooms: KeepingRooms): Poller[] {
  return [
    { name: 'end-outlived-webhooks', everySeconds: DAY_SECONDS, run: async () => await endOutlived(rooms) === ENDED },
    {
      name: 'forget-webhook-tries', everySeconds: DAY_SECONDS,
      run: async () => await forgetOldTries(rooms) === FORGOTTEN,
    },
  ]
}

/** Ends the next; answers how many. */
export async function endOutlived(rooms: KeepingRooms): Promise<number> {
  const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('end-outlived-webhooks') }
  const asked = { machineNow: rooms.machineClock.now(), limit: ENDED }
  const done = await inTransaction(
    rooms, sender, (ctx) => endOutlivedWebhooks(ctx, asked), (count) => ({ status: 200, body: count }),
  )
  return done.ok ? done.value.body : 0
}

/** Forgets the next calls that are older than the rule; answers how many, none where the data are older than it. */
export async function forgetOldTries({ db, clock, machineClock, directory }: KeepingRooms): Promise<number> {
  const rule = triesRuleOn(directory.on(dayOf(clock.now())))
  if (!rule) return 0
  const before = new Date(machineClock.now().getTime() - rule.days * DAY_SECONDS * 1_000)
  return forgetTries(db, { before, limit: FORGOTTEN })
}
