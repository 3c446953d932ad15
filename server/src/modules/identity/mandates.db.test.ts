/**
 * Need: a firm says who acts for it, how far and how long, and takes that back at once; and nobody learns by it whose
 * numbers are known (BLDS 2015 Đ.137, 138, 140).
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import type { Backing } from '../../platform/db.ts'
import { isLastHolder } from './domain/mandate.ts'
import { at } from './doors-for-tests.ts'
import { endMandate } from './end-mandate.ts'
import { type GiveMandate, giveMandate } from './give-mandate.ts'
import { openAccount } from './open-account.ts'
import { openSession } from './open-session.ts'
import { holdMandate, openMandates } from './store/mandates.ts'
import { findSession } from './store/sessions.ts'

const [LIMITS, NOW] = [{ idleMinutes: 15, totalMinutes: 720 }, at(1)]
let database: TestDatabase
let backing: Backing
beforeAll(async () => {
  database = await createDatabase()
  backing = database.backing()
})
afterAll(() => database.drop())

let last = 0
const nextNumber = () => `00018599${String((last += 1)).padStart(4, '0')}`
/** A tax code is a tax code only with its check digit: 31, 29, 23, 19, 17, 13, 7, 5, 3 by the first nine, modulo 11. */
function nextTaxCode(): string {
  for (;;) {
    const nine = String(20_000_000 + (last += 1)).padStart(9, '0')
    const sum = [31, 29, 23, 19, 17, 13, 7, 5, 3].reduce((all, weight, n) => all + weight * Number(nine[n]), 0)
    if (10 - sum % 11 < 10) return `${nine}${String(10 - sum % 11)}`
  }
}

interface Opened {
  readonly accountId: bigint
  readonly personId: bigint
  readonly personPublicId: string
  readonly token: string
}

async function open(facts: { taxCode: string } | { personalNumber: string }): Promise<Opened> {
  const kind = 'taxCode' in facts ? 'organisation' as const : 'citizen' as const
  const account = await inOneGo(backing, (ctx) => openAccount(ctx, {
    facts: { kind, fullName: kind === 'citizen' ? 'Lê Thị Mẫu' : 'Công ty Mẫu', ...facts }, machineNow: NOW,
  }))
  const { token } = await inOneGo(backing, (ctx) => openSession(ctx, {
    accountId: account.accountId, how: 'code', device: 'test', limits: LIMITS, machineNow: NOW,
  }))
  return { ...account, token }
}
const openFirm = () => open({ taxCode: nextTaxCode() })

const wishOf = (firm: Opened, by: Opened, personalNumber: string, more: Partial<GiveMandate> = {}): GiveMandate => ({
  organisation: firm.personPublicId, personId: by.personId, personalNumber, fullName: 'Trần Văn Nhân Viên',
  isHolder: false, procedureIds: null, validFrom: '2021-01-01', validTo: null, ...more,
})
const give = (firm: Opened, by: Opened, number: string, more: Partial<GiveMandate> = {}, requestId = randomUUID()) =>
  inOneGo(backing, (ctx) => giveMandate(ctx, wishOf(firm, by, number, more)), { actorId: by.accountId, requestId })
const end = (firm: Opened, by: Opened, mandate: string) => inOneGo(backing, (ctx) =>
  endMandate(ctx, { organisation: firm.personPublicId, personId: by.personId, mandate }), { actorId: by.accountId })
const actsFor = async ({ token }: Opened) => (await findSession(backing.db, token, NOW))?.mandates
  .map(({ organisationId, isHolder, procedureIds }) => ({ organisationId, isHolder, procedureIds }))
const eventsOf = async (type: string, mandate: string) => (await sql<{ actorId: bigint; onBehalfOfId: bigint | null }>`
  select actor_id, on_behalf_of_id from audit.event
  where type = ${type} and data ->> 'mandate' = ${mandate}`.execute(database.owner)).rows

test('the account of the firm is its first holder; a colleague acts with scope, and is gone with the next request', async () => {
  const [firm, number] = [await openFirm(), nextNumber()]
  const colleague = await open({ personalNumber: number })
  expect(await actsFor(firm)).toEqual([{ organisationId: firm.personId, isHolder: true, procedureIds: null }])
  expect(await actsFor(colleague)).toEqual([])
  const mandate = await give(firm, firm, number, { procedureIds: [7n, 9n] })
  expect(await actsFor(colleague)).toEqual([{ organisationId: firm.personId, isHolder: false, procedureIds: [7n, 9n] }])
  const hold = (procedureId: bigint, day: string) => backing.db.transaction().execute((tx) =>
    holdMandate(tx, { personId: colleague.personId, organisationId: firm.personId, procedureId, day }))
  expect(await Promise.all([hold(7n, '2021-01-01'), hold(8n, '2021-01-01'), hold(7n, '2020-12-31')]))
    .toEqual([true, false, false])
  await end(firm, firm, mandate)
  expect(await actsFor(colleague)).toEqual([])
  expect(await hold(7n, '2021-01-01')).toBe(false)
  const [given, ended] = [await eventsOf('mandate.given', mandate), await eventsOf('mandate.ended', mandate)]
  expect([given, ended]).toEqual([
    [{ actorId: firm.accountId, onBehalfOfId: firm.personId }],
    [{ actorId: firm.accountId, onBehalfOfId: firm.personId }],
  ])
})

