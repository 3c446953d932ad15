import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import { unreadSince } from '../audit/public.ts'
import type { Adapter } from './adapter.ts'
import { type Health, healthOf, lagOf } from './domain/health.ts'
import { type PartnerStanding, listStandings } from './store/standings.ts'

/** What is asked how it stands with outside systems; their moments are those of the machine's clock. */
export interface PartnerRooms {
  readonly db: Db
  readonly machineClock: Clock
  readonly adapters: readonly Pick<Adapter, 'partner'>[]
  readonly registers?: ReadonlyMap<string, unknown> | undefined
}

export interface KnownPartner extends PartnerStanding {
  /** Whether MOTCUA_PARTNERS names it. */
  readonly isNamed: boolean
  readonly unreadSince: Date | null
  readonly health: Health
  readonly lagSeconds: number
}

/** Of one that was never told anything. */
const NOTHING: Omit<PartnerStanding, 'code'> = {
  waiting: 0, dead: 0, heldIn: 0, waitingIn: 0, waitingInSince: null, fetchedAt: null, fetchFault: null,
  waitingSince: null, failures: 0, retryAt: null, fault: null, answeredAt: null, pausedAt: null, pausedBy: null,
  pauseReason: null, reconciled: undefined, differences: 0,
}

/** The cursor with which the messages of a partner are made of events. */
export const consumerOf = (partner: string): string => `to-${partner}`

/** All outside systems, those that the settings name and those that were named before, by code, and how each stands. */
export async function listPartners(
  { db, machineClock, adapters, registers }: PartnerRooms,
): Promise<KnownPartner[]> {
  const now = machineClock.now()
  const told = new Set(adapters.map(({ partner }) => partner))
  // Registers are asked, and told of nothing.
  const named = new Set([...told, ...registers?.keys() ?? []])
  const standings = new Map((await listStandings(db)).map((one) => [one.code, one]))
  const codes = [...new Set([...named, ...standings.keys()])].sort()
  return Promise.all(codes.map(async (code) => {
    const standing = standings.get(code) ?? { code, ...NOTHING }
    const isNamed = named.has(code)
    const unread = told.has(code) ? await unreadSince(db, consumerOf(code)) : null
    const signs = { ...standing, isNamed, unreadSince: unread }
    const { answeredAt, fetchedAt, reconciled } = standing
    const isProved = answeredAt !== null || fetchedAt !== null || reconciled !== undefined
    return { ...signs, health: healthOf({ ...signs, isProved }, now), lagSeconds: lagOf(signs, now) }
  }))
}
