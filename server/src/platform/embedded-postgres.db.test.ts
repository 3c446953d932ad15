/** Need: who shows the program to somebody has no operator: its own database must come back by itself. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { isAlive } from './own-folder.ts'

const folder = mkdtempSync('/var/tmp/motcua-embedded-')
let embedded: EmbeddedPostgres
beforeAll(async () => { embedded = await startEmbeddedPostgres(folder, { isExclusive: true }) })
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

const pidOf = () => Number(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0])

/** Asks until there is an answer; the test ends by its own limit if there never is one. */
async function answer(): Promise<unknown> {
  for (;;) {
    const client = new pg.Client(embedded.adminUrl)
    client.on('error', () => undefined)
    const row = await client.connect().then(async () => client.query('select 1 as one')).catch(() => undefined)
    await client.end().catch(() => undefined)
    if (row) return row.rows[0]
    await new Promise((done) => setTimeout(done, 50))
  }
}

test.each(
  ['SIGQUIT', 'SIGKILL'] as const,
)('a server that ends by %s is there again on the same port', async (signal) => {
  const before = pidOf()
  process.kill(before, signal)
  while (isAlive(before)) await new Promise((done) => setTimeout(done, 10))
  expect(await answer()).toEqual({ one: 1 })
  expect(pidOf()).not.toBe(before)
})

test('the program goes to it by the socket in its folder, the short way', async () => {
  const client = new pg.Client(embedded.adminUrl)
  await client.connect()
  const { rows } = await client.query<{ isSocket: boolean }>('select inet_server_addr() is null as "isSocket"')
  await client.end()
  expect(rows).toEqual([{ isSocket: true }])
})

test('one that was told to stop stays away', async () => {
  const before = pidOf()
  await embedded.stop()
  expect(isAlive(before)).toBe(false)
  expect(existsSync(join(folder, 'data/postmaster.pid'))).toBe(false)
})

/** Linux takes 107 bytes for the path of a socket, and PostgreSQL would not begin with a longer one. */
test('in a folder that is too long for a socket it is reached by loopback', async () => {
  const long = join(folder, 'a'.repeat(60), 'b'.repeat(60))
  const far = await startEmbeddedPostgres(long, { isExclusive: true })
  const client = new pg.Client(far.adminUrl)
  try {
    await client.connect()
    const { rows } = await client.query<{ address: string }>('select host(inet_server_addr()) as address')
    expect(rows).toEqual([{ address: '127.0.0.1' }])
  } finally {
    await client.end()
    await far.stop()
  }
})
