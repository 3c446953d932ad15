import type pg from 'pg'
import { type Client, openClient } from '../../client.ts'
import { type Visitor, codeTo, newestMessage, openVisitor, signInCitizen } from '../portal-visitor.ts'
import { PASSWORD } from '../birth-desks.ts'
import type { Tally } from '../rights/tally.ts'
import { gapOf, medianOf, timesOf } from '../rights/timing.ts'

/** Of tries that were looked at, and not turned away before. */
export interface Guessed { readonly passwordsADay: number; readonly lockedOut: number }

/** As a form is answered of which something is wrong. */
const LOOKED_AT = 422
/** More than any policy lets one address try. */
const MOST_TRIES = 250

const tryPassword = async (client: Client, username: string, password: string, headers = {}) =>
  (await client.send('POST', '/api/session', { body: { username, password }, headers })).status

/** How many wrong passwords are looked at: from one address, with lies about the address, and from many. */
export async function guessPasswords(
  url: string, home: Client, addresses: number, tally: Tally,
): Promise<Guessed> {
  const username = 'chuyenvien.dong-phu'
  tally.expect(await tryPassword(home, username, PASSWORD) === 200, () => 'who has the password does not come in')
  const liar = openClient(url, '127.0.9.1')
  let looked = 0
  for (let nth = 0; nth < 12; nth += 1) {
    const lies = { 'x-forwarded-for': `10.0.0.${nth}`, 'x-real-ip': `10.0.0.${nth}`, 'forwarded': `for=10.0.0.${nth}` }
    if (await tryPassword(liar, username, `sai-${nth}`, lies) === 401) looked += 1
  }
  tally.expect(looked === 5, () => `${looked} passwords are looked at from one address that lies about itself`)
  tally.expect(await tryPassword(liar, username, PASSWORD) === 429, () => 'the right password opens a lock')
  liar.close()
  for (let nth = 0; nth < addresses; nth += 1) {
    const other = openClient(url, `127.0.10.${nth + 1}`)
    for (let one = 0; one < 6; one += 1) if (await tryPassword(other, username, `sai-${nth}-${one}`) === 401)
      looked += 1
    other.close()
  }
  const lockedOut = await tryPassword(home, username, PASSWORD) === 200 ? 0 : 1 // by the address, which is known
  return { passwordsADay: looked * 2, lockedOut } // a lock lasts twelve hours
}

/**
 * How many people are kept out of a browser in which they have signed in before, when others have used up the tries of
 * the address that all share, and of the account: an official and a citizen. What is not known stays out.
 */
export async function lockAddress(
  url: string, database: pg.Pool, person: { readonly number: string; readonly phone: string }, tally: Tally,
): Promise<number> {
  const [username, shared] = ['vanthu.dong-phu', openClient(url, '127.0.40.1')]
  const tryAs = async (name: string, password: string, cookie = '') =>
    shared.send('POST', '/api/session', { body: { username: name, password }, cookie })
  const first = await tryAs(username, PASSWORD)
  const known = first.headers['set-cookie']?.map((line) => line.split(';')[0]).find(
    (one) => one?.startsWith('__Host-motcua-quen='),
  ) ?? ''
  tally.expect(first.status === 200 && !known.includes(username), () => `the first sign-in: ${first.status}`)
  const citizen = openVisitor(shared)
  await signInCitizen(citizen, database, person)
  await citizen.get('/ho-so')
  await citizen.post('/dang-xuat', {})
  const refused = async (once: (nth: number) => Promise<number>) => {
    for (let nth = 0; nth < MOST_TRIES; nth += 1) if (await once(nth) === 429) return true
    return false
  }
  tally.expect(
    await refused(async (nth) => (await tryAs(`khong.co.${nth}`, 'Sai-mat-khau-1')).status),
    () => 'passwords are tried from one address without end',
  )
  const stranger = openVisitor(shared)
  await stranger.get('/dang-nhap')
  const ask = async (visitor: Visitor, so: string) => (await visitor.post('/dang-nhap', { so, tiep: '/ho-so' })).status
  tally.expect(
    await refused((nth) => ask(stranger, `0001859902${String(nth).padStart(2, '0')}`)),
    () => 'codes are asked for from one address without end',
  )
  tally.expect(
    (await tryAs(username, PASSWORD)).status === 429, () => 'a stranger with the password comes in at a locked address',
  )
  const official = (await tryAs(username, PASSWORD, known)).status === 200
  await citizen.get('/dang-nhap')
  const before = await newestMessage(database, person.phone)
  const isCodeSent = await ask(citizen, person.number) === 200
  const ma = isCodeSent ? await codeTo(database, person.phone, before) : ''
  const isIn = isCodeSent
    && (await citizen.post('/dang-nhap/ma', { so: person.number, ma, tiep: '/ho-so' })).status === 303
  shared.close()
  return Number(!official) + Number(!isIn)
}

