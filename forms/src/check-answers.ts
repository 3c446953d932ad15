import type { Language } from '@motcua/contracts/texts.ts'
import { type CheckPorts, type Checked, type ValueCheck, type ValueReason, fail, objectOf } from './checked.ts'
import { checkValue } from './check-value.ts'
import { cleanText } from './clean-text.ts'
import { type Occasion, contextOf } from './context-of.ts'
import { evaluate } from './expression.ts'
import type { Context } from './feel-values.ts'
import { type Answer, type Field, type FieldShape, type FormDefinition, type Row, fieldsOf } from './model.ts'
import { refusalText } from './refusal-text.ts'
import { settle, shownFields } from './shown.ts'

/** A fault at a field; `row` (from 0) and `column` where it is in a table. `text` tells the person what to do. */
export interface FieldRefusal {
  readonly field: string
  readonly reason: string
  readonly text: string
  readonly row?: number
  readonly column?: string
  /** Where the text is Vietnamese although another language was asked for. */
  readonly lang?: 'vi'
}

/** A rule that warns: shown and recorded, not in the way. */
export interface FieldWarning extends FieldRefusal { readonly rule: string }

export interface CheckedAnswers {
  /** Clean values of the shown fields, with what the machine wrote. Only without refusals may they be sent. */
  readonly answers: Readonly<Record<string, Answer>>
  readonly refusals: readonly FieldRefusal[]
  readonly warnings: readonly FieldWarning[]
}

const MOST_ROWS = 200

/**
 * The answers of a form as they may be sent, or everything that is wrong with them at once: hidden fields dropped,
 * then required, then type, pattern, codes and range, then the rules (meta.order_of_checks). Keys that the form does
 * not know are dropped like hidden ones. `answers` may be anything at all; nothing here throws on it.
 */
export function checkAnswers(
  form: FormDefinition, answers: unknown, { units, checkNumber, language = 'vi', ...occasion }: Occasion & CheckOptions,
): CheckedAnswers {
  const given = givenAnswers(form, answers)
  const { pages, answers: filled } = settle(form, given, occasion)
  const fields = shownFields(pages)
  const context = contextOf(form, filled, occasion)
  const ports: CheckPorts = {
    ...(units && { isKnownAddress: units }), ...(checkNumber && { checkNumber }),
  }
  const check: ValueCheck = { ...ports, language, occasion, codes: form.codes, sibling: (key) => filled[key] }

  const found = fields.map((field) => checkField(field, filled[field.key], context, check))
  const clean = Object.fromEntries(fields.flatMap(({ key }, nth) => {
    const value = found[nth]?.value
    return value === undefined ? [] : [[key, value]]
  }))
  const broken = brokenRules(form, context, language)
  return {
    answers: clean,
    refusals: eachOnce([
      ...found.flatMap(({ refusals }) => refusals),
      ...broken.filter(({ severity }) => severity === 'refuse').map(({ at }) => at),
    ]),
    warnings: broken.filter(({ severity }) => severity === 'warn').map(({ at, rule }) => ({ ...at, rule })),
  }
}

/** What is known outside of the form. `units` says whether an address names units that existed in its epoch. */
export interface CheckOptions {
  readonly units?: CheckPorts['isKnownAddress']
  readonly checkNumber?: CheckPorts['checkNumber']
  /** Of the texts of refusals and warnings; Vietnamese where none is named. */
  readonly language?: Language
}

/** Own values under keys of the form, texts cleaned, what is empty left out: rules see what would be stored. */
function givenAnswers(form: FormDefinition, answers: unknown): Record<string, unknown> {
  const sent = objectOf(answers) ?? {}
  return Object.fromEntries(fieldsOf(form).flatMap((field) => {
    const value = tidy(field, sent[field.key])
    return isEmpty(value) ? [] : [[field.key, value]]
  }))
}

