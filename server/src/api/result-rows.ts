import { type Field, fieldsOf } from '@motcua/forms/model.ts'
import { resultTemplateOf } from '@motcua/forms/result-template.ts'
import { showAnswers } from '@motcua/forms/show-answer.ts'
import { shownFields, shownPages } from '@motcua/forms/shown.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Dossier, getAnswers } from '../modules/dossiers/public.ts'
import type { Db, Json, Tx } from '../platform/db.ts'
import type { ApiRooms } from './rooms.ts'
import { formOf } from './show-declaration.ts'

/** What a result says of its declaration: its lines as they are printed, and the same as data. */
export interface SaidOfResult {
  readonly rows: { label: string; value: string }[]
  readonly data: Readonly<Record<string, Json>>
}

/** Whose answers are about the owner of the result themselves. */
const OWN: ReadonlySet<string | undefined> = new Set([undefined, 'requester', 'applicantOrg'])

/**
 * What the result says of its declaration, by the template of the result (resultTemplateOf): the fields that the
 * declaration in its own version puts on it, or those that say whom it is about, in the order of the form. The labels
 * are the template's: a name is told with the role it is of. Empty for a dossier without declaration, or without an
 * answer.
 */
export async function saidOfResult(
  db: Db | Tx, rooms: Pick<ApiRooms, 'catalogue'>, dossier: Dossier,
): Promise<SaidOfResult> {
  const form = formOf(rooms, dossier)
  if (!form) return { rows: [], data: {} }
  const answers = (await getAnswers(db, dossier.id)) as Parameters<typeof showAnswers>[2]
  const { procedure, content } = rooms.catalogue.version(dossier.procedureVersionId)
  const occasion = { asOf: dayOf(dossier.submittedAt), procedure, channel: dossier.channel }
  const shown = shownFields(shownPages(form, answers, occasion))
  const lines = resultTemplateOf(form, content.result.name).fields.flatMap(({ key, label }) => {
    const field = shown.find((one) => one.key === key)
    const [line] = field ? showAnswers(form, [field], answers) : []
    return field && line ? [{ field, label, value: line.text }] : []
  })
  return {
    rows: lines.map(({ label, value }) => ({ label, value })),
    data: Object.fromEntries(lines.map(({ field }) => [dataKeyOf(field), answers[field.key] as Json])),
  }
}

/**
 * Under which key what a result says is kept with its paper: that of the field dictionary where it is about its owner,
 * so that it is found again; that of the form where it is about somebody else, whose name must never be taken for the
 * owner's. Pure.
 */
export function dataKeyOf({ key, meaning: { role, entry } }: Pick<Field, 'key' | 'meaning'>): string {
  return OWN.has(role) ? entry : key
}

/**
 * What may be corrected in the data of a result, with its name: plain words and days. A number that says who somebody
 * is may not: a result with another's number is replaced, and it is masked at the desk.
 */
export function correctableOf(rooms: Pick<ApiRooms, 'catalogue'>, dossier: Dossier): { key: string; label: string }[] {
  const form = formOf(rooms, dossier)
  if (!form) return []
  const { content } = rooms.catalogue.version(dossier.procedureVersionId)
  const fields = fieldsOf(form)
  return resultTemplateOf(form, content.result.name).fields.flatMap(({ key, label }) => {
    const field = fields.find((one) => one.key === key)
    return field && CORRECTABLE.has(field.type) && field.mask === undefined ? [{ key: dataKeyOf(field), label }] : []
  })
}

const CORRECTABLE: ReadonlySet<Field['type']> = new Set(['text', 'date', 'partialDate'])
