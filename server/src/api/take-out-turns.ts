import type { FastifyInstance } from 'fastify'
import { withoutTurns } from '../kernel/vietnamese-text.ts'

/** Of declarations: the engine refuses such a mark there, at its field, and nothing that was signed is changed. */
const ANSWERS = 'answers'

/**
 * Takes the marks that turn the direction of writing out of every text that a program sends, before it is looked at.
 */
export function takeOutTurns(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    if (request.url.startsWith('/api/')) request.body = turned(request.body)
  })
}

function turned(value: unknown): unknown {
  if (typeof value === 'string') return withoutTurns(value)
  if (Array.isArray(value)) return value.map(turned)
  // What is no plain object is no JSON: a stream or bytes of a file.
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, name === ANSWERS ? one : turned(one)]))
}
