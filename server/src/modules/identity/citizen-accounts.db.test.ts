/**
 * Need: whoever signs in is the person the account says; a passed-on SIM or a claimed number opens nobody's papers
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { type Result, refuse } from '../../kernel/result.ts'
import type { Backing } from '../../platform/db.ts'
import { changePhone } from './change-phone.ts'
import { POLICY, at, doorsOf } from './doors-for-tests.ts'
import { type Actor, isOwn } from './domain/actor.ts'
import { openAccount } from './open-account.ts'
import { openSession } from './open-session.ts'
import { raiseAccount } from './raise-account.ts'
import { recordPerson } from './record-person.ts'
import { registerSelf } from './register-self.ts'
import { findPerson } from './store/people.ts'
import { findSession } from './store/sessions.ts'

const [PHONE, OTHER_PHONE] = ['+84500000011', '+84500000012']
const CLERK = 77n
let database: TestDatabase
let backing: Backing
let doors: ReturnType<typeof doorsOf>
beforeAll(async () => {
  database = await createDatabase()
  backing = database.backing()
  doors = doorsOf(backing)
})
afterAll(() => database.drop())

/** An hour and a minute later in each test, so that one phone may be asked for a code again and again. */
let hours = 0
let now = at(0)
beforeEach(() => { now = at((hours += 1) * 61) })

let last = 0
/** Each act from an address of its own, so that only what is meant to be limited is. */
const visit = () => ({ from: `10.0.${String(Math.floor((last += 1) / 250))}.${String(last % 250)}`, machineNow: now })
const somebody = (fullName = 'Nguyễn Văn Mẫu') =>
  ({
    kind: 'citizen', fullName, birth: '1985-02-03', personalNumber: `00018599${String((last += 1)).padStart(4, '0')}`,
  }) as const
type Somebody = ReturnType<typeof somebody>
const signInAs = ({ personalNumber }: Somebody) =>
  ({ purpose: 'sign-in', number: { kind: 'personal', value: personalNumber } }) as const

