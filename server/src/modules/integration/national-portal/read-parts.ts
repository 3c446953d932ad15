import { dayOf } from '../../../kernel/civil-day.ts'
import { groupBy } from '../../../kernel/group-by.ts'
import type { Tx } from '../../../platform/db.ts'
import { listPapers, papersInKho } from '../../documents/public.ts'
import { type Dossier, dossiersOwingTax, isResultHeld, listToldParts } from '../../dossiers/public.ts'
import { accountsOfPeople, getStaff } from '../../identity/public.ts'
import { chargesPaidOnline, listChargesOfMany } from '../../payments/public.ts'
import { paidThere } from '../store/came-from.ts'
import { refusedSupplements } from '../store/refused.ts'
import type { SupplementBody } from './dossiers-in/handed-in.ts'
import type { MessageRooms } from './message-rooms.ts'
import { NATIONAL_PORTAL } from './outlet.ts'
import { type PartNames, type PartsOfDossier, partsOf } from './dossier-parts.ts'

export type PartRow = ReturnType<typeof partsOf>

/** The parts of these dossiers as the portal is told of them, by eleven questions for any number of them. */
export async function readParts(
  tx: Tx, rooms: MessageRooms, dossiers: readonly Dossier[],
): Promise<(dossier: Dossier, at: Date) => PartRow> {
  const ids = dossiers.map(({ id }) => id)
  const { components, supplements, results, fromRegisters } = await listToldParts(tx, ids)
  const charges = await listChargesOfMany(tx, ids)
  const owing = await dossiersOwingTax(tx, ids)
  const paidOnline = await chargesPaidOnline(tx, ids)
  const thereToo = await paidThere(tx, NATIONAL_PORTAL, ids)
  const paperIds = [...components.flatMap((one) => one.paperIds), ...results.flatMap(({ paperId }) => paperId ?? [])]
  const papers = new Map((await listPapers(tx, [...new Set(paperIds)])).map((one) => [one.id, one]))
  const inKho = await papersInKho(tx, results.flatMap(({ paperId }) => paperId ?? []))
  const accounts = await accountsOfPeople(tx, [...new Set(dossiers.map(({ applicantId }) => applicantId))])
  const askers = supplements.flatMap(({ askedBy, answeredBy }) => [askedBy, answeredBy ?? askedBy])
  const staff = new Map((await getStaff(tx, [...new Set(askers)])).map((one) => [one.accountId, one.fullName]))
  const refusals = (await refusedSupplements(tx, NATIONAL_PORTAL, ids))
    .map(({ dossierId, body, refuseReason: reason, doneAt: at }) =>
      ({ dossierId, id: (body as unknown as SupplementBody).row.HoSoBoSungId, reason, at }))
  const of = {
    refusals: groupBy(refusals, ({ dossierId }) => dossierId),
    components: groupBy(components, ({ dossierId }) => dossierId),
    charges: groupBy(charges, ({ dossierId }) => dossierId),
    supplements: groupBy(supplements, ({ dossierId }) => dossierId),
    results: new Map(results.map((one) => [one.dossierId, one])),
  }
  /** As `isHeldForMoney` says it of one: what was handed over or stands in the Kho is taken from nobody. */
  const isHeld = ({ id, deliveredAt }: Dossier, at: Date) => {
    const states = (of.charges.get(id) ?? []).map(({ state }) => state)
    return deliveredAt === null && !inKho.has(of.results.get(id)?.paperId ?? 0n)
      && isResultHeld(rooms.directory.on(dayOf(at)), states, owing.has(id))
  }
  return (dossier, at) => partsOf({
    number: dossier.number, dueAt: dossier.dueAt, papers, paidOnline,
    isPaidThere: thereToo.has(dossier.id),
    components: of.components.get(dossier.id) ?? [], supplements: of.supplements.get(dossier.id) ?? [],
    refusals: of.refusals.get(dossier.id) ?? [],
    result: of.results.get(dossier.id), charges: of.charges.get(dossier.id) ?? [],
    isResultHeld: isHeld(dossier, at),
    fromRegisters: fromRegisters.get(dossier.id) ?? [],
    isProved: accounts.get(dossier.applicantId)?.openedHow === 'provider',
    names: namesOf(rooms, dossier, at, (accountId) => staff.get(accountId) ?? ''),
  } satisfies PartsOfDossier)
}

/** A type of paper goes by its national code, where it has one that day, and by ours otherwise. */
function namesOf(
  { catalogue, fileAt }: MessageRooms, dossier: Dossier, at: Date, staff: PartNames['staff'],
): PartNames {
  const { content } = catalogue.version(dossier.procedureVersionId)
  const codeOf = (type: string) => catalogue.typeCodeOn(dayOf(at), type) ?? ''
  return {
    component(id) {
      const found = content.components.find((one) => one.id === id)
      return { name: found?.name ?? id, code: found ? codeOf(found.documentType) : '' }
    },
    resultCode: codeOf(content.result.documentType), staff, fileAt: (paper) => fileAt?.(NATIONAL_PORTAL, paper) ?? '',
  }
}
