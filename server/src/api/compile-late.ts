import type { ValidateFunction } from 'ajv'
import fastJsonStringify from 'fast-json-stringify'
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify'

/** Reads a value by a schema; what is wrong with it stands in `errors` afterwards. */
type Validator = ReturnType<FastifySchemaCompiler<object>>

/** Of each server what it has not compiled yet. */
const waiting = new WeakMap<FastifyInstance, Set<() => unknown>>()

/**
 * Validators and serializers of a server are compiled when they are first asked: a server has more than a thousand, of
 * which a start would have to make all, which took it longer than everything else. A schema that cannot be compiled is
 * found by `compileAll`, in a test.
 */
export function compileLate(app: FastifyInstance, compile: (schema: object, part: string) => ValidateFunction): void {
  const left = new Set<() => unknown>()
  waiting.set(app, left)
  const late = <T>(make: () => T): () => T => {
    let made: T | undefined
    const get = () => {
      made ??= make()
      left.delete(get)
      return made
    }
    left.add(get)
    return get
  }
  const validators: FastifySchemaCompiler<object> = ({ schema, httpPart = '' }) => {
    const validator = late(() => compile(schema, httpPart))
    const validate: Validator = (value) => {
      const isRight = validator()(value)
      validate.errors = validator().errors ?? null
      return isRight
    }
    return validate
  }
  app.setValidatorCompiler(validators)
  app.setSerializerCompiler<object>(({ schema }) => {
    const serializer = late(() => fastJsonStringify(schema))
    return (value: unknown): string => serializer()(value) as string
  })
}

/** Compiles what nobody has asked for yet; answers how many those were. Throws on a schema that is none. */
export function compileAll(app: FastifyInstance): number {
  const left = [...waiting.get(app) ?? []]
  for (const make of left) make()
  return left.length
}
