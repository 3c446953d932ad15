import { Ajv, type ErrorObject } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify'

/**
 * Checks what comes in, all faults at once. Queries, parameters and headers are text and may be read as numbers; a body
 * has types of its own, and a text where a number belongs is refused. Unknown fields are refused, never dropped.
 */
export function validateBySchema(app: FastifyInstance): void {
  const options = { allErrors: true, removeAdditional: false, useDefaults: true, strict: false } as const
  const [strict, lenient] = [new Ajv({ ...options, coerceTypes: false }), new Ajv({ ...options, coerceTypes: true })]
  for (const ajv of [strict, lenient]) (addFormats as unknown as (ajv: Ajv) => void)(ajv)
  const compile: FastifySchemaCompiler<object> = ({ schema, httpPart }) =>
    (httpPart === 'body' ? strict : lenient).compile(schema)
  app.setValidatorCompiler(compile)
}

const TEXTS: Readonly<Record<string, (error: ErrorObject) => string>> = {
  required: () => 'Thiếu mục này. Hãy điền vào.',
  additionalProperties: () => 'Mục này không có trong biểu mẫu. Hãy bỏ đi.',
  type: () => 'Sai kiểu dữ liệu. Hãy nhập lại.',
  maxLength: ({ params }) => `Quá dài; tối đa ${String((params as { limit: number }).limit)} ký tự. Hãy rút gọn.`,
  minLength: ({ params }) => `Quá ngắn; ít nhất ${String((params as { limit: number }).limit)} ký tự. Hãy viết rõ hơn.`,
  pattern: () => 'Sai dạng. Hãy xem lại cách viết.',
  format: () => 'Sai dạng. Hãy xem lại cách viết.',
  minimum: ({ params }) => `Nhỏ nhất là ${String((params as { limit: number }).limit)}. Hãy nhập lại.`,
  maximum: ({ params }) => `Lớn nhất là ${String((params as { limit: number }).limit)}. Hãy nhập lại.`,
  minItems: () => 'Cần ít nhất một mục. Hãy thêm vào.',
  maxItems: () => 'Quá nhiều mục. Hãy bớt lại.',
  anyOf: () => 'Giá trị không có trong danh sách. Hãy chọn lại.',
  const: () => 'Giá trị không có trong danh sách. Hãy chọn lại.',
}

/** The faults of a schema at their fields, each once, in Vietnamese. */
export function showFaults(errors: readonly ErrorObject[]): { pointer: string; code: string; text: string }[] {
  const byPointer = new Map<string, { pointer: string; code: string; text: string }>()
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
    const text = TEXTS[error.keyword]?.(error) ?? 'Chưa đúng. Hãy xem lại mục này.'
    if (!byPointer.has(pointer)) byPointer.set(pointer, { pointer, code: `schema-${error.keyword}`, text })
  }
  return [...byPointer.values()]
}
