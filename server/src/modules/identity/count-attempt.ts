import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Db, Sender, Tx } from '../../platform/db.ts'
import { fingerprintOf } from '../../platform/secrets.ts'
import { productTimeAt, recordEvent } from '../audit/public.ts'
import type { AttemptLimits } from './sign-in-policy.ts'
import {
  type AttemptCounts, type AttemptKeys, type AttemptKind, clearAttempts, countAttempts, insertAttempt,
  isCommittedAttempt,
  lockAttempts, wasRefusedSince,
} from './store/attempts.ts'
import { hasSignedInFrom } from './store/sessions.ts'
import { findStaff, findStaffByUsername, tidyUsername } from './store/staff.ts'

declare const counted: unique symbol

/** A try that has been written down for good. Checks ask for one, so that nobody checks what was not counted. */
export interface Attempt extends AttemptKeys {
  readonly [counted]: true
  readonly id: bigint
  readonly isOfKnownBrowser: boolean
}

export interface CountAttempt {
  readonly kind: AttemptKind
  /** What is tried: the username, the personal number, the phone, the dossier number. Kept as a hash. */
  readonly on: string
  readonly limits: AttemptLimits
  readonly machineNow: Date
  /** Days for which an address that this staff account signed in from is not locked out by others; passwords only. */
  readonly knownAddressDays?: number
  /** Of a browser in which somebody has signed in to just this before: its tries are counted apart (knownBrowserOf). */
  readonly knownBrowser?: string | undefined
}

export interface TooManyAttempts {
  readonly code: 'too-many-attempts'
  /** Try again then at the latest; an administrator may unlock before. */
  readonly until: Date
}

/**
 * Counts a try in a transaction of its own, before anything is checked: a refusal rolls back, and would take back the
 * mark of each wrong guess (docs/adr/0002). Takes the database and not a transaction, so that it cannot be otherwise.
 *
 * Refuses with `too-many-attempts` if this address has tried this too often, or this was tried too often from anywhere,
 * or this address tries too many; what is refused is not checked and does not count, so that a lock ends by itself. The
 * first refusal leaves `sign-in.locked`. A known browser stands for its own tries alone, wherever it is: what others do
 * at its address or on its account keeps it out of neither (docs/adr/0027).
 */
export async function countAttempt(
  db: Db, sender: Pick<Sender, 'requestId' | 'fromAddr'>, input: CountAttempt,
): Promise<Result<Attempt, TooManyAttempts>> {
  const { kind, limits, machineNow } = input
  const isOfKnownBrowser = input.knownBrowser !== undefined
  const fromKey = isOfKnownBrowser ? fingerprintOf('browser', input.knownBrowser) : fromKeyOf(sender.fromAddr)
  const keys: AttemptKeys = { kind, key: keyOf(kind, input.on), fromKey }
  const since = new Date(machineNow.getTime() - limits.minutes * 60_000)

  return db.transaction().execute(async (tx) => {
    await lockAttempts(tx, keys)
    const scope = exceededBy(await countAttempts(tx, keys, since), limits)
    if (!scope || scope === 'on-one' && (isOfKnownBrowser || await isAtHome(tx, sender, input))) {
      return ok({ ...keys, isOfKnownBrowser, id: await insertAttempt(tx, keys, machineNow, false) } as Attempt)
    }
    if (!await wasRefusedSince(tx, keys, since)) {
      const subject = await subjectOf(tx, input)
      // Attempts go by the machine's time; what happened is told in the product's, or history would run ahead of a
      // demonstration.
      const ctx = { ...sender, tx, now: await productTimeAt(tx, machineNow), actorId: 1n, bodyHash: keys.key }
      await recordEvent(ctx, { type: 'sign-in.locked', ...subject, data: { kind, scope } })
    }
    await insertAttempt(tx, keys, machineNow, true)
    return refuse({ code: 'too-many-attempts', until: new Date(machineNow.getTime() + limits.minutes * 60_000) })
  })
}

/** What was tried was right: the tries of this address on it count no longer, as after signing in. */
export async function forgiveAttempt(db: Db, attempt: Attempt, machineNow: Date): Promise<void> {
  await db.transaction().execute(async (tx) => clearAttempts(tx, attempt, machineNow))
}

/** Throws unless this try was counted, for just this, by a transaction that has ended. */
export async function requireCounted(tx: Tx, attempt: Attempt, kind: AttemptKind, on: string): Promise<void> {
  const key = keyOf(kind, on)
  if (attempt.kind === kind && await isCommittedAttempt(tx, attempt.id, kind, key)) return
  throw new Error(`${kind} is about to be checked, and its try was not counted in a transaction of its own`)
}

/** The hash under which tries on something are kept; another case or a space around is no other name. */
export function keyOf(kind: AttemptKind, on: string): Buffer {
  return fingerprintOf('attempt', kind, tidyUsername(on))
}

function exceededBy(
  counts: AttemptCounts, limits: AttemptLimits,
): 'on-one-from-one' | 'from-one' | 'on-one' | undefined {
  if (counts.onOneFromOne >= limits.onOneFromOne) return 'on-one-from-one'
  if (counts.fromOne >= limits.fromOne) return 'from-one'
  return counts.onOne >= limits.onOne ? 'on-one' : undefined
}

/** Others may have locked the account; whoever has worked from this address before is not kept out by them. */
async function isAtHome(tx: Tx, { fromAddr }: Pick<Sender, 'fromAddr'>, input: CountAttempt): Promise<boolean> {
  const { kind, on, knownAddressDays, machineNow } = input
  if (kind !== 'password' || !fromAddr || !knownAddressDays) return false
  const staff = await findStaffByUsername(tx, on)
  const since = new Date(machineNow.getTime() - knownAddressDays * 86_400_000)
  return staff !== undefined && hasSignedInFrom(tx, staff.id, fromAddr, since)
}

async function subjectOf(tx: Tx, { kind, on }: CountAttempt): Promise<{ subjectKind: string; subjectId: bigint }> {
  const staff = kind === 'password' ? await findStaffByUsername(tx, on) : undefined
  const known = kind === 'factor' ? await findStaff(tx, on) : undefined // counted on the public id
  if (known) return { subjectKind: 'account', subjectId: known.accountId }
  return staff ? { subjectKind: 'account', subjectId: staff.id } : { subjectKind: 'attempt', subjectId: 0n }
}

/** Of an IPv6 address the network of 64 bits: whoever has one address there has all of them. */
function fromKeyOf(fromAddr: string | undefined): Buffer {
  const addr = (fromAddr ?? '').toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')
  if (!addr.includes(':')) return fingerprintOf('address', addr)
  const [head = '', tail = ''] = addr.split('::')
  const [before, after] = [head, tail].map((part) => part.split(':').filter(Boolean)) as [string[], string[]]
  const gap = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  const groups = [...before, ...gap, ...after].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''))
  return fingerprintOf('address', groups.join(':'))
}
