/**
 * Need: who shows the card and the phone at a counter gets the whole account, and nobody gets another's (NĐ 59/2022
 * Đ.12; SIM passed on).
 */
import { randomUUID } from 'node:crypto'
import type { PersonLine } from '@motcua/contracts/people.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findPersonByPublicId } from '../../src/modules/identity/public.ts'
import { listSent } from '../../src/modules/notifications/public.ts'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'
import { selfMade } from './people.ts'

let http: HttpServer
let clerk: Caller

beforeAll(async () => {
  http = await startHttp()
  await staffOffices(http, officesOf(http).slice(0, 1))
  clerk = await asRole(http, 'reception', 'commune')
})
afterAll(async () => http.stop())

const lineOf = ({ text }: Got) => JSON.parse(text) as PersonLine
const e164 = (phone: string) => `+84${phone.slice(1)}`
/** Invented people and phones, each another. */
let people = 0
function next() {
  people += 1
  const tail = String(people).padStart(2, '0')
  return {
    number: `0000909901${tail}`, phone: `05000000${tail}`, other: `05000000${50 + people}`, fullName: 'Trần Văn Mẫu',
  }
}

/** Asks for a code as the clerk does, and reads it as the person does. */
async function codeTo(phone: string, caller = clerk): Promise<string> {
  const before = (await listSent(http.province.db, 50, e164(phone))).length
  const { status, text } = await caller.call('POST', '/api/people/phone-code', { body: { phone } })
  if (status !== 200) throw new Error(text)
  await expect.poll(async () => (await listSent(http.province.db, 50, e164(phone))).length).toBe(before + 1)
  const [message] = await listSent(http.province.db, 1, e164(phone))
  return /\b\d{6}\b/.exec(message?.text ?? '')?.[0] ?? ''
}
/** Another code than the right one. */
const wrong = (code: string) => `${code.startsWith('9') ? '8' : '9'}${code.slice(1)}`

async function selfMadeBy(someone: ReturnType<typeof next>) {
  return selfMade(
    http, { kind: 'citizen', fullName: someone.fullName, personalNumber: someone.number, birth: '1990-02-03' },
    e164(someone.phone),
  )
}
const deed = (caller: Caller, id: string, noun: 'raising' | 'phone', body: object, key = randomUUID()) =>
  caller.call('POST', `/api/people/${id}/${noun}`, { body, key })
const lineWith = async (number: string) =>
  (JSON.parse((await clerk.call('POST', '/api/people/search', { body: { number } })).text) as { items: PersonLine[] })
    .items[0]

async function eventsOf(person: string): Promise<string[]> {
  const { rows } = await sql<{ type: string }>`
    select type from audit.event where data->>'person' = ${person} and type like 'account.%' order by id`
    .execute(http.province.database.owner)
  return rows.map(({ type }) => type)
}
/** How often the record says that a counter was shown this person when it did something to the account. */
async function looksAt(person: string): Promise<number> {
  const { rows: [row] } = await sql<{ many: number }>`
    select count(*)::integer as many from audit.read join identity.person p on p.id = any(person_ids)
    where p.public_id = ${person} and purpose = 'person.raise'`.execute(http.province.database.owner)
  return row?.many ?? 0
}

