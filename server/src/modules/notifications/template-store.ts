import { sql } from 'kysely'
import type { Day } from '../../kernel/civil-day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { USUAL_LANGUAGE } from './domain/template.ts'
import type { LetterUse } from './domain/ways.ts'

export interface Template {
  readonly key: string
  /** ISO 639-1. */
  readonly language: string
  readonly sms: string | null
  readonly subject: string
  readonly text: string
  /** Told by letter to whoever needs or wants one, or to everybody besides; null: by none. Of the usual language. */
  readonly letter: LetterUse | null
}

/**
 * The texts under a key in force on a day: in this language, where there are such, otherwise in the usual one.
 * Undefined if the province says nothing then.
 */
export async function findTemplate(
  db: Db | Tx, key: string, day: Day, language: string = USUAL_LANGUAGE,
): Promise<Template | undefined> {
  const { rows: [row] } = await sql<Template>`
    select key, language, sms, subject, text,
      first_value(letter) over (order by language = ${USUAL_LANGUAGE} desc) as letter
    from notifications.template
    where key = ${key} and valid @> ${day}::date and language in (${language}, ${USUAL_LANGUAGE})
    order by language = ${language} desc limit 1`.execute(db)
  return row
}

export interface TemplateRow extends Omit<Template, 'letter'> {
  readonly letter?: LetterUse | null
  readonly validFrom: Day
  readonly validTo: Day | null
}

/** Makes the texts what `rows` say; answers how many were new, how many differed. What `rows` do not name stays. */
export async function writeTemplates(
  tx: Tx, rows: readonly TemplateRow[],
): Promise<{ added: number; changed: number }> {
  const { rows: [counted] } = await sql<{ added: bigint; changed: bigint }>`
    with wanted as (
      select key, language, sms, subject, text, letter, daterange("validFrom", "validTo" + 1) as valid
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as w(key text, language text, sms text, subject text, text text, letter text,
          "validFrom" date, "validTo" date)
    ), changed as (
      update notifications.template as old set sms = w.sms, subject = w.subject, text = w.text,
        letter = w.letter, valid = w.valid
      from wanted as w where (old.key, old.language, lower(old.valid)) = (w.key, w.language, lower(w.valid))
        and (old.sms, old.subject, old.text, old.letter, old.valid)
          is distinct from (w.sms, w.subject, w.text, w.letter, w.valid) returning 1
    ), added as (
      insert into notifications.template (key, language, sms, subject, text, letter, valid)
      select * from wanted as w where not exists (
        select from notifications.template as old
        where (old.key, old.language, lower(old.valid)) = (w.key, w.language, lower(w.valid))) returning 1
    )
    select (select count(*) from added) as added, (select count(*) from changed) as changed`.execute(tx)
  return { added: Number(counted?.added ?? 0n), changed: Number(counted?.changed ?? 0n) }
}
