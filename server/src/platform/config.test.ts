/**
 * Need: whoever installs it is told everything that is wrong at once, and cannot go live on what is meant for a laptop.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { VARIABLES, readConfig } from './config.ts'

const PRODUCTION = {
  DATABASE_URL: 'postgres://motcua@127.0.0.1/motcua', MOTCUA_SECRET: 'k'.repeat(32), SMS_PORT: 'http',
  SMS_URL: 'https://sms.example/send', SMS_KEY: 'key', SMTP_URL: 'smtps://user:word@mail.example',
  MAIL_FROM: 'Một cửa <motcua@tinh.example>', PUBLIC_URL: 'https://dichvucong.example',
}

test('a demonstration needs nothing', () => {
  expect(readConfig({}, { MOTCUA_PROFILE: 'demonstration' })).toMatchObject({
    ok: true,
    value: {
      profile: 'demonstration', databaseUrl: undefined, port: 8080, host: '127.0.0.1', sms: { port: 'sink' },
      poolSize: 10,
    },
  })
})

test('without a profile it is production, which is refused on each development default, all in one message', () => {
  expect(faultsOf({})).toEqual(['DATABASE_URL', 'MOTCUA_SECRET', 'SMS_PORT', 'SMTP_URL', 'MAIL_FROM', 'PUBLIC_URL'])
  expect(faultsOf(PRODUCTION)).toEqual([])
})

test.each([
  ['MOTCUA_SECRET', 'k'.repeat(31)], ['MOTCUA_SECRET', VARIABLES.MOTCUA_SECRET[0]],
  ['PUBLIC_URL', 'http://dichvucong.example'], ['HASH_MEMORY_KIB', '1024'], ['SMS_PORT', 'sink'],
  ['DATABASE_URL', 'postgres://motcua@db/motcua'], ['DATABASE_URL', 'postgres://motcua@db/motcua?sslmode=require'],
  ['SMTP_URL', 'smtp://user:word@mail.example'], ['SMS_URL', 'http://sms.example/send'],
])('production refuses %s=%s', (name, value) => {
  expect(faultsOf({ ...PRODUCTION, [name]: value })).toEqual([name])
})

test.each([
  ['MOTCUA_PORT', '65536'], ['MOTCUA_PORT', '-1'], ['MOTCUA_PORT', '80a'], ['DATABASE_POOL', '0'],
  ['LOG_LEVEL', 'loud'], ['DATABASE_URL', 'mysql://db/motcua'], ['DATABASE_URL', 'db'],
  ['SMTP_URL', 'https://mail.example'], ['MOTCUA_PROFILE', 'test'],
])('%s=%s is refused by name', (name, value) => {
  expect(faultsOf({ MOTCUA_PROFILE: 'demonstration', [name]: value })).toContain(name)
})

test('copies of files lie in folders or buckets, with keys outside of them', () => {
  const env = { MOTCUA_PROFILE: 'demonstration', MOTCUA_FILES: '/srv/files', MOTCUA_STORE_KEYS: '/etc/keys' }
  const bucket = {
    MOTCUA_STORE_FIRST: 'http://127.0.0.1:9000/ho-so', MOTCUA_STORE_FIRST_KEY: 'id:se:cret',
    MOTCUA_STORE_SECOND: '/mnt/second',
  }
  expect(readConfig({ ...env, ...bucket })).toMatchObject({
    value: {
      store: {
        first: {
          endpoint: 'http://127.0.0.1:9000', bucket: 'ho-so', accessKey: 'id', secretKey: 'se:cret', hasRanges: false,
        },
        second: { folder: '/mnt/second' }, keysFolder: '/etc/keys',
      },
    },
  })
  expect(faultsOf({ ...env, MOTCUA_STORE_KEYS: '/srv/files/keys' })).toEqual(['MOTCUA_STORE_KEYS'])
  expect(faultsOf({ ...env, ...bucket, MOTCUA_STORE_KEYS: '/mnt/second' })).toEqual(['MOTCUA_STORE_KEYS'])
  expect(faultsOf({ ...env, ...bucket, MOTCUA_STORE_FIRST_KEY: 'id' })).toEqual(['MOTCUA_STORE_FIRST_KEY'])
  expect(faultsOf({ ...env, MOTCUA_STORE_FIRST: '/srv/other' })).toEqual(['MOTCUA_STORE_FIRST'])
  expect(faultsOf({ ...env, ...bucket, MOTCUA_STORE_FIRST: 'https://s3.example/' })).toEqual(['MOTCUA_STORE_FIRST'])
  expect(faultsOf({ ...env, MOTCUA_STORE_SECOND: '/srv/files' })).toEqual(['MOTCUA_STORE_SECOND'])
  const away = { ...bucket, MOTCUA_STORE_FIRST: 'http://s3.example/ho-so' }
  expect(faultsOf({ ...PRODUCTION, ...away })).toEqual(['MOTCUA_STORE_FIRST'])
})

test('SMS over http needs address and key', () => {
  expect(faultsOf({ MOTCUA_PROFILE: 'demonstration', SMS_PORT: 'http' })).toEqual(['SMS_URL', 'SMS_KEY'])
})

test('an override goes before the environment; an empty variable is as good as none', () => {
  const read = readConfig(
    { MOTCUA_PROFILE: 'production', MOTCUA_PORT: '9', MOTCUA_HOST: '' },
    { MOTCUA_PROFILE: 'demonstration', MOTCUA_PORT: '0' },
  )
  expect(read).toMatchObject({ value: { profile: 'demonstration', port: 0, host: '127.0.0.1' } })
})

test('a secret may lie in a file, but not in two places; a file that is not there is a fault', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-config-'))
  const file = join(folder, 'secret')
  writeFileSync(file, `${'s'.repeat(40)}\n`)
  const rest = { ...PRODUCTION, MOTCUA_SECRET: '' }
  expect(readConfig({ ...rest, MOTCUA_SECRET_FILE: file })).toMatchObject({ value: { secret: 's'.repeat(40) } })
  expect(faultsOf({ ...PRODUCTION, MOTCUA_SECRET_FILE: file })).toEqual(['MOTCUA_SECRET'])
  rmSync(folder, { recursive: true })
  expect(faultsOf({ ...rest, MOTCUA_SECRET_FILE: file })).toContain('MOTCUA_SECRET_FILE')
})

test('no fault repeats a value, which may be a secret', () => {
  const read = readConfig({
    DATABASE_URL: 'canary://a', SMTP_URL: 'canary://b', MOTCUA_SECRET: 'canary', MOTCUA_PORT: 'canary',
  })
  expect(read.ok ? '' : read.refusal.text).not.toContain('canary')
})

test('.env.example lists every variable with what holds without it and what it does, and no other', () => {
  const lines = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8').split('\n')
  const told = lines.flatMap((line, n) => {
    const [, name, value] = /^# ?([A-Z_]+)=(.*)$/.exec(line) ?? []
    return name === undefined ? [] : [[name, [value, lines[n - 1]?.slice(2)]]]
  })
  expect(Object.fromEntries(told)).toEqual(VARIABLES)
})

function faultsOf(env: Record<string, string>): string[] {
  const read = readConfig(env)
  return read.ok ? [] : read.refusal.faults.map((fault) => fault.split(':')[0] ?? '')
}

test.each([
  ['DATABASE_URL', 'postgres://motcua@db/motcua?sslmode=verify-full'],
  ['DATABASE_URL', 'postgres:///motcua?host=/run/postgresql'],
  ['DATABASE_URL', 'postgres://motcua@localhost/motcua'], ['SMTP_URL', 'smtp://127.0.0.1:25'],
  ['SMS_URL', 'http://[::1]:9000/send'],
])('production takes %s=%s: nobody reads along', (name, value) => {
  expect(faultsOf({ ...PRODUCTION, [name]: value })).toEqual([])
})