/** How many codes are looked at, of one and of many; a code is good once, and for nobody else. */
export async function guessCodes(url: string, database: pg.Pool, tally: Tally): Promise<number> {
  const phone = '0500000061'
  const fields = {
    'ho-ten': 'Trần Thị Diễn', 'so': '000185990061', 'ngay': '3', 'thang': '2', 'nam': '1985', 'dien-thoai': phone,
    'tiep': '/ho-so',
  }
  const home = openClient(url, '127.0.20.1')
  const visitor = openVisitor(home)
  await visitor.get('/dang-ky')
  let before = await newestMessage(database, phone)
  await visitor.post('/dang-ky', fields)
  const ma = await codeTo(database, phone, before)
  const stranger = openVisitor(openClient(url, '127.0.20.2'))
  await stranger.get('/dang-ky')
  const claimed = await stranger.post('/dang-ky/ma', { ...fields, 'dien-thoai': '0500000062', ma })
  tally.expect(claimed.status !== 303, () => 'the code of one phone proves another')
  tally.expect(
    (await visitor.post('/dang-ky/ma', { ...fields, ma })).status === 303, () => 'the code that came opens nothing',
  )
  const again = openVisitor(openClient(url, '127.0.20.3'))
  await again.get('/dang-nhap')
  const reused = await again.post('/dang-nhap/ma', { so: fields.so, ma, tiep: '/ho-so' })
  tally.expect(reused.status !== 303, () => 'a used code opens an account again')
  before = await newestMessage(database, phone)
  await again.post('/dang-nhap', { so: fields.so, tiep: '/ho-so' })
  const old = await codeTo(database, phone, before)
  await database.query(`update identity.one_time_code set expires_at = expires_at - interval '11 minutes', made_at = made_at - interval '11 minutes'
    where id = (select max(id) from identity.one_time_code)`)
  const late = await again.post('/dang-nhap/ma', { so: fields.so, ma: old, tiep: '/ho-so' })
  tally.expect(late.status !== 303, () => 'a code opens after ten minutes')
  let looked = 0
  for (let nth = 0; nth < 8; nth += 1) {
    const guesser = openVisitor(openClient(url, `127.0.21.${nth + 1}`))
    await guesser.get('/dang-nhap')
    for (let one = 0; one < 6; one += 1) {
      const { status } = await guesser.post('/dang-nhap/ma', {
        so: fields.so, ma: String(100_000 + nth * 10 + one), tiep: '/',
      })
      if (status === LOOKED_AT) looked += 1
      tally.expect(status !== 303, () => 'a guessed code opens')
    }
    guesser.client.close()
  }
  home.close()
  return looked * 24 // what is counted ends after an hour
}

/** Milliseconds by which an account that exists answers otherwise than one that does not, by password and by code. */
export async function gapsOf(url: string, times: number, tally: Tally): Promise<number> {
  const gaps: number[] = []
  let nth = 0
  // Addresses of their own, or the tries from one would be over.
  const bodyOf = (username: string) => ({ body: { username, password: `sai-${nth}` } })
  const staff = (index: number) =>
    `tiepnhan2.${['hai-thanh', 'bac-ly', 'nam-ly', 'dong-hai', 'dong-son', 'phu-hai'][index % 6] ?? ''}`
  const client = openClient(url, '127.0.30.1')
  const known = await client.send('POST', '/api/session', bodyOf('tiepnhan2.bac-nghia'))
  const unknown = await client.send('POST', '/api/session', bodyOf('khong.co.ai'))
  tally.expect(
    known.body.equals(unknown.body) && known.status === unknown.status, () => 'a wrong password tells who exists',
  )
  for (let round = 0; round < Math.ceil(times / 20); round += 1) {
    const caller = openClient(url, `127.0.31.${round + 1}`)
    gaps.push(await gapOf(caller, {
      name: 'password',
      one: () => ['POST', '/api/session', bodyOf(staff(nth++))],
      other: () => ['POST', '/api/session', bodyOf(`khong.co.${nth}`)],
    }, 20))
    caller.close()
  }
  client.close()
  return [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? Number.NaN
}

/** Of one address on one number, before it is turned away. */
const TRIES = 4

/**
 * The same at the portal, of asking for a code and of entering a wrong one; what was tried counts no longer each time.
 */
export async function gapsAtPortal(
  url: string, database: pg.Pool, known: string, times: number, tally: Tally,
): Promise<number> {
  const took = { '/dang-nhap': [[], []], '/dang-nhap/ma': [[], []] } as Record<string, [number[], number[]]>
  for (let round = 0; round < Math.ceil(times / TRIES); round += 1) {
    await database.query('update identity.attempt set cleared_at = at where cleared_at is null')
    const visitor = openVisitor(openClient(url, `127.0.50.${1 + round}`))
    await visitor.get('/dang-nhap')
    const unknown = `00018599${3000 + round}`
    const form = (so: string) => ({ cookie: visitor.cookie, raw: {
      type: 'application/x-www-form-urlencoded',
      content: Buffer.from(new URLSearchParams({ csrf: visitor.csrf, so, ma: '000000', tiep: '/' }).toString()),
    } })
    for (const [path, expected] of [['/dang-nhap', 200], ['/dang-nhap/ma', LOOKED_AT]] as const) {
      const shown = await Promise.all([known, unknown].map(async (so) => {
        const { status, body } = await visitor.client.send('POST', path, form(so))
        return `${status} ${body.toString().replaceAll(so, 'N').replaceAll(/name="requestId" value="[^"]*"/g, '')}`
      }))
      tally.expect(
        shown[0] === shown[1] && shown[0]?.startsWith(String(expected)) === true,
        () => `${path} tells who has an account`,
      )
      const [one, other] = await timesOf(visitor.client, {
        name: path, one: () => ['POST', path, form(known)], other: () => ['POST', path, form(unknown)],
      }, TRIES)
      took[path]?.[0].push(...one)
      took[path]?.[1].push(...other)
    }
    visitor.client.close()
  }
  return Math.max(...Object.values(took).map(([one, other]) => Math.abs(medianOf(one) - medianOf(other))))
}
