import { type Field, type FieldShape, type FormDefinition } from './model.ts'

/** A schema of JSON Schema 2020-12, as plain JSON. */
export interface JsonSchema { readonly [keyword: string]: unknown }

/**
 * The values of a form as JSON Schema 2020-12, for the API and its documentation. It says what each value may be;
 * which fields are asked hangs on the answers, so only those that everybody must fill are required here, and
 * checkAnswers has the last word.
 */
export function schemaOf(form: FormDefinition): JsonSchema {
  const placed = form.pages.flatMap((page) => page.sections.flatMap((section) =>
    section.fields.map((field) => ({ field, isAlwaysAsked: section.show === undefined && field.show === undefined }))))
  const required = placed
    .filter(({ field, isAlwaysAsked }) => isAlwaysAsked && field.required === 'always' && !field.computed)
    .map(({ field }) => field.key)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:motcua:form:${form.id}:${form.version.validFrom}`,
    title: form.name, type: 'object', additionalProperties: false,
    properties: Object.fromEntries(placed.map(({ field }) => [field.key, valueSchema(form, field)])),
    required: [...new Set(required)],
    $defs: { address: ADDRESS, day: DAY },
  }
}

const DAY: JsonSchema = { type: 'string', pattern: '^(1[89]|2[01])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' }
const MONTH = '^(1[89]|2[01])[0-9]{2}-(0[1-9]|1[0-2])$'
const YEAR = '^(1[89]|2[01])[0-9]{2}$'
/** Digits of the code of a unit, by its level. */
const LEVELS: Readonly<Record<string, number>> = { province: 2, district: 3, commune: 5 }
const COUNTRY: JsonSchema = { type: 'string', pattern: '^[A-Z]{2,3}$' }
const ADDRESS: JsonSchema = {
  oneOf: [
    address('3-cap', ['province', 'district', 'commune']), address('2-cap', ['province', 'commune']),
    {
      type: 'object', additionalProperties: false, required: ['country', 'epoch', 'text'],
      properties: { country: COUNTRY, epoch: { const: 'nuoc-ngoai' }, text: textUpTo(300) },
    },
  ],
}

function address(epoch: string, levels: readonly string[]): JsonSchema {
  return {
    type: 'object', additionalProperties: false, required: ['country', 'epoch', ...levels],
    properties: {
      country: { const: 'VN' }, epoch: { const: epoch }, detail: { type: 'string', maxLength: 200 },
      ...Object.fromEntries(levels.map((level) => [level, unit(LEVELS[level] ?? 5)])),
    },
  }
}

function unit(digits: number): JsonSchema {
  const properties = { code: { type: 'string', pattern: `^[0-9]{${digits}}$` }, name: textUpTo(100) }
  return { type: 'object', additionalProperties: false, required: ['code', 'name'], properties }
}

function valueSchema(form: FormDefinition, field: Field | FieldShape): JsonSchema {
  const description = field.help === undefined ? {} : { description: field.help }
  return { title: field.label, ...description, ...typeSchema(form, field) }
}

function typeSchema(form: FormDefinition, field: Field | FieldShape): JsonSchema {
  switch (field.type) {
    case 'text':
      return { ...textUpTo(field.maxLength ?? 300), ...(field.pattern !== undefined && { pattern: field.pattern }) }
    case 'number': return { type: field.decimals === 0 ? 'integer' : 'number', ...limits(field) }
    case 'money': return { type: 'integer', ...limits(field) }
    case 'boolean':
      return field.widget === 'declaration' && field.required === 'always' ? { const: true } : { type: 'boolean' }
    case 'date': return { $ref: '#/$defs/day' }
    case 'partialDate': return partialDay(field)
    case 'choice': return choiceSchema(form, field)
    case 'choices':
      return { type: 'array', minItems: 1, maxItems: 100, uniqueItems: true, items: choiceSchema(form, field) }
    case 'address': return { $ref: '#/$defs/address' }
    case 'organisation': return ORGANISATION
    case 'file': case 'signature': return FILE
    case 'table': return tableSchema(form, 'columns' in field ? field.columns ?? [] : [])
  }
}

function textUpTo(maxLength: number): JsonSchema {
  return { type: 'string', minLength: 1, maxLength }
}

/** Without limits of their own numbers stay where sums of them are exact. */
function limits({ min = -1e15, max = 1e15 }: FieldShape): JsonSchema {
  return { minimum: min, maximum: max }
}

function partialDay({ widget }: FieldShape): JsonSchema {
  const [month, year] = [{ type: 'string', pattern: MONTH }, { type: 'string', pattern: YEAR }]
  if (widget === 'month') return month
  return widget === 'year' ? year : { anyOf: [year, month, { $ref: '#/$defs/day' }] }
}

const ORGANISATION: JsonSchema = {
  type: 'object', additionalProperties: false, required: ['name'],
  properties: { name: textUpTo(300), code: { type: 'string', pattern: '^[\\p{L}0-9./-]{1,60}$' } },
}
const FILE: JsonSchema = {
  type: 'object', additionalProperties: false, required: ['id'],
  properties: { id: { type: 'string', pattern: '^[0-9A-Za-z_-]{1,64}$' }, name: textUpTo(300) },
}

function choiceSchema(form: FormDefinition, field: FieldShape): JsonSchema {
  const list = form.codes[field.codes ?? '']
  const values = { enum: list?.choices.map(({ value }) => value) ?? [] }
  return list?.isOpen ? { anyOf: [values, { type: 'string', pattern: '^[A-Z]{2,3}$' }] } : values
}

function tableSchema(form: FormDefinition, columns: readonly FieldShape[]): JsonSchema {
  return {
    type: 'array', minItems: 1, maxItems: 200,
    items: {
      type: 'object', additionalProperties: false,
      properties: Object.fromEntries(columns.map((column) => [column.key, valueSchema(form, column)])),
      required: columns.filter(({ required }) => required === 'always').map(({ key }) => key),
    },
  }
}
