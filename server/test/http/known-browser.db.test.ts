/** Need (T28): at an address where others have guessed too much, staff come in by the browser that they work at. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countAttempt, signInPolicyOf } from '../../src/modules/identity/public.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { type HttpServer, PASSWORD, startHttp } from './as-user.ts'

const USERNAME = 'tiepnhan.dong-phu'
const COUNTER = '198.51.100.7'
let http: HttpServer
beforeAll(async () => {
  http = await startHttp()
})
afterAll(async () => http.stop())

async function signIn(username: string, password: string, cookie = '') {
  return http.app.inject({
    method: 'POST', url: '/api/session', remoteAddress: COUNTER,
    headers: { host: 'localhost', ...cookie !== '' && { cookie } }, payload: { username, password },
  })
}

test('the cookie names nobody, is kept after signing out, and lets in where the address is locked', async () => {
  const { cookies } = await signIn(USERNAME, PASSWORD)
  const known = cookies.find(({ name }) => name === '__Host-motcua-quen')
  expect(known).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict', path: '/', maxAge: 30 * 86_400 })
  expect(known?.value).not.toContain('tiepnhan')
  const session = cookies.find(({ name }) => name === '__Host-motcua')
  const out = await http.app.inject({
    method: 'DELETE', url: '/api/session',
    headers: { host: 'localhost', cookie: `__Host-motcua=${session?.value ?? ''}` },
  })
  expect(out.cookies.map(({ name }) => name)).toEqual(['__Host-motcua'])

  const { password: limits } = signInPolicyOf(http.province.directory.on('2021-06-25'), {
    memoryCost: 64, timeCost: 1, parallelism: 1,
  })
  for (let n = 0; n < limits.fromOne; n += 1) {
    const sender = { requestId: randomUUID(), fromAddr: COUNTER }
    await countAttempt(http.province.db, sender, {
      kind: 'password', on: `khong.co.${String(n)}`, limits, machineNow: systemClock.now(),
    })
  }
  expect((await signIn(USERNAME, PASSWORD)).statusCode).toBe(429)
  const home = `__Host-motcua-quen=${known?.value ?? ''}`
  expect((await signIn('lanhdao.dong-phu', PASSWORD, home)).statusCode).toBe(429) // known for one account alone
  expect((await signIn(USERNAME, 'Sai-mat-khau-1', home)).statusCode).toBe(401)
  expect((await signIn(USERNAME, PASSWORD, home)).statusCode).toBe(200)
})
