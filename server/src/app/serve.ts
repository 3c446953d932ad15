import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { documentReader } from '../modules/documents/public.ts'
import type { Config } from '../platform/config.ts'
import type { Log } from '../platform/log.ts'
import type { Certificate } from '../platform/own-certificate.ts'
import { listenForChanges } from '../platform/changes.ts'
import { buildServer } from './build-server.ts'
import { type Rooms, openRooms } from './open-rooms.ts'

export interface RunningServer extends Pick<Rooms, 'catalogue' | 'clock'> {
  readonly url: string
  stop(): Promise<void>
}

/** `motcua serve`: API, portal and desk of one process. Throws what a person can act on, with nothing left open. */
export async function serve(config: Config, log: Log, certificate?: Certificate): Promise<RunningServer> {
  const rooms = await openRooms(config, log)
  const app = await listen(rooms, certificate).catch(async (error: unknown) => {
    await rooms.close()
    throw error
  })
  documentReader.warm() // or the first who uploads waits for it
  const { port } = app.server.address() as AddressInfo
  const listening = listenForChanges(
    config.databaseUrl ?? '', rooms.live.wake, (err) => log.debug({ err }, 'not listening for changes'),
  )
  return {
    catalogue: rooms.catalogue, clock: rooms.clock,
    url: config.publicUrl ?? `http://${config.host}:${String(port)}`,
    async stop() {
      app.server.closeIdleConnections()
      await listening.stop()
      await rooms.live.stop()
      await app.close()
      await rooms.close()
    },
  }
}

async function listen(rooms: Rooms, certificate?: Certificate): Promise<FastifyInstance> {
  const { host, port } = rooms.config
  const app = await buildServer(rooms, { certificate })
  try {
    await app.listen({ host, port })
    return app
  } catch (error) {
    await app.close()
    throw new Error(explainListening(error, host, port), { cause: error })
  }
}

/** Why nobody can be served at that address, and what to do. */
export function explainListening(error: unknown, host: string, port: number): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `Cổng ${port} đang có chương trình khác dùng. Hãy chọn cổng khác bằng --port.`
  if (code === 'EACCES') return `Không được phép dùng cổng ${port}. Hãy chọn cổng từ 1024 trở lên bằng --port.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `Máy này không có địa chỉ ${host}. Hãy sửa MOTCUA_HOST.`
  return `Không mở được cổng ${port}: ${message}`
}
