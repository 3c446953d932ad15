import type pg from 'pg'
import { type Client, openClient } from '../../client.ts'
import { codeTo, newestMessage, openVisitor } from '../portal-visitor.ts'
import { PASSWORD } from '../birth-desks.ts'
import type { Tally } from '../rights/tally.ts'
import { gapOf } from '../rights/timing.ts'

/** Of tries that were looked at, and not turned away before. */
export interface Guessed { readonly passwordsADay: number; readonly codesADay: number; readonly lockedOut: number }

const tryPassword = async (client: Client, username: string, password: string, headers = {}) =>
  (await client.send('POST', '/api/session', { body: { username, password }, headers })).status

/** How many wrong passwords are looked at: from one address, with lies about the address, and from many. */
export async function guessPasswords(
  url: string, home: Client, addresses: number, tally: Tally,
): Promise<Pick<Guessed, 'passwordsADay' | 'lockedOut'>> {
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
    for (let one = 0; one < 6; one += 1) if (await tryPassword(other, username, `sai-${nth}-${one}`) === 401) looked += 1
    other.close()
  }
  const lockedOut = await tryPassword(home, username, PASSWORD) === 200 ? 0 : 1
  return { passwordsADay: looked * 2, lockedOut } // a lock lasts twelve hours
}

/** How many codes are looked at, of one and of many; a code is good once, and for nobody else. */
export async function guessCodes(url: string, database: pg.Pool, tally: Tally): Promise<number> {
  const phone = '0500000061'
  const fields = {
    'ho-ten': 'Trần Thị Diễn', 'so': '000185990061', 'ngay': '3', 'thang': '2', 'nam': '1985', 'dien-thoai': phone, 'tiep': '/ho-so',
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
  tally.expect((await visitor.post('/dang-ky/ma', { ...fields, ma })).status === 303, () => 'the code that came opens nothing')
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
      const { status } = await guesser.post('/dang-nhap/ma', { so: fields.so, ma: String(100_000 + nth * 10 + one), tiep: '/' })
      if (status === 200) looked += 1
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
  const staff = (index: number) => `tiepnhan2.${['hai-thanh', 'bac-ly', 'nam-ly', 'dong-hai', 'dong-son', 'phu-hai'][index % 6] ?? ''}`
  const client = openClient(url, '127.0.30.1')
  const known = await client.send('POST', '/api/session', bodyOf('tiepnhan2.bac-nghia'))
  const unknown = await client.send('POST', '/api/session', bodyOf('khong.co.ai'))
  tally.expect(known.body.equals(unknown.body) && known.status === unknown.status, () => 'a wrong password tells who exists')
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
