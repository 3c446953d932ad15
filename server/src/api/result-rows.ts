import type { Occasion } from '@motcua/forms/context-of.ts'
import { type Field, type FormDefinition, fieldsOf } from '@motcua/forms/model.ts'
import { resultTemplateOf } from '@motcua/forms/result-template.ts'
import { showAnswers } from '@motcua/forms/show-answer.ts'
import { shownFields, shownPages } from '@motcua/forms/shown.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Dossier, type SaidOfIt, findResultContent, getAnswers } from '../modules/dossiers/public.ts'
import type { Db, Json, Tx } from '../platform/db.ts'
import type { ApiRooms } from './rooms.ts'
import { formOf } from './show-declaration.ts'

/** Whose answers are about the owner of the result themselves. */
const OWN: ReadonlySet<string | undefined> = new Set([undefined, 'requester', 'applicantOrg'])

type Given = Readonly<Record<string, Json>>

/** What there is of a declaration for the result: what was declared, and what was typed in where it is on paper. */
export interface ContentOfResult {
  readonly form: FormDefinition
  readonly occasion: Occasion
  readonly declared: Given
  readonly typed: Given
  /** Both; what was declared comes before what was typed. */
  readonly answers: Given
  /** The fields of the template of the result that are asked in this case, in the order of the form. */
  readonly fields: readonly { readonly field: Field; readonly label: string; readonly isNeeded: boolean }[]
}

/** Undefined for a dossier without a form. */
export async function contentOfResult(
  db: Db | Tx, rooms: Pick<ApiRooms, 'catalogue'>, dossier: Dossier,
): Promise<ContentOfResult | undefined> {
  const form = formOf(rooms, dossier)
  if (!form) return undefined
  const [declared, typed] = [(await getAnswers(db, dossier.id)) as Given, await findResultContent(db, dossier.id)]
  const answers = { ...typed, ...declared }
  const { procedure, content } = rooms.catalogue.version(dossier.procedureVersionId)
  const occasion = { asOf: dayOf(dossier.submittedAt), procedure, channel: dossier.channel }
  const shown = shownFields(shownPages(form, answers, occasion))
  const wanted = wantedBy(rooms, dossier, procedure)
  const fields = resultTemplateOf(form, content.result.name).fields.flatMap(({ key, label, isNeeded = false }) => {
    const field = shown.find((one) => one.key === key)
    const isWanted = isNeeded && (wanted?.has(key) ?? true)
    const isOfIt = wanted === undefined || isWanted || Object.hasOwn(answers, key)
    return field && isOfIt ? [{ field, label, isNeeded: isWanted }] : []
  })
  return { form, occasion, declared, typed, answers, fields }
}

/**
 * A declaration that several procedures share marks what the first of them needs on its result; another needs what
 * declarations of its own say (NĐ 63/2024/NĐ-CP), and is told no more than its agency was given. Undefined where the
 * declaration is one of the procedure's own.
 */
function wantedBy(
  { catalogue }: Pick<ApiRooms, 'catalogue'>, { submittedAt, formVersionId }: Dossier, procedure: string,
): ReadonlySet<string> | undefined {
  const own = catalogue.formsFor(procedure, dayOf(submittedAt))
  const declared = formVersionId === null ? undefined : catalogue.formVersion(formVersionId).form
  if (own.some(({ version }) => version.form === declared)) return undefined
  const fields = own.flatMap(({ version }) => fieldsOf(version.definition as FormDefinition))
  return new Set(fields.filter(({ isNeededOnResult }) => isNeededOnResult).map(({ key }) => key))
}

/**
 * What the result says of its declaration, by the template of the result (resultTemplateOf): the fields that the
 * declaration in its own version puts on it, or those that say whom it is about, in the order of the form; of a
 * declaration on paper what was typed in of it. The labels are the template's: a name is told with the role it is of.
 * Empty for a dossier without form, or without an answer; what must be said and is not is told beside it.
 */
export async function saidOfResult(
  db: Db | Tx, rooms: Pick<ApiRooms, 'catalogue'>, dossier: Dossier,
): Promise<SaidOfIt> {
  const found = await contentOfResult(db, rooms, dossier)
  if (!found) return { rows: [], data: {}, missing: [] }
  const { form, answers, fields } = found
  const told = fields.map((one) => ({ ...one, line: showAnswers(form, [one.field], answers as Shown)[0] }))
  const lines = told.flatMap(({ field, label, line }) => line ? [{ field, label, value: line.text }] : [])
  return {
    rows: lines.map(({ label, value }) => ({ label, value })),
    data: Object.fromEntries(lines.map(({ field }) => [dataKeyOf(field), answers[field.key] as Json])),
    missing: told.filter(({ isNeeded, line }) => isNeeded && !line)
      .map(({ field: { key }, label }) => ({ key, label })),
  }
}

type Shown = Parameters<typeof showAnswers>[2]

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
