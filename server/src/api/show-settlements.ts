import type { OpenSettlements, Settlement as Shown } from '@motcua/contracts/settlements.ts'
import { groupBy } from '../kernel/group-by.ts'
import { type Day, dayOf, momentOn } from '../kernel/work-calendar.ts'
import { agencyAbove } from '../modules/dossiers/public.ts'
import { unitInWords, withPast } from '../modules/organisation/public.ts'
import {
  type OpenLine, type Settlement, openMonthsOf, postUnitsOf, sectionsOfAgency, sideOf, sumOpenDeeds, sumOpenMoney,
} from '../modules/post/public.ts'
import type { ApiRooms } from './rooms.ts'
import { namesOfStaff } from './showing.ts'

interface Looking { readonly isReached: (unitId: bigint) => boolean; readonly accountId: bigint }

/** Settlements with both sides by name, and whether it is whoever looks who is to decide. */
export async function showSettlements(
  rooms: ApiRooms, settlements: readonly Settlement[], { isReached, accountId }: Looking,
): Promise<Shown[]> {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const people = settlements.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy ?? proposedBy])
  const names = await namesOfStaff(rooms.db, people)
  return settlements.map((one) => {
    const side = sideOf(isReached, one)
    return {
      id: one.publicId, agencyName: unitInWords(directory, one.agencyId),
      postName: unitInWords(directory, one.postUnitId),
      until: one.until, prices: one.prices, cod: one.cod, statedPrices: one.statedPrices, statedCod: one.statedCod,
      differenceWhy: one.differenceWhy, side: one.side, proposedAt: one.proposedAt.toISOString(),
      proposedBy: names.get(one.proposedBy) ?? '', state: one.state, decidedAt: one.decidedAt?.toISOString() ?? null,
      decidedBy: one.decidedBy === null ? null : names.get(one.decidedBy) ?? '', declinedWhy: one.declinedWhy,
      mayDecide: one.state === 'proposed' && side !== undefined && side !== one.side && one.proposedBy !== accountId,
    }
  })
}

/** What is open between agencies and units of the post, of which one is of either side, in months that are over. */
export async function openSettlements(
  rooms: ApiRooms, { agencies, posts, today }: {
    readonly agencies: readonly bigint[]; readonly posts: readonly bigint[]; readonly today: Day
  },
): Promise<OpenSettlements['items']> {
  const directory = rooms.directory.on(today)
  // Of an agency with every post; of a post with every agency.
  const isPost = posts.length > 0
  const postUnitIds = withPast(directory, isPost ? posts : postUnitsOf(directory).map(({ id }) => id))
  const before = momentOn(`${today.slice(0, 7)}-01`, 0)
  const [deeds, money] = await Promise.all([
    sumOpenDeeds(rooms.db, { agencyIds: isPost ? undefined : withPast(directory, agencies), postUnitIds }, before),
    sumOpenMoney(rooms.db, {
      sectionIds: isPost ? undefined : agencies.flatMap((id) => sectionsOfAgency(directory, id)), postUnitIds,
    }, before),
  ])
  const agencyOf = (sectionId: bigint) => {
    const section = directory.heirOf(sectionId) ?? directory.byId(sectionId)
    return section ? agencyAbove(directory, section).id : sectionId
  }
  const heirOf = (id: bigint) => directory.heirOf(id)?.id ?? id
  const lines: OpenLine[] = [
    ...deeds.map((line) => ({ ...line, unitId: heirOf(line.unitId) })),
    ...money.map((line) => ({ ...line, unitId: agencyOf(line.unitId) })),
  ].map((line) => ({ ...line, postUnitId: heirOf(line.postUnitId) }))
  const pairs = groupBy(lines, ({ unitId, postUnitId }) => `${String(unitId)} ${String(postUnitId)}`)
  return [...pairs.values()].flatMap((ofPair) => {
    const [first] = ofPair
    const agency = first && directory.byId(first.unitId)
    const postUnit = first && directory.byId(first.postUnitId)
    return agency && postUnit ? [{
      agencyId: agency.publicId, agencyName: unitInWords(directory, agency.id),
      postUnitId: postUnit.publicId, postName: unitInWords(directory, postUnit.id),
      months: openMonthsOf(ofPair).map(({ lines: sums, ...month }) => ({ ...month, lines: [...sums] })),
    }] : []
  })
}
