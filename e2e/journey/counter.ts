import { birthBody, openBirthDesk } from '../birth.ts'
import { openClient } from '../client.ts'
import type { Account } from './province.ts'
import type { Stage } from './stage.ts'

/** A commune's counter that takes registrations of births by the API, for specs that begin after intake. */
export interface Counter {
  /** One more dossier, another child's each time; answers its number. */
  receive(): Promise<string>
  close(): void
}

export async function openCounter({ url, province: { counters, password } }: Stage): Promise<Counter> {
  const client = openClient(url)
  const desk = await openBirthDesk(client, counters.commune.username, password, 1)
  let n = 0
  return {
    async receive() {
      const { number } = await client.json<{ number: string }>('POST', '/api/dossiers', {
        cookie: desk.cookie, body: birthBody(desk, n++),
      })
      return number
    },
    close: () => client.close(),
  }
}

/** Whom a dossier waits for. Throws if it waits for nobody. */
export async function nextOf({ province }: Stage, number: string): Promise<Account> {
  const work = await province.findWork(number)
  if (!work) throw new Error(`${number} waits for nobody`)
  return province.accountFor(work)
}
