import type { Day } from '../../../kernel/civil-day.ts'
import type { Mandate } from './mandate.ts'

/** A role at a unit, for a time; a citizen's own role holds everywhere, since it reaches only what is theirs. */
export interface RoleGrant {
  readonly role: string
  readonly unitId: bigint | null
  readonly validFrom: Day
  /** The last day, null for ever. */
  readonly validTo: Day | null
}

/** For whom somebody stands in, with so much of the other's roles as was given, of whatever days. */
export interface StandsInFor {
  /** Of the absent one. */
  readonly accountId: bigint
  readonly publicId: string
  readonly fullName: string
  readonly grants: readonly RoleGrant[]
}

/** What somebody lets a member of a community digital team do: nobody has ended it, nor the membership. */
export interface Help {
  readonly proxyId: bigint
  readonly validFrom: Day
  readonly validTo: Day
}

/** Who is signed in, with everything a door needs to decide what they may do. */
export interface Actor {
  readonly sessionId: bigint
  readonly accountId: bigint
  readonly accountPublicId: string
  readonly kind: 'citizen' | 'organisation' | 'staff'
  /** Null of staff. */
  readonly personId: bigint | null
  /** 1: made by oneself. 2: an official saw the card, or a provider vouches for it. Null of staff. */
  readonly level: 1 | 2 | null
  /** The level of electronic identity of this sign-in; null of whoever signed in by password or code. */
  readonly vouched: 1 | 2 | null
  /** The name to greet them by; of staff also the unit where they sit. */
  readonly fullName: string
  readonly unitId: bigint | null
  /** When the session was last noted to be in use, by the machine's clock; not by the request that finds it. */
  readonly lastSeenAt: Date
  /** Until the password is changed, nothing else may be done. */
  readonly mustChangePassword: boolean
  /** Of staff: signing in takes a second step. */
  readonly hasSecondFactor: boolean
  /**
   * All that were ever given, for `allows` to choose from by the day; a citizen's or organisation's own role is one.
   */
  readonly grants: readonly RoleGrant[]
  /**
   * For which organisations the checked person behind the account acts, of whatever days; of the account of an
   * organisation itself first of all. Read anew with each request, so that one taken away is gone at once.
   */
  readonly mandates: readonly Mandate[]
  /**
   * By which mandates the checked person may act as a member of a community digital team, of whatever days; read anew
   * with each request, so that what was handed in by one is closed with it.
   */
  readonly helps: readonly Help[]
  /**
   * Accounts that others made under the number of the checked person, and which are closed: what was sent from them in
   * the person's name is none of theirs.
   */
  readonly disowned?: readonly bigint[]
  /** For which colleagues this account stands in, of whatever days; read anew with each request, too. */
  readonly standsInFor: readonly StandsInFor[]
}

/** Who a dossier belongs to: the person it is about, and the account that sent it. */
export interface Ownership {
  readonly personId: bigint | null
  readonly sentByAccountId: bigint | null
}

/**
 * Which dossiers are one's own. An account that nobody has checked sees only what it sent itself: a stranger may have
 * claimed the number. Level 2 sees also what was sent for the person by other ways.
 */
export function ownScopeOf({ kind, accountId, personId, level }: Actor): Ownership {
  if (kind === 'staff') return { personId: null, sentByAccountId: null }
  return { personId: level === 2 ? personId : null, sentByAccountId: accountId }
}

/** Whether this is the actor's own, by `ownScopeOf`. */
export function isOwn(actor: Actor, { personId, sentByAccountId }: Ownership): boolean {
  const scope = ownScopeOf(actor)
  return scope.sentByAccountId !== null && scope.sentByAccountId === sentByAccountId
    || scope.personId !== null && scope.personId === personId
}
