import { type Text, filledText } from '@motcua/contracts/texts.ts'
import { Ajv, type ErrorObject } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifyInstance } from 'fastify'
import { compileLate } from './compile-late.ts'
import { type FieldProblem, type UnsaidProblem, problemOf } from './problems.ts'
import { SCHEMA_FAULT } from './validate-texts.ts'

/**
 * Checks what comes in, all faults at once. Queries, parameters and headers are text and may be read as numbers; a body
 * has types of its own, and a text where a number belongs is refused. Unknown fields are refused, never dropped.
 */
export function validateBySchema(app: FastifyInstance): void {
  const options = { allErrors: true, removeAdditional: false, useDefaults: true, strict: false } as const
  const [strict, lenient] = [new Ajv({ ...options, coerceTypes: false }), new Ajv({ ...options, coerceTypes: true })]
  for (const ajv of [strict, lenient]) (addFormats as unknown as (ajv: Ajv) => void)(ajv)
  compileLate(app, (schema, part) => (part === 'body' ? strict : lenient).compile(schema))
}

function textOf({ keyword, params }: ErrorObject): Text {
  switch (keyword) {
    case 'maxLength': case 'minLength': case 'minimum': case 'maximum':
      return filledText(SCHEMA_FAULT[keyword], { limit: (params as { limit: number }).limit })
    case 'required': case 'additionalProperties': case 'type': case 'pattern': case 'format': case 'minItems':
    case 'maxItems': case 'anyOf': case 'const':
      return SCHEMA_FAULT[keyword]
    default:
      return SCHEMA_FAULT.other
  }
}

/** The faults of a schema at their fields, each once. */
export function showFaults(errors: readonly ErrorObject[]): FieldProblem[] {
  const byPointer = new Map<string, FieldProblem>()
  for (const error of errors) {
    const named =
      error.keyword === 'required'
        ? (error.params as { missingProperty: string }).missingProperty
        : error.keyword === 'additionalProperties'
          ? (error.params as { additionalProperty: string }).additionalProperty
          : undefined
    const pointer =
      named === undefined
        ? error.instancePath
        : `${error.instancePath}/${named.replaceAll('~', '~0').replaceAll('/', '~1')}`
    if (!byPointer.has(pointer))
      byPointer.set(pointer, { pointer, code: `schema-${error.keyword}`, text: textOf(error) })
  }
  return [...byPointer.values()]
}

/** An address that cannot be read. */
export function badAddress(): UnsaidProblem {
  return problemOf('body-invalid', [], SCHEMA_FAULT.address)
}
