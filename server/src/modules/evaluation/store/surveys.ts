import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { Answers } from '../domain/survey.ts'

/** What is told of: a visit at a section, or a dossier. */
export interface Subject { readonly about: 'visit' | 'dossier'; readonly id: bigint }

/** Notes that it was told of; false where it was before. */
export async function markAnswered(tx: Tx, { about, id }: Subject): Promise<boolean> {
  const { rows } = await sql`
    insert into evaluation.answered (visit_id, dossier_id)
    values (${about === 'visit' ? id : null}::bigint, ${about === 'dossier' ? id : null}::bigint)
    on conflict do nothing returning 1 as one`.execute(tx)
  return rows.length === 1
}

/** Whether it was told of (visit_answered_once, dossier_answered_once). */
export async function isAnswered(db: Db | Tx, { about, id }: Subject): Promise<boolean> {
  const { rows } = await sql`select 1 as one from evaluation.answered
    where ${about === 'visit' ? sql`visit_id` : sql`dossier_id`} = ${id}`.execute(db)
  return rows.length === 1
}

/** Keeps what was said. */
export async function insertSurvey(tx: Tx, { unitId, about, day, scores, visits, askedMore, remark }: {
  readonly unitId: bigint; readonly about: Subject['about'] | 'paper'; readonly day: Day
} & Answers): Promise<void> {
  const { access, clarity, attitude, competence, timeliness, outcome, feedback } = scores
  await sql`
    insert into evaluation.survey (unit_id, about, day, access, clarity, attitude, competence, timeliness, outcome,
      feedback, visits, asked_more, remark)
    values (${unitId}, ${about}, ${day}, ${access}, ${clarity}, ${attitude}, ${competence}, ${timeliness},
      ${outcome}, ${feedback}, ${visits}, ${askedMore}, ${remark})`.execute(tx)
}

/** What was said of a section in some days. */
export interface Satisfaction {
  readonly unitId: bigint
  /** Surveys that came. */
  readonly surveys: number
  /** Questions that were answered in them. */
  readonly scored: number
  /** Of these with 4 or 5: satisfied, very satisfied. */
  readonly satisfied: number
  /** Surveys that say papers or money were asked for that no list names. */
  readonly askedMore: number
}

/**
 * What was said of these sections from a day to a day, both included; a section without surveys is not among them
 * (survey_of_section). The share of satisfied answers among all is the index of SIPAS.
 */
export async function countSatisfaction(
  db: Db | Tx, unitIds: readonly bigint[], { from, until }: { readonly from: Day; readonly until: Day },
): Promise<Satisfaction[]> {
  const scores = sql`unnest(array[access, clarity, attitude, competence, timeliness, outcome, feedback])`
  const { rows } = await sql<Satisfaction>`
    select unit_id, count(*)::int as surveys, sum(s.scored)::int as scored, sum(s.satisfied)::int as satisfied,
      (count(*) filter (where asked_more))::int as asked_more
    from evaluation.survey, lateral (
      select count(score) as scored, count(score) filter (where score >= 4) as satisfied from ${scores} as score) s
    where unit_id = any(${unitIds}::bigint[]) and day between ${from}::date and ${until}::date
    group by unit_id`.execute(db)
  return rows
}
