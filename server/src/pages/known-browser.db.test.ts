/**
 * Need (T28, T44): whoever locks a citizen's number, or the address of a whole quarter, does not keep people out at the
 * browser in which they have signed in before; and nobody learns by signing in who has an account.
 */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { register } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'

const NUMBER = '000196990095'
let portal: PortalServer
let mother: Visitor
beforeAll(async () => {
  portal = await startPortal()
  mother = portal.visitor()
  await mother.open('/ho-so')
  await register(mother, portal, 95)
  await mother.submit('/dang-xuat')
})
afterAll(async () => portal.stop())

/** Signs in from a browser and an address that nobody knows. Answers the status and where one is then. */
async function signInNewly(address: string): Promise<unknown> {
  const visitor = portal.visitor(address)
  await visitor.open('/dang-nhap')
  await visitor.submit('/dang-nhap', { so: NUMBER })
  await visitor.submit('/dang-nhap/ma', { ma: portal.codes.at(-1)?.code ?? '' })
  return [visitor.page.status, visitor.page.path]
}

async function askCode(visitor: Visitor, so: string): Promise<number> {
  await visitor.open('/dang-nhap')
  return (await visitor.submit('/dang-nhap', { so })).status
}

test('a number that nobody has is answered with the same page after the same statements', async () => {
  const { query } = pg.Client.prototype
  const asked: string[] = []
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args as [string | { text: string }]
    asked.push(typeof first === 'string' ? first : first.text)
    return Reflect.apply(query, this, args) as never
  }
  try {
    const seen = []
    for (const number of [NUMBER, '000196990096']) {
      const visitor = portal.visitor()
      await visitor.open('/dang-nhap')
      asked.length = 0
      await visitor.submit('/dang-nhap', { so: number })
      const shown = visitor.page.text.replaceAll(number, 'N')
      await visitor.submit('/dang-nhap/ma', { ma: '000000' })
      seen.push({ shown, after: visitor.page.text.replaceAll(number, 'N'), statements: [...asked] })
    }
    expect(seen[1]).toEqual(seen[0])
    expect(seen[0]?.statements.length).toBeGreaterThan(8)
  } finally {
    pg.Client.prototype.query = query
  }
})

test('a stranger who guesses codes of a number keeps nobody at another address out, on a new device too', async () => {
  const stranger = portal.visitor('198.51.100.7')
  await stranger.open('/dang-nhap')
  await stranger.submit('/dang-nhap', { so: NUMBER })
  const { target, fields } = stranger.prepare('/dang-nhap/ma', { ma: '000000' })
  const tried: number[] = []
  for (let nth = 0; nth < 6; nth += 1) tried.push((await stranger.post(target, fields)).status)
  expect(tried).toEqual([422, 422, 422, 422, 422, 429])
  expect(await signInNewly('203.0.113.9')).toEqual([200, '/ho-so'])
  // Behind the address of the stranger a new browser waits: it could be the stranger's own.
  expect(await signInNewly('198.51.100.7')).toEqual([429, expect.stringContaining('/dang-nhap')])
})

test('a browser that is known asks for a code and enters it where others are turned away', async () => {
  const tried: number[] = []
  while (tried.at(-1) !== 429 && tried.length < 200)
    tried.push(await askCode(portal.visitor(), `0001969901${String(tried.length).padStart(2, '0')}`))
  expect(tried.at(-1)).toBe(429)
  expect(await askCode(portal.visitor(), NUMBER)).toBe(429)
  expect(await askCode(mother, NUMBER)).toBe(200)
  await mother.submit('/dang-nhap/ma', { ma: portal.codes.at(-1)?.code ?? '' })
  expect([mother.page.status, mother.page.path]).toEqual([200, '/ho-so'])
  await mother.submit('/dang-xuat')
  mother.forget('__Host-motcua-quen')
  expect(await askCode(mother, NUMBER)).toBe(429)
})
