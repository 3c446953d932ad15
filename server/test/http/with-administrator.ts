import { type Feel, openFeel } from '../../src/platform/feel/open-feel.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

/** The server with its offices, whoever looks after processes, and what runs them; `stop` ends both. */
export interface WithAdministrator {
  readonly http: HttpServer
  readonly feel: Feel
  readonly administrator: Caller
  stop(): Promise<void>
}

/** Starts it for a file of tests. */
export async function startWithAdministrator(): Promise<WithAdministrator> {
  const [http, feel] = [await startHttp(), openFeel()]
  await staffOffices(http, officesOf(http))
  return {
    http, feel, administrator: await asRole(http, 'system_admin', 'commune'),
    async stop() {
      await feel.close()
      await http.stop()
    },
  }
}
