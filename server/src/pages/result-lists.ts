import type { EndList, KeyList, SignedList } from '@motcua/contracts/result-lists.ts'
import { signList } from '@motcua/contracts/result-lists.ts'
import { dayOf } from '../kernel/civil-day.ts'
import { listEndedResults, listSeals } from '../modules/dossiers/public.ts'
import type { PortalRooms } from './portal-rooms.ts'

const DAY = 86_400_000
/** A key is changed after years, a result may end any day; whoever is long without a network is told so. */
const [KEYS_GOOD, ENDS_GOOD] = [90 * DAY, 7 * DAY]
/** So long may somebody see a list of before. */
const FRESH = 10_000

export interface ResultLists {
  readonly keys: KeyList
  readonly ends: EndList
  /** The same as public files, signed. */
  readonly signed: { readonly keys: SignedList; readonly ends: SignedList }
}

/** Of what the lists are made. */
export type ListRooms = Pick<PortalRooms, 'db' | 'directory' | 'keys' | 'machineClock'>

const kept = new WeakMap<ListRooms, { readonly until: number; readonly lists: Promise<ResultLists> }>()

/** Both lists as they are now, signed with the key in use; made anew every ten seconds at most. */
export async function resultLists(rooms: ListRooms): Promise<ResultLists> {
  const now = rooms.machineClock.now().getTime()
  const known = kept.get(rooms)
  if (known && now < known.until) return known.lists
  const lists = makeLists(rooms, now)
  kept.set(rooms, { until: now + FRESH, lists })
  lists.catch(() => kept.delete(rooms))
  return lists
}

async function makeLists({ db, directory, keys: ring }: ListRooms, now: number): Promise<ResultLists> {
  const [own, all, sealed, ended] = await Promise.all([
    ring.qrKey(), ring.qrKeys(), listSeals(db), listEndedResults(db),
  ])
  const seals = sealed.map(({ thumbprint, name, agencyId, firstAt }) =>
    ({ thumbprint, name, codes: directory.codesSince(agencyId, dayOf(firstAt)) }))
  const iso = (at: number) => new Date(at).toISOString()
  const keys: KeyList = {
    kind: 'motcua-keys', version: all.length + seals.length + seals.flatMap(({ codes }) => codes).length,
    madeAt: iso(now), validUntil: iso(now + KEYS_GOOD),
    keys: all.map(({ kid, publicJwk: { x, y } }) => ({ kid, x, y })), seals,
  }
  const ends: EndList = {
    kind: 'motcua-ends', version: ended.length, madeAt: iso(now), validUntil: iso(now + ENDS_GOOD),
    ends: ended.map(({ code, kind, day }) => [code, kind, day]),
  }
  const sign = (list: KeyList | EndList) => signList(
    list, own.kid, async (bytes) => Promise.resolve(Uint8Array.from(own.sign(bytes))),
  )
  return { keys, ends, signed: { keys: await sign(keys), ends: await sign(ends) } }
}
