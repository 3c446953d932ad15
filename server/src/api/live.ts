import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { LIVE_CHANGED, LIVE_MANY, type LiveNews } from '@motcua/contracts/live.ts'
import { Nothing, Problem } from '@motcua/contracts/problem.ts'
import Type from 'typebox'
import { dayOf } from '../kernel/work-calendar.ts'
import { isWithinReach } from '../modules/dossiers/public.ts'
import { viewerOf } from './authenticate.ts'
import { STREAM, eventLines } from './event-lines.ts'
import type { Changes } from './live-hub.ts'
import type { ApiRooms } from './rooms.ts'

/**
 * Tells open screens which dossiers have changed, as server-sent events. Only dossiers within reach are named, and
 * nothing but their ids: the screen asks for the rest, and what it may see is decided there. The line ends with the
 * session, before anything more is named; it does not keep one alive.
 */
export function liveRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const lines = eventLines(rooms)

  return async (app) => {
    app.addHook('preClose', async () => lines.end())
    app.get('/api/live', {
      config: { permission: 'dossier.list' },
      schema: {
        tags: ['dossiers'], summary: 'What changes while a screen is open, as server-sent events', querystring: Nothing,
        description: `Events \`${LIVE_CHANGED}\` with \`{"dossiers":[id]}\`, and \`${LIVE_MANY}\` without names.`,
        response: {
          200: { description: 'A stream', content: { [STREAM]: { schema: Type.String() } } }, '4xx': Problem,
        },
      },
    }, async (request, reply) => lines.open(request, reply, (say) => rooms.live.listen((changes) =>
      say(() => newsOf(rooms, viewerOf(request, rooms, 'dossier.list'), changes)))))
  }
}

function newsOf(rooms: ApiRooms, viewer: ReturnType<typeof viewerOf>, changes: Changes): string | undefined {
  if (!changes) return `event: ${LIVE_MANY}\ndata: {}\n\n`
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const dossiers = changes.filter(({ seen, tasks }) => isWithinReach(directory, viewer, seen, tasks))
    .map(({ publicId }) => publicId)
  if (dossiers.length === 0) return undefined
  return `event: ${LIVE_CHANGED}\ndata: ${JSON.stringify({ dossiers } satisfies LiveNews)}\n\n`
}