function tidy(shape: FieldShape | Field, value: unknown): unknown {
  if (shape.type === 'text' && typeof value === 'string') return tidyText(value, shape.isMultiline === true)
  if (shape.type !== 'table' || !Array.isArray(value)) return value
  const columns = 'columns' in shape ? shape.columns ?? [] : []
  return value.slice(0, MOST_ROWS + 1).map((row: unknown) => {
    const cells = objectOf(row)
    return cells ? Object.fromEntries(columns.flatMap((column) => {
      const cell = tidy(column, cells[column.key])
      return isEmpty(cell) ? [] : [[column.key, cell]]
    })) : row
  }).filter((row) => !isEmpty(row))
}

/** Far too long a text is not worth cleaning; it is refused as it stands. */
function tidyText(text: string, isMultiline: boolean): string {
  return text.length > 20_000 ? text.slice(0, 20_000) : cleanText(text, isMultiline).text
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  if (typeof value !== 'object') return false
  return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0
}

interface Found { readonly value?: Answer; readonly refusals: readonly FieldRefusal[] }

function checkField(field: Field, value: unknown, context: Context, check: ValueCheck): Found {
  if (isEmpty(value) || field.widget === 'declaration' && value === false) {
    const isDue = field.required === 'always'
      || field.required === 'when' && evaluate(field.when ?? null, context) === true
    return { refusals: isDue && !field.computed ? [refusal(field, field, 'required', check)] : [] }
  }
  if (field.type === 'table') return checkTable(field, value, check)
  return found(checkValue(field, value, check), (reason) => refusal(field, field, reason, check))
}

function found(checked: Checked, tell: (reason: ValueReason) => FieldRefusal): Found {
  return checked.isOk ? { value: checked.value, refusals: [] } : { refusals: [tell(checked.reason)] }
}

function checkTable(field: Field, value: unknown, check: ValueCheck): Found {
  if (!Array.isArray(value)) return { refusals: [refusal(field, field, 'type', check)] }
  if (value.length > MOST_ROWS) return { refusals: [refusal(field, field, 'count', check)] }
  const rows = value.map((row: unknown, nth) => checkRow(field, objectOf(row), nth, check))
  return { value: rows.map(({ row }) => row), refusals: rows.flatMap(({ refusals }) => refusals) }
}

function checkRow(field: Field, row: Readonly<Record<string, unknown>> | undefined, nth: number, check: ValueCheck) {
  if (!row) return { row: {}, refusals: [{ ...refusal(field, field, 'type', check), row: nth }] }
  const cells: Record<string, Answer> = {}
  const refusals: FieldRefusal[] = []
  for (const column of field.columns ?? []) {
    const cell = row[column.key]
    const checked = !isEmpty(cell) ? checkValue(column, cell, { ...check, sibling: (key) => row[key] })
      : column.required === 'always' ? fail('required') : undefined
    if (checked?.isOk) cells[column.key] = checked.value
    if (checked?.isOk === false) {
      refusals.push({ ...refusal(field, column, checked.reason, check), row: nth, column: column.key })
    }
  }
  return { row: cells satisfies Row, refusals }
}

function refusal(
  field: Field, shape: FieldShape, reason: ValueReason, { occasion, language }: ValueCheck,
): FieldRefusal {
  return { field: field.key, reason, text: refusalText(shape, reason, occasion.asOf, language) }
}

/** A rule whose `when` holds and whose `check` is not plainly true is broken; not to know is not to comply. */
function brokenRules(form: FormDefinition, context: Context, language: Language) {
  return form.rules
    .filter(({ when, check }) => evaluate(when, context) === true && evaluate(check, context) !== true)
    .map(({ id, severity, field, reason, message, messageEn }) => ({
      severity, rule: id,
      at: language === 'vi' ? { field, reason, text: message }
        : { field, reason, text: messageEn ?? message, ...messageEn === undefined && { lang: 'vi' as const } },
    }))
}

/** One fault is told once, even when the dictionary and a rule of the form both see it. */
function eachOnce(refusals: readonly FieldRefusal[]): FieldRefusal[] {
  const key = ({ field, reason, row, column }: FieldRefusal) => JSON.stringify([field, reason, row, column])
  return refusals.filter((one, nth) => refusals.findIndex((other) => key(other) === key(one)) === nth)
}