describe('a self-made account', () => {
  test('is raised with the card and its own phone, once, and its holder signs in anew', async () => {
    const someone = next()
    const { personPublicId: id, portal } = await selfMadeBy(someone)
    expect(await lineWith(someone.number)).toMatchObject({
      id, account: 'level-1', signInPhone: expect.stringMatching(/\d{2,3}$/) as unknown,
    })
    const body = {
      fullName: someone.fullName, number: someone.number, birth: '1990-02-03', sex: 'nam', phone: someone.phone,
      code: await codeTo(someone.phone),
    }
    const key = randomUUID()
    const [raised, again] = [await deed(clerk, id, 'raising', body, key), await deed(clerk, id, 'raising', body, key)]
    expect([raised.status, lineOf(raised)]).toMatchObject([200, { account: 'level-2' }])
    expect(lineOf(again)).toEqual(lineOf(raised))
    expect(await eventsOf(id)).toEqual(['account.opened', 'account.raised'])
    expect(await looksAt(id)).toBe(2) // whose account it is was shown with each answer
    expect((await portal.call('GET', '/ho-so-cua-toi')).status).not.toBe(200)
    expect((await findPersonByPublicId(http.province.db, id))?.proof).toBe('seen')
  })

  test('is not raised by another card, by another phone, or by a wrong code', async () => {
    const [someone, stranger] = [next(), next()]
    const { personPublicId: id } = await selfMadeBy(someone)
    const code = await codeTo(someone.phone)
    const body = { fullName: someone.fullName, number: someone.number, phone: someone.phone, code }
    const refused = async (change: object) => (await deed(clerk, id, 'raising', { ...body, ...change })).body
    expect(await refused({ number: stranger.number })).toMatchObject({
      status: 422, code: 'number-differs', errors: [{ pointer: '/number' }],
    })
    expect(await refused({ phone: stranger.phone, code: await codeTo(stranger.phone) })).toMatchObject({
      status: 422, code: 'phone-differs', errors: [{ pointer: '/phone' }],
    })
    expect(await refused({ code: wrong(code) })).toMatchObject({
      status: 422, code: 'code-wrong', errors: [{ pointer: '/code' }],
    })
    expect((await lineWith(someone.number))?.account).toBe('level-1')
    expect(await eventsOf(id)).toEqual(['account.opened'])
  })

  test('keeps its phone: who does not hold it cannot move it, and whose it is not gets a new account in its place', async () => {
    const someone = next()
    const { personPublicId: id, portal } = await selfMadeBy(someone)
    const body = { number: someone.number, phone: someone.other, code: await codeTo(someone.other) }
    expect((await deed(clerk, id, 'phone', body)).body).toMatchObject({ status: 409, code: 'level-too-low' })
    const opening = {
      kind: 'citizen', fullName: someone.fullName, number: someone.number, birth: '1990', sex: 'nam',
      phone: someone.other, code: body.code,
    }
    expect((await clerk.call('POST', '/api/people', { body: opening })).body).toMatchObject({
      status: 409, code: 'account-exists',
    })
    const opened = await clerk.call('POST', '/api/people', { body: { ...opening, replaces: true } })
    expect([opened.status, lineOf(opened)]).toMatchObject([201, { id, account: 'level-2' }])
    expect(await eventsOf(id)).toEqual(['account.opened', 'account.disabled', 'account.opened'])
    expect((await portal.call('GET', '/ho-so-cua-toi')).status).not.toBe(200)
    expect(
      (
        await clerk.call('POST', '/api/people', {
          body: { ...opening, code: await codeTo(someone.other), replaces: true },
        })
      ).body,
    ).toMatchObject({ status: 409, code: 'account-exists' })
  })
})

