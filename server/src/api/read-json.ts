import type { FastifyInstance } from 'fastify'

/** Of a body; what a person can fill in is a tenth as deep. */
const DEEPEST = 64

/**
 * Reads the bodies that programs send, as fastify does it (no `__proto__`, no `constructor.prototype`), but none that
 * is nested deeper than anything here means: whoever walks a tree calls itself once a level, and a small body of ten
 * thousand levels would end its stack. Nor one with a NUL in a text, which PostgreSQL takes nowhere. Refuses with 400.
 */
export function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (isUntakeable(text)) done(Object.assign(new Error('too deep, or a NUL'), { statusCode: 400 }))
    else void parse(request, text, done)
  })
}

/** Counts what is open outside of texts, each sign looked at once: what comes need not be JSON. */
function isUntakeable(text: string): boolean {
  let [depth, isText] = [0, false]
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '"') isText = !isText
    else if (isText && sign === '\\') {
      at += 1
      if (text.startsWith('u0000', at)) return true
    } else if (isText) continue
    else if (sign === '[' || sign === '{') depth += 1
    else if (sign === ']' || sign === '}') depth -= 1
    if (depth > DEEPEST) return true
  }
  return false
}
