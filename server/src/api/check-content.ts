import type { Language } from '@motcua/contracts/texts.ts'
import { checkAnswers } from '@motcua/forms/check-answers.ts'
import type { Field } from '@motcua/forms/model.ts'
import { checkNumberHere } from '../kernel/personal-number.ts'
import { type Result, ok, refuse } from '../kernel/result.ts'
import type { Content, Dossier } from '../modules/dossiers/public.ts'
import type { Tx } from '../platform/db.ts'
import { faultsAt, isKnownAddress } from './check-declaration.ts'
import { DEED } from './deed-texts.ts'
import type { FieldProblem } from './problems.ts'
import { type ContentOfResult, contentOfResult } from './result-rows.ts'
import type { ApiRooms } from './rooms.ts'

export interface WrongContent { readonly code: 'result-content-wrong'; readonly errors: readonly FieldProblem[] }

/** The fields of a result that may be typed in: those that the declaration says nothing of. Pure. */
export function typedFieldsOf({ fields, declared }: Pick<ContentOfResult, 'fields' | 'declared'>) {
  return fields.filter(({ field }) => !Object.hasOwn(declared, field.key) && isTyped(field))
}

function isTyped({ computed, type }: Field): boolean {
  return !computed && type !== 'file' && type !== 'signature'
}

/**
 * What was typed in for a result by the rules of the form in the dossier's own version, as it may be kept, with what
 * the machine computes of it. Refuses all that is wrong at once: what is needed and missing, what the form refuses,
 * what is no field of the result or was declared electronically.
 */
export async function checkContent(
  tx: Tx, rooms: ApiRooms, dossier: Dossier,
  { content, language }: { readonly content: Readonly<Record<string, unknown>>; readonly language: Language },
): Promise<Result<Content, WrongContent>> {
  const found = await contentOfResult(tx, rooms, dossier)
  const open = found ? typedFieldsOf(found) : []
  const keys = new Set(open.map(({ field }) => field.key))
  const strangers = Object.keys(content).filter((key) => !keys.has(key))
    .map((key): FieldProblem => ({ pointer: `/content/${escaped(key)}`, code: 'not-in-form', text: DEED.notInForm }))
  if (!found || strangers.length > 0) return refuse({ code: 'result-content-wrong', errors: strangers })
  const { form, declared, occasion, fields } = found
  const checked = checkAnswers(form, { ...content, ...declared }, {
    ...occasion, language, checkNumber: (number) => checkNumberHere(number, rooms.isDemonstration),
    units: isKnownAddress(rooms, occasion.asOf),
  })
  const needed = new Set(open.filter(({ isNeeded }) => isNeeded).map(({ field }) => field.key))
  // The declaration is not asked for again: of it only what stands on the result.
  const wrong = checked.refusals
    .filter(({ field, reason }) => keys.has(field) && (reason !== 'required' || needed.has(field)))
  if (wrong.length > 0) return refuse({ code: 'result-content-wrong', errors: faultsAt('/content', wrong) })
  const kept = fields.flatMap(({ field: { key } }) => {
    const value = Object.hasOwn(declared, key) ? undefined : checked.answers[key]
    return value === undefined ? [] : [[key, value]]
  })
  return kept.length === 0
    ? refuse({ code: 'result-content-wrong', errors: [] })
    : ok(Object.fromEntries(kept) as Content)
}

const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')
