import { sql } from 'kysely'
import { dayOf } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { RecordedEvent } from '../../audit/public.ts'
import type { CatalogueSource } from '../../catalogue/public.ts'
import { type Dossier, dossiersById } from '../../dossiers/public.ts'
import { type Person, type Staff, getPeople, getStaff } from '../../identity/public.ts'
import type { DirectorySource } from '../../organisation/public.ts'
import { type Deed, deedsAmong } from '../deeds.ts'
import type { NewMessage } from '../domain/message.ts'
import { cameFrom } from '../store/came-from.ts'
import { isToldAgain } from '../tell-again.ts'
import { dossierRowOf, stepRowOf } from './dossier-message.ts'

export interface MessageRooms {
  readonly directory: DirectorySource
  readonly catalogue: CatalogueSource
}

/**
 * What the national portal is told of these events: of each deed on a dossier first how the dossier stands, then who
 * did it; of a dossier that it is told of anew only how it stands. Four questions for any number of events.
 */
export async function buildPortalMessages(
  tx: Tx, rooms: MessageRooms, partner: string, events: readonly RecordedEvent[],
): Promise<NewMessage[]> {
  const deeds = deedsAmong(events, partner)
  if (deeds.length === 0) return []
  const ids = [...new Set(deeds.map(({ dossierId }) => dossierId))]
  const dossiers = await dossiersById(tx, ids)
  const people = byId(await getPeople(tx, [...new Set([...dossiers.values()].map(({ applicantId }) => applicantId))]))
  const staff = new Map((await getStaff(tx, [...new Set(deeds.map(({ actorId }) => actorId))]))
    .map((one) => [one.accountId, one]))
  const fromThere = await cameFrom(tx, partner, ids)
  const told = new Set([...await toldBefore(tx, partner, ids), ...fromThere])
  return deeds.flatMap((deed) => {
    const dossier = dossiers.get(deed.dossierId)
    const applicant = dossier && people.get(dossier.applicantId)
    if (!dossier || !applicant) return []
    const kind = told.has(dossier.id) ? 'dossier-change' : 'dossier-new'
    told.add(dossier.id)
    const common = { dossierId: dossier.id, era: deed.era, eventId: deed.id, happenedAt: deed.happenedAt }
    const row = rowOf(rooms, deed, dossier, applicant, fromThere.has(dossier.id))
    const whole = { ...common, kind, told: row.TrangThaiHoSo, body: row }
    return isToldAgain(deed) ? [whole] : [
      whole,
      { ...common, kind: 'step', told: null, body: stepOf(rooms, deed, dossier, staff.get(deed.actorId)) },
    ]
  })
}

function rowOf(
  { directory, catalogue }: MessageRooms, { state, happenedAt }: Deed, dossier: Dossier, applicant: Person,
  isFromThere: boolean,
) {
  const version = catalogue.version(dossier.procedureVersionId)
  const sector = catalogue.sectors().find(({ idOfData }) => idOfData === version.content.sector)
  return dossierRowOf({
    dossier, state, happenedAt, version, applicant, isFromThere,
    sector: { code: sector?.idOfData ?? '', name: sector?.name ?? '' },
    unitName: directory.nameOn(dossier.competentUnitId, dayOf(happenedAt)),
  })
}

function stepOf({ directory }: MessageRooms, deed: Deed, dossier: Dossier, officer: Staff | undefined) {
  const { state, happenedAt, unitId } = deed
  return stepRowOf({
    number: dossier.number, state, happenedAt, officer, dueAt: dossier.dueAt,
    unitName: unitId === null ? '' : directory.nameOn(unitId, dayOf(happenedAt)),
  })
}

/** Dossiers of which the partner was told before (message_out_of_dossier). */
async function toldBefore(db: Db | Tx, partner: string, ids: readonly bigint[]): Promise<Set<bigint>> {
  const { rows } = await sql<{ dossierId: bigint }>`
    select distinct dossier_id from integration.message_out
    where dossier_id = any(${ids}::bigint[]) and partner = ${partner} and kind = 'dossier-new'`.execute(db)
  return new Set(rows.map(({ dossierId }) => dossierId))
}

function byId(people: readonly Person[]): ReadonlyMap<bigint, Person> {
  return new Map(people.map((one) => [one.id, one]))
}
