import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { startEmbeddedPostgres } from './embedded-postgres.ts'

// ASVS 5.0 16.2.5: what is logged holds no sensitive data. PostgreSQL repeats whole rows in the DETAIL of an error, and
// the statement with whatever stood in it, such as the password of a role.

test('the log of the embedded database says what went wrong, and not with whose data', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-log-'))
  const server = await startEmbeddedPostgres(folder)
  const client = new pg.Client(server.adminUrl)
  try {
    await client.connect()
    await client.query('create table person (name text constraint person_named_once unique check (name <> $$Nobody$$))')
    await client.query('insert into person values ($1)', ['Nguyễn Thị Mẫu'])
    const fails = [
      client.query('insert into person values ($1)', ['Nguyễn Thị Mẫu']),
      client.query("insert into person values ('Nobody')"),
      client.query("alter role nobody_at_all login password 'Mật-khẩu-1107'"),
    ]
    const outcomes = await Promise.allSettled(fails)
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    const log = join(folder, 'data/log')
    const said = readdirSync(log).map((name) => readFileSync(join(log, name), 'utf8')).join('\n')
    expect(said).toContain('person_named_once')
    expect(said).not.toMatch(/Nguyễn Thị Mẫu|Nobody|Mật-khẩu-1107/)
  } finally {
    await client.end()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
