import type {} from '@fastify/cookie'
import { type Language, languageOf, sayIn } from '@motcua/contracts/texts.ts'
import type { FastifyRequest } from 'fastify'
import { FAILURE } from './failures-texts.ts'
import { POLICY } from './layout.tsx'
import { styleSheet } from './static-files.ts'
import { LANGUAGE_COOKIE } from './visit.ts'

/** An answer that is made once and sent many times, when there is no time to make any. */
export interface ReadyAnswer { readonly headers: Readonly<Record<string, string>>; readonly body: Buffer }

const pages = new Map<Language, ReadyAnswer>()

/**
 * Says that too many people ask at once. Made once for each language and without the frame of other pages.
 * `Retry-After` is the sender's to set.
 */
export function busyPage({ headers, server }: FastifyRequest): ReadyAnswer {
  const language = languageOf(server.parseCookie(headers.cookie ?? '')[LANGUAGE_COOKIE]) // no hook has read them yet
  const page = pages.get(language) ?? pageIn(language)
  pages.set(language, page)
  return page
}

/** The empty address is that of the page itself: what was asked for is asked for again. */
function pageIn(language: Language): ReadyAnswer {
  const say = sayIn(language)
  const body = `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`
    + '<meta name="viewport" content="width=device-width, initial-scale=1">'
    + `<title>${say(FAILURE.busy)}</title><link rel="stylesheet" href="${styleSheet()}"></head>`
    + `<body><main id="noi-dung"><h1>${say(FAILURE.busy)}</h1><p>${say(FAILURE.busyWhy)}</p>`
    + `<p class="alone"><a href="">${say(FAILURE.again)}</a></p></main></body></html>`
  const headers = {
    'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY, 'cache-control': 'no-store',
  }
  return { headers, body: Buffer.from(body) }
}
