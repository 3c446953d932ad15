import type { AddressInfo } from 'node:net'
import type { Config } from '../platform/config.ts'
import type { Log } from '../platform/log.ts'
import { buildServer } from './build-server.ts'
import { openRooms } from './open-rooms.ts'

export interface RunningServer { readonly url: string; stop(): Promise<void> }

/** `motcua serve`: API, portal and desk of one process. */
export async function serve(config: Config, log: Log): Promise<RunningServer> {
  const rooms = await openRooms(config, log)
  const app = await buildServer(rooms)
  await app.listen({ host: config.host, port: config.port })
  const { port } = app.server.address() as AddressInfo
  return {
    url: config.publicUrl ?? `http://${config.host}:${String(port)}`,
    async stop() {
      app.server.closeIdleConnections()
      await app.close()
      await rooms.close()
    },
  }
}
