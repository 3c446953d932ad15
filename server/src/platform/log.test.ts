/** Need: who reads the log learns what the program did, and nothing about anybody. */
import pg from 'pg'
import { expect, test } from 'vitest'
import { type Log, openLog } from './log.ts'

const PERSON = {
  fullName: 'Nguyễn Thị Mẫu', personalNumber: '000199990001', phone: '0500 000 001', email: 'mau@example.vn',
}
const CANARY = /Mẫu|000199990001|0500 ?000 ?001|mau@example|bí mật|k9/

test('a line is JSON, in UTC, with its level as a word', () => {
  const [line] = linesOf((log) => log.info({ requestId: 'r-1', count: 3 }, 'started'))
  expect(line).toMatchObject({ level: 'info', requestId: 'r-1', count: 3, msg: 'started' })
  expect(line?.['time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
})

test.each([
  ['fields of a person', (log: Log) => log.info(PERSON, 'seen')],
  ['a person within an allowed field', (log: Log) => log.info({ job: { ...PERSON, type: PERSON.phone } }, 'seen')],
  [
    'a person in the text',
    (log: Log) => log.info(`told ${PERSON.phone} and ${PERSON.email} of ${PERSON.personalNumber}`),
  ],
  ['a person put into the text', (log: Log) => log.info('told %s', PERSON.phone)],
  [
    'a number written with dots or +84',
    (log: Log) => log.info('0500.000.001 0001.9999.0001'.replace('0001.9999.0001', PERSON.personalNumber)),
  ],
  ['a child log', (log: Log) => log.child({ job: PERSON }).info('seen')],
  [
    'a request with its headers and query',
    (log: Log) =>
      log.info(
        {
          req: {
            id: 'r-1', method: 'GET', url: '/tra-cuu?so=000199990001', headers: { cookie: 'k9', authorization: 'k9' },
            body: PERSON, routeOptions: { url: '/tra-cuu' },
          },
        },
        'asked',
      ),
  ],
  [
    'an error that names somebody',
    (log: Log) => log.error({ err: new Error(`no person ${PERSON.personalNumber}`) }, 'failed'),
  ],
  ['an error by itself', (log: Log) => log.error(new Error(`no person ${PERSON.personalNumber}`))],
  ['an error of PostgreSQL by itself', (log: Log) => log.error(ofPostgres())],
  ['an error of PostgreSQL without a text', (log: Log) => log.error({ err: ofPostgres() })],
  ['an error of PostgreSQL', (log: Log) => log.error({ err: ofPostgres() }, 'failed')],
  [
    'an error that is thrown as an object',
    (log: Log) => log.error({ err: { message: PERSON.phone, ...PERSON } }, 'failed'),
  ],
])('nobody is named by %s', (_, write) => {
  const text = JSON.stringify(linesOf(write))
  expect(text).toContain('"level"')
  expect(text).not.toMatch(CANARY)
})

test('what helps to find a fault stays: route, code, constraint, place', () => {
  const [asked, failed] = linesOf((log) => {
    log.info(
      { req: { id: 'r-1', method: 'GET', routeOptions: { url: '/ho-so/:id' } }, res: { statusCode: 404 } }, 'answered',
    )
    log.error({ err: ofPostgres() }, 'failed')
  })
  expect(asked).toMatchObject({
    request: { requestId: 'r-1', method: 'GET', route: '/ho-so/:id' }, response: { status: 404 },
  })
  expect(failed).toMatchObject({ err: { code: '23505', constraint: 'person_numbered_once' } })
  expect(JSON.stringify(failed)).toContain('log.test.ts')
})

test('ids and short numbers are not mistaken for somebody', () => {
  const id = '5f0c1a52-7b7e-4d3c-9c58-123456789012'
  expect(linesOf((log) => log.info(`request ${id} on port 8080 in 2021`))[0]).toMatchObject({
    msg: `request ${id} on port 8080 in 2021`,
  })
})

function ofPostgres(): Error {
  const error = new pg.DatabaseError(`invalid input "${PERSON.fullName} bí mật"`, 1, 'error')
  return Object.assign(error, {
    severity: 'ERROR', code: '23505', constraint: 'person_numbered_once', detail: `Key (${PERSON.personalNumber})`,
  })
}

function linesOf(write: (log: Log) => void): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = []
  write(openLog('debug', { write: (line) => { lines.push(JSON.parse(line) as Record<string, unknown>) } }))
  return lines
}
