import swagger from '@fastify/swagger'
import Fastify from 'fastify'
import { openApi } from '../api/open/open-api.ts'
import type { ApiRooms } from '../api/rooms.ts'
import { validateBySchema } from '../api/validate.ts'
import { API_DOCUMENT } from './describe-api.ts'

/** The document of the outward API alone, as the program answers it at /docs/json; no database is needed for it. */
export async function openApiDocument(): Promise<object> {
  const app = Fastify()
  validateBySchema(app)
  await app.register(swagger, API_DOCUMENT)
  // Routes are declared and never asked: nothing of the rooms is used but what names tokens.
  const rooms: Partial<ApiRooms> = { secret: 'none', publicUrl: 'http://localhost' }
  await app.register(openApi(rooms as ApiRooms))
  await app.ready()
  const document = app.swagger()
  await app.close()
  return JSON.parse(JSON.stringify(document)) as object
}
