import type { FastifyInstance } from 'fastify'

/** Of a body; what a person can fill in is a tenth as deep. */
const DEEPEST = 64

/**
 * Reads the bodies that programs send, as fastify does it (no `__proto__`, no `constructor.prototype`), but none that
 * is nested deeper than anything here means: whoever walks a tree calls itself once a level, and a small body of ten
 * thousand levels would end its stack. Refuses with 400.
 */
export function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (isTooDeep(text)) done(Object.assign(new Error('body nested too deep'), { statusCode: 400 }))
    else void parse(request, text, done)
  })
}

/** Counts what is open outside of texts, each sign looked at once: what comes need not be JSON. */
function isTooDeep(text: string): boolean {
  let [depth, isText] = [0, false]
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '"') isText = !isText
    else if (isText) at += sign === '\\' ? 1 : 0
    else if (sign === '[' || sign === '{') depth += 1
    else if (sign === ']' || sign === '}') depth -= 1
    if (depth > DEEPEST) return true
  }
  return false
}