function valueOf<T>(result: Result<T, { code: string }>): T {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

async function register(facts: Somebody, phone = PHONE) {
  const proofOfPhone = await doors.atHand(phone, visit())
  return doors.write(undefined, (ctx) => registerSelf(ctx, { facts, phone, proofOfPhone }))
}
async function openAtCounter(facts: Somebody, phone: string | undefined = PHONE, insteadOf?: string) {
  const hand = phone ? await doors.atHand(phone, visit()) : undefined
  return inOneGo(backing, (ctx) => openAccount(ctx, { facts, phone: hand, insteadOf, machineNow: now }), {
    actorId: CLERK,
  })
}
async function raise(publicId: string, facts: Somebody, phone: string) {
  const hand = await doors.atHand(phone, visit())
  return doors.write(undefined, (ctx) => raiseAccount(ctx, { publicId, facts, phone: hand, machineNow: now }))
}
async function changeTo(facts: Somebody, phone: string) {
  const hand = await doors.atHand(phone, visit())
  const number = { kind: 'personal', value: facts.personalNumber } as const
  return doors.write(undefined, (ctx) => changePhone(ctx, { number, phone: hand, machineNow: now }))
}
/** Asks for a code, enters it, and answers who is in. */
async function signIn(who: Somebody): Promise<Actor> {
  const { message } = valueOf(await doors.askCode(signInAs(who), visit()))
  const { accountId } = valueOf(await doors.enterCode(signInAs(who), message?.code ?? '', visit()))
  return actorOf(accountId ?? 0n)
}
async function actorOf(accountId: bigint): Promise<Actor> {
  const session = { accountId, how: 'code', device: '', limits: POLICY.personSession, machineNow: now } as const
  const { token } = await inOneGo(backing, (ctx) => openSession(ctx, session))
  const actor = await findSession(backing.db, token, now)
  if (!actor) throw new Error('nobody is in')
  return actor
}
const eventsOn = async (id: bigint) => (await sql<{ type: string; actorId: bigint; data: Record<string, unknown> }>`
  select type, actor_id, data from audit.event where subject_kind = 'account' and subject_id = ${id} order by id`
  .execute(database.owner)).rows

describe('registering oneself', () => {
  test('opens an account of level 1 that signs in with the number and a code to its phone', async () => {
    const who = somebody()
    const opened = valueOf(await register(who))
    const actor = await signIn(who)
    expect(actor).toMatchObject({
      accountId: opened.accountId, kind: 'citizen', level: 1, personId: opened.personId, fullName: who.fullName,
      grants: [{ role: 'citizen', unitId: null, validTo: null }],
    })
    const events = await eventsOn(opened.accountId)
    expect(events.map(({ type }) => type)).toEqual(['account.opened', 'account.signed-in'])
    expect(events[0]).toMatchObject({ actorId: opened.accountId, data: { how: 'self', level: 1 } })
    expect(JSON.stringify(events.map(({ data }) => data))).not.toMatch(/Mẫu|0001859|84500/u)
  })

  test('again says to sign in, from the same phone or another', async () => {
    const who = somebody()
    await register(who)
    expect(await register(who)).toEqual(refuse({ code: 'account-exists' }))
    expect(await register({ ...who, fullName: 'Trần Khác' }, OTHER_PHONE)).toEqual(refuse({ code: 'account-exists' }))
  })

  test('twice at once opens one', async () => {
    const who = somebody()
    const [a, b] = await Promise.all([register(who, PHONE), register(who, OTHER_PHONE)])
    expect([a.ok, b.ok].sort()).toEqual([false, true])
  })

  test('sees what it sent itself and nothing else; level 2 sees what is the person’s', async () => {
    const who = somebody()
    const { accountId, personId, publicId } = valueOf(await register(who))
    const before = await actorOf(accountId)
    const [sent, older] = [{ personId: 1n, sentByAccountId: accountId }, { personId, sentByAccountId: null }]
    const foreign = { personId: personId + 1n, sentByAccountId: accountId + 1n }
    expect([sent, older, foreign].map((one) => isOwn(before, one))).toEqual([true, false, false])
    valueOf(await raise(publicId, who, PHONE))
    const after = await actorOf(accountId)
    expect([sent, older, foreign].map((one) => isOwn(after, one))).toEqual([true, true, false])
    expect(isOwn(after, { personId: null, sentByAccountId: null })).toBe(false)
  })
})

describe('a SIM that was passed on', () => {
  test('gives its new holder an account of their own, and nothing of the one who had it', async () => {
    const [old, fresh] = [somebody('Người Cũ'), somebody('Người Mới')]
    const first = await openAtCounter(old)
    const second = valueOf(await register(fresh))
    expect([second.personId, second.accountId]).not.toContain(first.personId)
    const actor = await signIn(fresh)
    expect(actor).toMatchObject({ accountId: second.accountId, fullName: 'Người Mới', level: 1 })
    expect(isOwn(actor, { personId: first.personId, sentByAccountId: first.accountId })).toBe(false)
  })

  test('once the owner has changed the phone at a counter, gets no code of theirs and holds no session', async () => {
    const who = somebody()
    const { accountId } = await openAtCounter(who)
    const session = { accountId, how: 'code', device: '', limits: POLICY.personSession, machineNow: now } as const
    const { token } = await inOneGo(backing, (ctx) => openSession(ctx, session))
    expect(await changeTo(who, OTHER_PHONE)).toEqual({ ok: true, value: { isChanged: true } })
    expect(await findSession(backing.db, token, now)).toBeUndefined()
    expect(valueOf(await doors.askCode(signInAs(who), visit())).message?.phone).toBe(OTHER_PHONE)
    expect(await changeTo(who, OTHER_PHONE)).toEqual({ ok: true, value: { isChanged: false } })
    expect((await eventsOn(accountId)).filter(({ type }) => type === 'account.phone-changed')).toHaveLength(1)
  })

  test('a phone told with a dossier is not one to sign in with', async () => {
    const who = somebody()
    await openAtCounter(who)
    await inOneGo(backing, (ctx) => recordPerson(ctx, { ...who, phone: OTHER_PHONE, proof: 'seen' }))
    const person = await findPerson(backing.db, { kind: 'personal', value: who.personalNumber })
    expect(person?.phone).toBe(OTHER_PHONE)
    expect(valueOf(await doors.askCode(signInAs(who), visit())).message?.phone).toBe(PHONE)
  })
})

describe('a stranger who claimed a number', () => {
  const owner = () => somebody('Chủ Thật Sự')

  test('is not raised by the owner’s card: the phone at hand is not the account’s', async () => {
    const who = owner()
    const claimed = valueOf(await register({ ...who, fullName: 'Kẻ Mạo Danh' }, OTHER_PHONE))
    expect(await raise(claimed.publicId, who, PHONE)).toEqual(refuse({ code: 'phone-differs' }))
    expect(await changeTo(who, PHONE)).toEqual(refuse({ code: 'level-too-low' }))
  })

  test('is put out when the owner comes with the card; neither sees what is the other’s', async () => {
    const who = owner()
    const claimed = valueOf(await register({ ...who, fullName: 'Kẻ Mạo Danh' }, OTHER_PHONE))
    const stranger = await actorOf(claimed.accountId)
    await expect(openAtCounter(who)).rejects.toThrow('account-exists')
    const opened = await openAtCounter(who, PHONE, claimed.publicId)
    expect(opened.warnings).toEqual([{ code: 'name-differs', isCorrected: true }])

    expect(await signIn(who)).toMatchObject({ accountId: opened.accountId, level: 2, fullName: 'Chủ Thật Sự' })
    const owners = await actorOf(opened.accountId)
    expect(isOwn(stranger, { personId: opened.personId, sentByAccountId: opened.accountId })).toBe(false)
    expect(owners.accountId).not.toBe(stranger.accountId)
    await expect(actorOf(claimed.accountId)).rejects.toThrow('account-disabled')
    expect((await eventsOn(claimed.accountId)).at(-1)).toMatchObject({ type: 'account.disabled', actorId: CLERK })
  })

  test('does not put out an account that an official has opened', async () => {
    const who = owner()
    const { publicId } = await openAtCounter(who)
    await expect(openAtCounter(who, OTHER_PHONE, publicId)).rejects.toThrow('account-exists')
    expect(await register(who, OTHER_PHONE)).toEqual(refuse({ code: 'account-exists' }))
  })

  test('with another’s card raises nothing', async () => {
    const { publicId } = valueOf(await register(owner(), PHONE))
    expect(await raise(publicId, owner(), PHONE)).toEqual(refuse({ code: 'number-differs' }))
    expect(await raise('00000000-0000-4000-8000-000000000000', owner(), PHONE)).toEqual(
      refuse({ code: 'account-unknown' }),
    )
  })
})

describe('an account opened at the counter', () => {
  test('is of level 2, and its event names the clerk and the person', async () => {
    const { accountId, personPublicId } = await openAtCounter(somebody())
    expect((await eventsOn(accountId))[0]).toMatchObject({
      type: 'account.opened', actorId: CLERK, data: { how: 'counter', level: 2, person: personPublicId },
    })
  })

  test('by two counters at once is opened once', async () => {
    const who = somebody()
    const both = await Promise.allSettled([openAtCounter(who, PHONE), openAtCounter(who, OTHER_PHONE)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('without a phone exists, and lets nobody in', async () => {
    const who = somebody()
    await openAtCounter(who, '')
    expect(valueOf(await doors.askCode(signInAs(who), visit())).message).toBeUndefined()
  })

  test('of an organisation signs in with its tax code', async () => {
    const facts = { kind: 'organisation', fullName: 'Hợp tác xã Mẫu', taxCode: '0000000000' } as const
    const phone = await doors.atHand(PHONE, visit())
    const { accountId } = await inOneGo(backing, (ctx) => openAccount(ctx, { facts, phone, machineNow: now }))
    const subject = { purpose: 'sign-in', number: { kind: 'tax', value: '0000000000' } } as const
    const { message } = valueOf(await doors.askCode(subject, visit()))
    expect(valueOf(await doors.enterCode(subject, message?.code ?? '', visit()))).toEqual({ accountId })
  })

  test('needs a number', async () => {
    const facts = { kind: 'citizen', fullName: 'Nguyễn Văn Mẫu' } as const
    await expect(inOneGo(backing, (ctx) => openAccount(ctx, { facts, machineNow: now }))).rejects.toThrow(
      'number-missing',
    )
  })

  test('raised a second time changes nothing', async () => {
    const who = somebody()
    const { publicId, accountId } = valueOf(await register(who))
    valueOf(await raise(publicId, who, PHONE))
    valueOf(await raise(publicId, who, PHONE))
    expect((await eventsOn(accountId)).filter(({ type }) => type === 'account.raised')).toHaveLength(1)
  })
})
