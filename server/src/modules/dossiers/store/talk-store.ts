import { sql } from 'kysely'
import type { Ctx, Db, Tx } from '../../../platform/db.ts'

/** Who reads a line: the applicant, too, or only those who work on the dossier. */
export type Circle = 'applicant' | 'units'

/** A line of the talk about a dossier (lượt trao đổi). */
export interface Talk {
  readonly id: bigint
  readonly publicId: string
  readonly circle: Circle
  readonly isFromApplicant: boolean
  readonly saidBy: bigint
  readonly unitId: bigint | null
  readonly text: string
  readonly saidAt: Date
}

/** Keeps one line. Answers its public id. */
export async function insertTalk(
  { tx, actorId, now }: Ctx, dossierId: bigint,
  { circle, isFromApplicant, unitId, text }: Pick<Talk, 'circle' | 'isFromApplicant' | 'unitId' | 'text'>,
): Promise<string> {
  const { rows: [kept] } = await sql<{ publicId: string }>`
    insert into dossiers.talk (dossier_id, circle, is_from_applicant, said_by, unit_id, text, said_at)
    values (${dossierId}, ${circle}, ${isFromApplicant}, ${actorId}, ${unitId}, ${text}, ${now})
    returning public_id`.execute(tx)
  if (!kept) throw new Error('a line of a talk was not kept')
  return kept.publicId
}

/** The newest lines of one circle, older than `before` if it is given (talk_of_dossier). */
export async function listTalk(
  db: Db | Tx, dossierId: bigint, circle: Circle, limit: number, before?: bigint,
): Promise<Talk[]> {
  const { rows } = await sql<Talk>`
    select id, public_id, circle, is_from_applicant, said_by, unit_id, text, said_at from dossiers.talk
    where dossier_id = ${dossierId} and circle = ${circle} ${before === undefined ? sql`` : sql`and id < ${before}`}
    order by id desc limit ${limit}`.execute(db)
  return rows
}

/** Where a line of this talk and circle stands, by its public id, for `before` above. */
export async function findTalkPlace(
  db: Db | Tx, dossierId: bigint, circle: Circle, publicId: string,
): Promise<bigint | undefined> {
  const { rows: [found] } = await sql<{ id: bigint }>`
    select id from dossiers.talk
    where public_id = ${publicId} and dossier_id = ${dossierId} and circle = ${circle}`.execute(db)
  return found?.id
}

/** How many lines of the applicant stand after the last that an official wrote them: what waits for an answer. */
export async function countUnanswered(db: Db | Tx, dossierId: bigint): Promise<number> {
  const { rows: [found] } = await sql<{ count: number }>`
    select count(*)::int as count from dossiers.talk
    where dossier_id = ${dossierId} and circle = 'applicant' and id > coalesce((
      select max(id) from dossiers.talk
      where dossier_id = ${dossierId} and circle = 'applicant' and not is_from_applicant), 0)`.execute(db)
  return found?.count ?? 0
}

/** The same of many dossiers in one statement; those of which nothing waits are left out. */
export async function countUnansweredOf(db: Db | Tx, dossierIds: readonly bigint[]): Promise<Map<bigint, number>> {
  if (dossierIds.length === 0) return new Map()
  const { rows } = await sql<{ id: bigint; count: number }>`
    select wanted.id, waiting.count from unnest(${dossierIds}::bigint[]) as wanted (id),
      lateral (select max(id) as id from dossiers.talk
        where dossier_id = wanted.id and circle = 'applicant' and not is_from_applicant) as answer,
      lateral (select count(*)::int as count from dossiers.talk
        where dossier_id = wanted.id and circle = 'applicant' and id > coalesce(answer.id, 0)) as waiting
    where waiting.count > 0`.execute(db)
  return new Map(rows.map(({ id, count }) => [id, count]))
}

/** How many lines the applicant of a dossier has written since a moment. */
export async function countOfApplicant(tx: Tx, dossierId: bigint, since: Date): Promise<number> {
  const { rows: [found] } = await sql<{ count: number }>`
    select count(*)::int as count from dossiers.talk
    where dossier_id = ${dossierId} and circle = 'applicant' and is_from_applicant and said_at > ${since}`.execute(tx)
  return found?.count ?? 0
}
