import type { FastifyInstance } from 'fastify'
import { cleanText, withoutTurns } from '../kernel/vietnamese-text.ts'

/** Of declarations: the engine refuses such a mark there, at its field, and nothing that was signed is changed. */
const ANSWERS = 'answers'

/**
 * Takes the marks that turn the direction of writing out of every text that a program sends, before it is looked at. A
 * text in which nothing can be seen becomes an empty one, so that a field that must say something refuses it.
 */
export function takeOutUnseen(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    if (request.url.startsWith('/api/')) request.body = seen(request.body)
  })
}

function seen(value: unknown): unknown {
  if (typeof value === 'string') return isBlank(value) ? '' : withoutTurns(value)
  if (Array.isArray(value)) return value.map(seen)
  // What is no plain object is no JSON: a stream or bytes of a file.
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, name === ANSWERS ? one : seen(one)]))
}

/** Almost every text begins with a letter: that of a file of megabytes is not gone through. */
const isBlank = (text: string): boolean => !/^[\p{L}\p{N}\p{P}\p{S}]/u.test(text) && cleanText(text) === ''
