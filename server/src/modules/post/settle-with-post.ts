import type { Dong } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type Day, addDays, dayOf, momentOn } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type DossierRooms, agencyAbove } from '../dossiers/public.ts'
import { type Directory, withPast } from '../organisation/public.ts'
import type { SettlementSide } from './domain/settlement.ts'
import { postUnitsOf } from './post-operator.ts'
import {
  type Settlement, decideSettlementRow, insertSettlement, lockOpenRows, lockSettlement,
} from './store/settlements.ts'

export interface ProposeSettlement {
  /** Public ids. */
  readonly agency: string
  readonly postUnit: string
  /** The last day; it is over. */
  readonly until: Day
  /** Whole đồng, as whoever proposes has counted. */
  readonly statedPrices: Dong
  readonly statedCod: Dong
  readonly why: string | null
  readonly isReached: (unitId: bigint) => boolean
}

export type ProposeSettlementRefusal =
  | { readonly code: 'settlement-sides' } | { readonly code: 'period-not-over' }
  | { readonly code: 'nothing-to-settle' }
  | { readonly code: 'difference-unexplained' } | { readonly code: 'settlement-open' }

/**
 * One side proposes to settle what was done and collected until a day and is in no settlement yet (quyết toán). What it
 * counted itself stands beside what the rows say, and why they differ. Refuses with `settlement-sides` who
 * is of neither or of both, `period-not-over`, `nothing-to-settle`, `difference-unexplained`, and `settlement-open`
 * while another is proposed between the two. Leaves `settlement.proposed`.
 */
export async function proposeSettlement(
  ctx: Ctx, rooms: DossierRooms, input: ProposeSettlement,
): Promise<Result<string, ProposeSettlementRefusal>> {
  const today = dayOf(ctx.now)
  const directory = rooms.directory.on(today)
  const agency = directory.byPublicId(input.agency)
  const postUnit = postUnitsOf(directory).find(({ publicId }) => publicId === input.postUnit)
  const side = agency && postUnit && sideOf(input.isReached, { agencyId: agency.id, postUnitId: postUnit.id })
  if (!agency || !postUnit || !side) return refuse({ code: 'settlement-sides' })
  if (input.until >= today) return refuse({ code: 'period-not-over' })
  // What was done for an agency or by an office that has ended is its heir's to settle.
  const between = {
    agencyIds: withPast(directory, [agency.id]), postUnitIds: withPast(directory, [postUnit.id]),
    sectionIds: sectionsOfAgency(directory, agency.id),
  }
  const { deeds, parcels } = await lockOpenRows(ctx.tx, between, momentOn(addDays(input.until, 1), 0))
  if (deeds.length + parcels.length === 0) return refuse({ code: 'nothing-to-settle' })
  const sum = (rows: typeof deeds) => rows.reduce((all, { amount }) => all + amount, 0)
  const [prices, cod] = [sum(deeds), sum(parcels)]
  const differs = prices !== input.statedPrices || cod !== input.statedCod
  if (differs && !input.why) return refuse({ code: 'difference-unexplained' })
  const settlement = await insertSettlement(ctx.tx, {
    agencyId: agency.id, postUnitId: postUnit.id, until: input.until, prices, cod, statedPrices: input.statedPrices,
    statedCod: input.statedCod, differenceWhy: differs ? input.why : null, side, proposedAt: ctx.now,
    proposedBy: ctx.actorId,
  }, deeds.map(({ id }) => id), parcels.map(({ id }) => id))
  if (!settlement) return refuse({ code: 'settlement-open' })
  await tell(ctx, settlement, 'settlement.proposed', { side, until: input.until, prices, cod })
  return ok(settlement.publicId)
}

export interface DecideSettlement {
  /** Public id. */
  readonly settlement: string
  /** Why not; null agrees. */
  readonly declinedWhy: string | null
  readonly isReached: (unitId: bigint) => boolean
}

export type DecideSettlementRefusal =
  | { readonly code: 'settlement-unknown' } | { readonly code: 'settlement-decided' }
  | { readonly code: 'settlement-own-side' }

/**
 * The other side agrees, which closes it for good, or declines: then what is in it waits for the next. Refuses with
 * `settlement-unknown`, `settlement-decided`, and `settlement-own-side` whoever is not only of the other side. Leaves
 * `settlement.agreed` or `settlement.declined`.
 */
export async function decideSettlement(
  ctx: Ctx, { settlement: publicId, declinedWhy, isReached }: DecideSettlement,
): Promise<Result<string, DecideSettlementRefusal>> {
  const settlement = await lockSettlement(ctx.tx, publicId)
  if (!settlement || !isReached(settlement.agencyId) && !isReached(settlement.postUnitId))
    return refuse({ code: 'settlement-unknown' })
  if (settlement.state !== 'proposed') return refuse({ code: 'settlement-decided' })
  const side = sideOf(isReached, settlement)
  if (side === undefined || side === settlement.side || settlement.proposedBy === ctx.actorId)
    return refuse({ code: 'settlement-own-side' })
  await decideSettlementRow(ctx.tx, settlement.id, { at: ctx.now, by: ctx.actorId, declinedWhy })
  await tell(ctx, settlement, declinedWhy === null ? 'settlement.agreed' : 'settlement.declined', { side })
  return ok(publicId)
}

/** For which of the two somebody speaks; undefined of neither, and of both: nobody agrees with themselves. */
export function sideOf(
  isReached: (unitId: bigint) => boolean, { agencyId, postUnitId }: Pick<Settlement, 'agencyId' | 'postUnitId'>,
): SettlementSide | undefined {
  const [isAgency, isPost] = [isReached(agencyId), isReached(postUnitId)]
  if (isAgency === isPost) return undefined
  return isAgency ? 'agency' : 'post'
}

/** Sections of an agency, those that have ended since included: what was carried for them is its account. */
export function sectionsOfAgency(directory: Directory, agencyId: bigint): bigint[] {
  const own = directory.units.filter((unit) => unit.isOneStop && agencyAbove(directory, unit).id === agencyId)
  return withPast(directory, own.map(({ id }) => id))
}

async function tell(
  ctx: Ctx, { id, publicId, agencyId }: Settlement,
  type: 'settlement.proposed' | 'settlement.agreed' | 'settlement.declined',
  more: Readonly<Record<string, string | number>>,
): Promise<void> {
  await recordEvent({ ...ctx, unitId: agencyId }, {
    type, subjectKind: 'settlement', subjectId: id, data: { settlement: publicId, ...more },
  })
}
