import type { FastifyPluginAsync } from 'fastify'
import type { ApiRooms } from '../rooms.ts'
import { openDossierRoutes } from './dossiers.ts'
import { letProgramsIn } from './let-in.ts'
import { tokenRoutes } from './tokens.ts'
import { openWebhookRoutes } from './webhooks.ts'

/** The outward API, for programs of agencies: its own way in, its own limits, and a version in its address. */
export function openApi(rooms: ApiRooms): FastifyPluginAsync {
  return async (app) => {
    letProgramsIn(app, rooms)
    for (const routes of [tokenRoutes, openDossierRoutes, openWebhookRoutes]) await app.register(routes(rooms))
  }
}
