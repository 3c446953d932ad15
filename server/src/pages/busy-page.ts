import type {} from '@fastify/cookie'
import { type Language, languageOf, sayIn } from '@motcua/contracts/texts.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { FAILURE } from './failures-texts.ts'
import { POLICY } from './layout.tsx'
import { styleSheet } from './static-files.ts'
import { LANGUAGE_COOKIE } from './visit.ts'

const pages = new Map<Language, string>()

/**
 * Says that too many people ask at once. Made once for each language and without the frame of other pages: it is sent
 * when there is no time to make any. `Retry-After` is the caller's to set.
 */
export function sendBusyPage({ headers, server }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageOf(server.parseCookie(headers.cookie ?? '')[LANGUAGE_COOKIE]) // no hook has read them yet
  const page = pages.get(language) ?? pageIn(language)
  pages.set(language, page)
  return reply.code(503).type('text/html; charset=utf-8')
    .header('content-security-policy', POLICY).header('cache-control', 'no-store').send(page)
}

/** The empty address is that of the page itself: what was asked for is asked for again. */
function pageIn(language: Language): string {
  const say = sayIn(language)
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`
    + '<meta name="viewport" content="width=device-width, initial-scale=1">'
    + `<title>${say(FAILURE.busy)}</title><link rel="stylesheet" href="${styleSheet()}"></head>`
    + `<body><main id="noi-dung"><h1>${say(FAILURE.busy)}</h1><p>${say(FAILURE.busyWhy)}</p>`
    + `<p class="alone"><a href="">${say(FAILURE.again)}</a></p></main></body></html>`
}
