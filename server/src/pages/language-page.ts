import { languageOf } from '@motcua/contracts/texts.ts'
import type { PageHandlers } from './page-handler.ts'
import { LANGUAGE_COOKIE } from './visit.ts'
import { localPathOf } from './where-next.ts'

const YEAR = 365 * 24 * 3_600

/** Chooses the language of this browser and goes back to the page. A GET: a link of another site can harm nobody. */
export const languagePages = {
  'GET /ngon-ngu/:language': ({ request, reply }) => {
    const { language } = request.params as { language: string }
    const { ve } = request.query as { ve?: unknown }
    return reply.setCookie(LANGUAGE_COOKIE, languageOf(language), {
      path: '/', secure: true, httpOnly: true, sameSite: 'lax', maxAge: YEAR,
    }).redirect(localPathOf(ve), 303)
  },
} satisfies PageHandlers
