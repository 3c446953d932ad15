import type { FastifyPluginAsync } from 'fastify'
import { openBpmnReader } from '../modules/workflow/public.ts'
import { openFeel } from '../platform/feel/open-feel.ts'
import { packageReviewRoutes } from './package-reviews.ts'
import { packageRoutes } from './packages.ts'
import type { ApiRooms } from './rooms.ts'

/** All routes of packages, over one reader of files and one asker of expressions that others wrote. */
export function packageDoors(rooms: ApiRooms): FastifyPluginAsync {
  return async (app) => {
    const [feel, reader] = [openFeel(), openBpmnReader()]
    app.addHook('onClose', async () => { await Promise.all([feel.close(), reader.close()]) })
    const within = { ...rooms, feel, reader }
    await app.register(packageRoutes(within))
    await app.register(packageReviewRoutes(within))
  }
}
