import type { FastifyReply } from 'fastify'
import type { PORTAL_ROUTES } from './portal-routes.ts'
import type { Visit } from './visit.ts'

type Keyed<R> = R extends {
  readonly method: infer M extends string
  readonly path: infer P extends string
} ? `${M} ${P}` : never

/** Method and path of a page, as one word. */
export type PortalKey = Keyed<(typeof PORTAL_ROUTES)[number]>

/** Answers one request to a page. */
export type PageHandler = (visit: Visit) => FastifyReply | Promise<FastifyReply>
export type PageHandlers = { readonly [K in PortalKey]?: PageHandler }
