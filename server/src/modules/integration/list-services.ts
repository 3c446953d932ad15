import { DAY, MINUTE, dayOf } from '../../kernel/civil-day.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import { lastVouchedAt } from '../identity/public.ts'
import { type WayStanding, listWayStandings } from '../notifications/public.ts'
import type { DirectorySource } from '../organisation/public.ts'
import { billPolicyOf, lastHeardOfGateway, listBillsToAsk } from '../payments/public.ts'
import { carrierPolicyOf, lastHeardOfCarrier, listToAsk } from '../post/public.ts'
import {
  SERVICES, type Service, type ServiceHealth, type ServiceSettings, type ServiceSigns, serviceHealthOf,
} from './domain/service-health.ts'
import { INTEGRATION_MANIFESTS } from './manifests.ts'

export interface ServiceRooms {
  readonly db: Db
  readonly clock: Clock
  readonly machineClock: Clock
  readonly directory: DirectorySource
  /** How each is set; left out where nobody says, and then none is listed. */
  readonly services?: ServiceSettings | undefined
}

/** An outside system that is no partner, or one that is not named; what is known of it is what was kept of its work. */
export interface KnownService {
  /** As MOTCUA_PARTNERS names it; `mail` for the mail server. */
  readonly code: string
  readonly health: ServiceHealth
  /** Messages that wait for it, counted up to 100 000; null where it carries none. */
  readonly waiting: number | null
  readonly fault: string | null
  /** Since when it is put off as a whole, and when it is tried next; both by the clock of the machine. */
  readonly awaySince: Date | null
  readonly retryAt: Date | null
  /** When it last did what it is there for, and by which clock that was noted. */
  readonly lastAt: Date | null
  readonly lastClock: 'product' | 'machine'
}

type Known = Pick<ServiceSigns, 'isOverdue' | 'isTried' | 'isWatched'> & Omit<KnownService, 'code' | 'health'>

/** Within it what is due is done; what waits longer waits for somebody (`healthOf`). */
const LATE = 5 * MINUTE
/** How far back a bill is asked of (job `ask-gateway`). */
const ASKED_FOR = 2 * DAY
const NOTHING: Known = {
  isOverdue: false, isTried: true, isWatched: true, waiting: null, fault: null, awaySince: null, retryAt: null,
  lastAt: null, lastClock: 'product',
}
const CHANNELS = { 'sms': 'sms', 'mail': 'email', 'zalo': 'zalo', 'web-push': 'push' } as const

/**
 * How it stands with what is told, paid and signed in by, judged by what was kept and never by a call; then the systems
 * of MOTCUA_PARTNERS that it does not name and `partners` has not.
 */
export async function listServices(rooms: ServiceRooms, partners: readonly string[]): Promise<KnownService[]> {
  const { db, services } = rooms
  if (!services) return []
  const [ways, gateway, carrier, vouchedAt] = await Promise.all([
    listWayStandings(db), gatewayOf(rooms, services), carrierOf(rooms, services), lastVouchedAt(db),
  ])
  const known: Readonly<Record<Service, Known>> = {
    ...Object.fromEntries(Object.entries(CHANNELS).map(([code, channel]) =>
      [code, wayOf(rooms, ways.find((one) => one.channel === channel))])) as Record<keyof typeof CHANNELS, Known>,
    'payment-gateway': gateway, 'post': carrier,
    'identity-provider': { ...NOTHING, isWatched: false, lastAt: vouchedAt, lastClock: 'machine' },
    'staff-identity': { ...NOTHING, isWatched: false },
  }
  return [
    ...SERVICES.map((code) => show(code, serviceHealthOf({ ...known[code], setting: services[code] }), known[code])),
    ...unnamedAmong(partners).map((code) => show(code, 'not-named', NOTHING)),
  ]
}

function show(code: string, health: ServiceHealth, known: Known): KnownService {
  const { waiting, fault, awaySince, retryAt, lastAt, lastClock } = known
  return { code, health, waiting, fault, awaySince, retryAt, lastAt, lastClock }
}

function wayOf({ clock, machineClock }: ServiceRooms, way: WayStanding | undefined): Known {
  if (!way) return NOTHING
  const { waiting, fault, awaySince, dueSince, sentAt } = way
  const now = clock.now()
  const ahead = now.getTime() - machineClock.now().getTime()
  return {
    ...NOTHING, waiting, fault, awaySince, lastAt: sentAt,
    isTried: waiting > 0 || way.retryAt === null || way.retryAt > now,
    isOverdue: dueSince !== null && now.getTime() - dueSince.getTime() > LATE,
    // It is tried by the clock of the product, which runs as fast as the machine's.
    retryAt: way.retryAt && new Date(way.retryAt.getTime() - ahead),
  }
}

/** Of a bill or a parcel that nobody could ask of the gateway or the carrier the moment is long over. */
async function gatewayOf({ db, clock, directory }: ServiceRooms, settings: ServiceSettings): Promise<Known> {
  if (settings['payment-gateway'] === 'none') return NOTHING
  const now = clock.now()
  const ago = (span: number) => new Date(now.getTime() - span)
  const minutes = billPolicyOf(directory.on(dayOf(now)))?.askAfterMinutes
  const since = ago((minutes ?? 0) * MINUTE + LATE)
  const asked = { openedFrom: ago(ASKED_FOR), openedUntil: since, notAskedSince: since }
  const overdue = minutes === undefined ? [] : await listBillsToAsk(db, asked, 1)
  return { ...NOTHING, isOverdue: overdue.length > 0, lastAt: await lastHeardOfGateway(db, ago(ASKED_FOR)) }
}

async function carrierOf({ db, clock, directory }: ServiceRooms, settings: ServiceSettings): Promise<Known> {
  if (settings.post === 'none') return NOTHING
  const now = clock.now()
  const minutes = carrierPolicyOf(directory.on(dayOf(now)))?.askAfterMinutes
  const before = new Date(now.getTime() - (minutes ?? 0) * MINUTE - LATE)
  const overdue = minutes === undefined ? [] : await listToAsk(db, before, 1)
  return { ...NOTHING, isOverdue: overdue.length > 0, lastAt: await lastHeardOfCarrier(db) }
}

function unnamedAmong(partners: readonly string[]): string[] {
  return INTEGRATION_MANIFESTS
    .filter(({ partner, isFamily }) =>
      !partners.some((code) => code === partner || isFamily && code.startsWith(`${partner}-`)))
    .map(({ partner }) => partner).sort()
}