describe('an account that a counter opened', () => {
  const openAt = async (someone: ReturnType<typeof next>, more: object = {}) =>
    clerk.call('POST', '/api/people', {
      body: {
        kind: 'citizen', fullName: someone.fullName, number: someone.number, birth: '1990', sex: 'nam', ...more,
      },
    })

  test('has its phone at once if it is at hand, and no phone to sign in with if it was only told', async () => {
    const [told, proved] = [next(), next()]
    expect(lineOf(await openAt(told, { phone: told.phone }))).toMatchObject({
      account: 'level-2', signInPhone: null, phone: expect.any(String) as unknown,
    })
    expect(lineOf(await openAt(proved, { phone: proved.phone, code: await codeTo(proved.phone) }))).toMatchObject({
      account: 'level-2', signInPhone: expect.any(String) as unknown,
    })
    expect((await openAt(next(), { code: '123456' })).body).toMatchObject({
      status: 400, errors: [{ pointer: '/phone' }],
    })
  })

  test('gets another phone with the card and a code from the new one; the same again changes nothing', async () => {
    const someone = next()
    const { id } = lineOf(await openAt(someone))
    const code = await codeTo(someone.phone)
    const refused = async (change: object) =>
      (await deed(clerk, id, 'phone', { number: someone.number, phone: someone.phone, code, ...change })).body
    expect(await refused({ number: next().number })).toMatchObject({
      status: 422, code: 'number-differs', errors: [{ pointer: '/number' }],
    })
    expect(await refused({ phone: '12345' })).toMatchObject({ status: 400, errors: [{ pointer: '/phone' }] })
    expect(await refused({ code: wrong(code) })).toMatchObject({
      status: 422, code: 'code-wrong', errors: [{ pointer: '/code' }],
    })
    const both = await Promise.all(
      [0, 1].map(() => deed(clerk, id, 'phone', { number: someone.number, phone: someone.phone, code })),
    )
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(await eventsOf(id)).toEqual(['account.opened', 'account.phone-changed'])
    expect((await lineWith(someone.number))?.signInPhone).not.toBeNull()
  })

  test('a person on record without an account has none to raise or to change', async () => {
    const person = await http.province.aPerson(7)
    const body = { number: person.personalNumber ?? '', phone: '0500000099', code: '123456' }
    expect((await deed(clerk, person.publicId, 'raising', { ...body, fullName: person.fullName })).body).toMatchObject({
      status: 409, code: 'account-unknown',
    })
    expect((await deed(clerk, person.publicId, 'phone', body)).body).toMatchObject({
      status: 409, code: 'account-unknown',
    })
  })
})

test('each of these deeds names the clerk and, by the id inside, the person for whom it was done', async () => {
  const { rows } = await sql<{ type: string; isSaid: boolean }>`
    select distinct e.type, coalesce(e.for_person_id = p.id, false) as is_said from audit.event e
    join identity.account a on a.id = e.actor_id join identity.person p on p.public_id::text = e.data->>'person'
    where a.kind = 'staff' order by e.type`.execute(http.province.database.owner)
  const types = [
    'account.disabled', 'account.opened', 'account.phone-changed', 'account.raised', 'person.changed', 'person.recorded',
  ]
  expect(rows).toEqual(types.map((type) => ({ type, isSaid: true })))
})

test('codes to one phone are counted: whoever asks too often waits', async () => {
  const { phone } = next()
  const answers: number[] = []
  for (let n = 1; n <= 6; n += 1)
    answers.push((await clerk.call('POST', '/api/people/phone-code', { body: { phone } })).status)
  expect(answers).toEqual([200, 200, 200, 200, 200, 429])
})

test('no code stands in an answer, in what is kept of it, in an event or in the log', async () => {
  const { phone } = next()
  const { text } = await clerk.call('POST', '/api/people/phone-code', { body: { phone } })
  expect(JSON.parse(text)).toEqual({ minutes: 10 })
  const { rows } = await sql<{ all: string }>`
    select e.data::text as all from audit.event e union all select r.answer::text from audit.request r`
    .execute(http.province.database.owner)
  await expect.poll(async () => (await listSent(http.province.db, 1, e164(phone))).length).toBe(1)
  const codes = (await listSent(http.province.db, 500)).flatMap(
    ({ text: message }) => /\b\d{6}\b/.exec(message)?.[0] ?? [],
  )
  expect(codes.length).toBeGreaterThan(5)
  const written = rows.map(({ all }) => all).join('\n')
  expect(codes.filter((code) => new RegExp(`"${code}"`).test(written))).toEqual([])
  expect(codes.filter((code) => new RegExp(`"code":"${code}"`).test(http.log.join('\n')))).toEqual([])
})
