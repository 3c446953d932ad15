import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { State } from '../domain/lifecycle.ts'
import type { ActsFor } from '../viewer.ts'
import type { Dossier } from './dossier-store.ts'

/** Whose list it is, and for which procedures whoever looks acts. */
export type OfOrganisation = ActsFor

/** A line of the list of an organisation: what is shown, and no more. */
export type OrganisationLine = Pick<
  Dossier, 'id' | 'publicId' | 'number' | 'procedureVersionId' | 'state' | 'submittedAt' | 'dueAt' | 'handedInBy'
>

/** What of it is wanted, and in which order; nothing said is everything. */
export interface OrganisationWish {
  readonly states?: readonly State[] | undefined
  /** A part of the number or of the name of whoever handed it in, or one of these versions of procedures. */
  readonly search?: { readonly text: string; readonly versionIds: readonly bigint[] } | undefined
  /** What has no day of promise comes last. */
  readonly sort: 'newest' | 'oldest' | 'due'
}

/** Where the list goes on: the moment of its order, null for none, and the row. */
export interface OrganisationCursor { readonly at: Date | null; readonly id: bigint }

const KEYS = {
  newest: sql`submitted_at`, oldest: sql`submitted_at`, due: sql`coalesce(due_at, 'infinity'::timestamptz)`,
} as const

/**
 * The dossiers of an organisation within the scope of whoever looks, in the wished order, from after a line on. By day
 * of sending it is one ordered scan (dossier_of_person); by promise the organisation's own lines are sorted.
 */
export async function listOfOrganisation(
  db: Db, of: OfOrganisation, { sort, ...wish }: OrganisationWish, after: OrganisationCursor | undefined, limit: number,
): Promise<OrganisationLine[]> {
  const [key, isDown] = [KEYS[sort], sort === 'newest']
  const place = after && sql`(coalesce(${after.at}::timestamptz, 'infinity'), ${after.id}::bigint)`
  const further = place ? sql`and (${key}, id) ${isDown ? sql`<` : sql`>`} ${place}` : sql``
  const order = isDown ? sql`${key} desc, id desc` : sql`${key}, id`
  const { rows } = await sql<OrganisationLine>`
    select id, public_id, number, procedure_version_id, state, submitted_at, due_at, handed_in_by
    from dossiers.dossier where ${within(of)} ${wished(wish)} ${further}
    order by ${order} limit ${limit}`.execute(db)
  return rows
}

/** Versions of procedures that it has dossiers of: their names are in the catalogue, and are searched there. */
export async function versionsOfOrganisation(db: Db, of: OfOrganisation): Promise<bigint[]> {
  const { rows } = await sql<{ id: bigint }>`
    select distinct procedure_version_id as id from dossiers.dossier where ${within(of)}`.execute(db)
  return rows.map(({ id }) => id)
}

function within({ organisationId, procedureIds }: OfOrganisation) {
  return procedureIds === null
    ? sql`applicant_id = ${organisationId}`
    : sql`applicant_id = ${organisationId} and procedure_id = any(${procedureIds}::bigint[])`
}

function wished({ states, search }: Omit<OrganisationWish, 'sort'>) {
  const part = search && `%${search.text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const ofState = states ? sql`and state = any(${states}::text[])` : sql``
  return search ? sql`${ofState} and (number ilike ${part} or handed_in_by ilike ${part}
    or procedure_version_id = any(${search.versionIds}::bigint[]))` : ofState
}
