/** Need: a system of the demonstration listens where its settings say, whatever else runs on the machine. */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort, holdPorts } from './free-ports.ts'

test('held ports are nobody else’s until they are let go', async () => {
  const { ports, release } = await holdPorts(3)
  expect(ports).toEqual([0, 1, 2].map((n) => (ports[0] ?? 0) + n))
  for (const port of ports) await expect(listenAt(port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await release()
  await release()
  for (const port of ports) await expect(listenAt(port)).resolves.toBe(port)
})

test('no port is one that this system gives to outgoing connections', async () => {
  const [lowest = 0] = readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').split(/\s+/).map(Number)
  for (let nth = 0; nth < 20; nth++) expect(await freePort()).toBeLessThan(lowest)
})

async function listenAt(port: number): Promise<number> {
  const server = createServer().listen(port, '127.0.0.1')
  await once(server, 'listening')
  server.close()
  await once(server, 'close')
  return port
}
