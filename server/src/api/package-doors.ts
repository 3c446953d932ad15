import type { FastifyPluginAsync } from 'fastify'
import { openBpmnReader } from '../modules/workflow/public.ts'
import { openFeel } from '../platform/feel/open-feel.ts'
import { packageReviewRoutes } from './package-reviews.ts'
import { packageRoutes } from './packages.ts'
import { procedureDifferenceRoutes } from './procedure-differences.ts'
import type { ApiRooms } from './rooms.ts'

/** All routes of packages, over one reader and one asker of what others wrote; `deeds` are what there are. */
export function packageDoors(rooms: ApiRooms, deeds: readonly string[]): FastifyPluginAsync {
  return async (app) => {
    const [feel, reader] = [openFeel(), openBpmnReader()]
    app.addHook('onClose', async () => { await Promise.all([feel.close(), reader.close()]) })
    const within = { ...rooms, feel, reader, deeds: new Set(deeds) }
    await app.register(packageRoutes(within))
    await app.register(packageReviewRoutes(within))
    await app.register(procedureDifferenceRoutes(rooms))
  }
}