test('who has no account answers like who has one, and acts once a counter has seen the card', async () => {
  const [firm, known, unknown] = [await openFirm(), nextNumber(), nextNumber()]
  await open({ personalNumber: known })
  await give(firm, firm, known)
  await give(firm, firm, unknown)
  const listed = await openMandates(backing.db, firm.personId)
  expect(listed.map(({ fullName, personalNumber }) => [fullName, personalNumber])).toEqual([
    ['Trần Văn Nhân Viên', known], ['Trần Văn Nhân Viên', unknown],
  ])
  const later = await open({ personalNumber: unknown })
  expect(await actsFor(later)).toHaveLength(1)
  await database.owner.withTables<{ 'identity.account': { level: number; id: bigint } }>()
    .updateTable('identity.account').set({ level: 1 }).where('id', '=', later.accountId).execute()
  expect(await actsFor(later)).toEqual([]) // anybody may claim a number
})

test('repeated, it is given once; two at once give one, and the second is told', async () => {
  const [firm, number, requestId] = [await openFirm(), nextNumber(), randomUUID()]
  const first = await give(firm, firm, number, {}, requestId)
  await expect(give(firm, firm, number)).rejects.toThrow('mandate-held-already')
  await give(firm, firm, number, {}, requestId).catch(() => undefined)
  expect((await openMandates(backing.db, firm.personId)).map(({ publicId }) => publicId)).toEqual([first])
  const other = nextNumber()
  const both = await Promise.allSettled([give(firm, firm, other), give(firm, firm, other)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await openMandates(backing.db, firm.personId)).toHaveLength(2)
  await end(firm, firm, first)
  await expect(end(firm, firm, first)).rejects.toThrow('mandate-unknown')
})

test('who is no holder gives and ends nothing but their own; another firm’s do not exist', async () => {
  const [firm, rival, number] = [await openFirm(), await openFirm(), nextNumber()]
  const colleague = await open({ personalNumber: number })
  const own = await give(firm, firm, number)
  const other = await give(firm, firm, nextNumber())
  await expect(give(firm, colleague, nextNumber())).rejects.toThrow('organisation-unknown')
  await expect(end(firm, colleague, other)).rejects.toThrow('mandate-unknown')
  await expect(give(firm, rival, nextNumber())).rejects.toThrow('organisation-unknown')
  await expect(end(rival, rival, other)).rejects.toThrow('mandate-unknown')
  await end(firm, colleague, own)
  expect((await openMandates(backing.db, firm.personId)).map(({ publicId }) => publicId)).toEqual([other])
})

test('the last holder cannot give it up; of two at once one may', async () => {
  const [firm, first, second] = [await openFirm(), nextNumber(), nextNumber()]
  const [one, two] = [await open({ personalNumber: first }), await open({ personalNumber: second })]
  const ofOne = await give(firm, firm, first, { isHolder: true, procedureIds: [7n] })
  expect((await openMandates(backing.db, firm.personId))[0]?.procedureIds).toBeNull() // a holder has all
  await expect(end(firm, one, ofOne)).rejects.toThrow('last-holder')
  const ofTwo = await give(firm, one, second, { isHolder: true })
  const both = await Promise.allSettled([end(firm, one, ofOne), end(firm, two, ofTwo)])
  expect(both.map((outcome) => outcome.status === 'rejected' ? String(outcome.reason) : 'ended').sort())
    .toEqual([expect.stringContaining('last-holder') as string, 'ended'])
  expect(await openMandates(backing.db, firm.personId)).toHaveLength(1)
})

test('a term that is over may be given anew; one that never was, is refused', async () => {
  const [firm, number] = [await openFirm(), nextNumber()]
  await expect(give(
    firm, firm, number, { validFrom: '2021-02-01', validTo: '2021-01-31' },
  )).rejects.toThrow('days-reversed')
  await give(firm, firm, number)
  await sql`update identity.mandate set valid = daterange('2020-01-01', '2020-02-01', '[]')
    where organisation_id = ${firm.personId}`.execute(database.owner)
  const again = await give(firm, firm, number)
  expect((await openMandates(backing.db, firm.personId)).map(({ publicId }) => publicId)).toEqual([again])
})

test('who holds later, or held once, is no holder today', () => {
  const of = (id: bigint, validFrom: string, validTo: string | null) => ({ id, isHolder: true, validFrom, validTo })
  const all = [of(1n, '2021-01-01', null), of(2n, '2021-01-01', '2021-06-24'), of(3n, '2021-06-26', null)]
  expect(isLastHolder(all, 1n, '2021-06-25')).toBe(true)
  expect(isLastHolder(all, 1n, '2021-06-24')).toBe(false)
  expect(isLastHolder(all, 3n, '2021-06-25')).toBe(false)
})
