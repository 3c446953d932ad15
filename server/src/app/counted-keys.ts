import { randomUUID } from 'node:crypto'
import { refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { type AttemptLimits, countAttempt, forgiveAttempt } from '../modules/identity/public.ts'
import type { ApiRooms } from '../api/rooms.ts'
import type { KeyRing, RingTrouble } from '../platform/signing/key-ring.ts'

/** Where the data say nothing: as a card does it. */
const AS_A_CARD = { onOne: 5, minutes: 30 }

/** After these a try still counts; that a key is away or cannot be read says nothing of the PIN. */
const STANDS: ReadonlySet<RingTrouble> = new Set(['pin-wrong', 'pin-locked', 'key-busy'])

/**
 * The same keys, but for tries of a PIN: each is counted before the key sees it, in a transaction of its own, by whose
 * key it is and whoever types it (policy `pin-attempts`). Refuses `pin-locked` after so many wrong ones, without asking
 * the key: whoever may press "issue" could otherwise guess the PIN of a head, or have their token lock itself for good.
 * A right PIN forgets the wrong ones.
 */
export function countedKeys(
  keys: KeyRing, { db, directory, clock, machineClock }: Pick<ApiRooms, 'db' | 'directory' | 'clock' | 'machineClock'>,
): KeyRing {
  return {
    ...keys,
    async open(holder, pin) {
      if (pin === undefined) return keys.open(holder)
      const { onOne, minutes } = (directory.on(dayOf(clock.now())).policy('pin-attempts')?.value ?? AS_A_CARD) as
        Pick<AttemptLimits, 'onOne' | 'minutes'>
      const limits = { onOneFromOne: onOne, onOne, fromOne: Infinity, minutes }
      const attempt = await countAttempt(db, { requestId: randomUUID() }, {
        kind: 'pin', on: `${holder.kind} ${holder.id}`, limits, machineNow: machineClock.now(),
      })
      if (!attempt.ok) return refuse({ code: 'pin-locked', holder })
      const opened = await keys.open(holder, pin)
      if (opened.ok || !STANDS.has(opened.refusal.code)) await forgiveAttempt(db, attempt.value, machineClock.now())
      return opened
    },
  }
}
