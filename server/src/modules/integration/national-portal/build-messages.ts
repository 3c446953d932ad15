import { sql } from 'kysely'
import { dayOf } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { RecordedEvent } from '../../audit/public.ts'
import { type Dossier, dossiersById, nationalCodeOf } from '../../dossiers/public.ts'
import { type Person, type Staff, getPeople, getStaff } from '../../identity/public.ts'
import type { Deed } from '../deeds.ts'
import type { NewMessage } from '../domain/message.ts'
import { cameFrom } from '../store/came-from.ts'
import { lastStatesTold } from '../store/reconciliations.ts'
import { isToldAgain } from '../tell-again.ts'
import { changesAmong } from './changes.ts'
import { type ToldDossier, dossierRowOf, stepRowOf } from './dossier-message.ts'
import type { MessageRooms } from './message-rooms.ts'
import { overtakenAmong } from './overtaken.ts'
import { readParts } from './read-parts.ts'

/**
 * What the national portal is told of these events: of each deed on a dossier first how the dossier stands, then who
 * did it; of a dossier that it is told of anew, or whose fees or files changed, only how it stands. As many questions
 * for a thousand events as for one.
 */
export async function buildPortalMessages(
  tx: Tx, rooms: MessageRooms, partner: string, events: readonly RecordedEvent[],
): Promise<NewMessage[]> {
  const changes = changesAmong(events, partner)
  if (changes.length === 0) return []
  const ids = [...new Set(changes.map(({ dossierId }) => dossierId))]
  const dossiers = await dossiersById(tx, ids)
  const people = byId(await getPeople(tx, [...new Set([...dossiers.values()].map(({ applicantId }) => applicantId))]))
  const staff = new Map((await getStaff(tx, [...new Set(changes.map(({ actorId }) => actorId))]))
    .map((one) => [one.accountId, one]))
  const partsAt = await readParts(tx, rooms, [...dossiers.values()])
  const codes = new Map(await lastStatesTold(tx, partner, ids))
  const fromThere = await cameFrom(tx, partner, ids)
  const told = new Set([...await toldBefore(tx, partner, ids), ...fromThere])
  const overtaken = await overtakenAmong(tx, partner, changes)
  return changes.flatMap((change) => {
    const dossier = dossiers.get(change.dossierId)
    const applicant = dossier && people.get(dossier.applicantId)
    const code = change.is === 'deed' ? String(nationalCodeOf(change.state)) : codes.get(change.dossierId)
    // What was never told of is told with its first deed.
    if (!dossier || !applicant || code === undefined || overtaken.has(change.id)) return []
    codes.set(dossier.id, code)
    const kind = told.has(dossier.id) ? 'dossier-change' : 'dossier-new'
    told.add(dossier.id)
    const common = { dossierId: dossier.id, era: change.era, eventId: change.id, happenedAt: change.happenedAt }
    const row = {
      ...rowOf(rooms, change, { code, dossier, applicant, isFromThere: fromThere.has(dossier.id) }),
      ...partsAt(dossier, change.happenedAt),
    }
    const whole = { ...common, kind, told: code, body: row }
    return change.is === 'part' || isToldAgain(change) ? [whole] : [
      whole,
      { ...common, kind: 'step', told: null, body: stepOf(rooms, change, dossier, staff.get(change.actorId)) },
    ]
  })
}

function rowOf(
  { directory, catalogue }: MessageRooms, { happenedAt }: RecordedEvent,
  { dossier, ...of }: Pick<ToldDossier, 'code' | 'dossier' | 'applicant' | 'isFromThere'>,
) {
  const version = catalogue.version(dossier.procedureVersionId)
  const sector = catalogue.sectors().find(({ idOfData }) => idOfData === version.content.sector)
  return dossierRowOf({
    ...of, dossier, happenedAt, version,
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
