import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * A port of loopback that nobody listens on just now: the program takes a while until it listens there, and other walks
 * go on beside it. So it is none of those that a system gives to outgoing connections, nor of those that programs take
 * for their database and their sandbox (from 10000 on), fifteen and more in a row.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(7_000, 10_000)
    const probe = createServer().listen(port, '127.0.0.1')
    const isFree = await once(probe, 'listening').then(() => true, () => false)
    if (!isFree) continue
    probe.close()
    await once(probe, 'close')
    return port
  }
}
