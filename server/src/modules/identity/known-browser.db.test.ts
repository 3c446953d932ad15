/**
 * Need (T28, T44): whoever guesses cannot keep somebody out who has signed in in this browser before, neither by the
 * account nor by the address they share; and has no more guesses for it.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { refuse } from '../../kernel/result.ts'
import { createStaff } from './create-staff.ts'
import { POLICY, at, doorsOf } from './doors-for-tests.ts'
import { openAccount } from './open-account.ts'
import type { CodeSubject } from './request-code.ts'

const [LOCKED, WRONG] = [refuse({ code: 'too-many-attempts' }), refuse({ code: 'sign-in-wrong' })]
/** An office, or a whole quarter behind the address of its line. */
const SHARED = '192.0.2.80'
const KNOWN = 'the mark that this browser was given'
let database: TestDatabase
let doors: ReturnType<typeof doorsOf>
beforeAll(async () => {
  database = await createDatabase()
  doors = doorsOf(database.backing())
})
afterAll(() => database.drop())

async function official(username: string) {
  const facts = { username, fullName: 'Lê Văn Mẫu', position: 'Công chức', unitId: 7n, policy: POLICY }
  return inOneGo(database.backing(), (ctx) => createStaff(ctx, facts))
}

test('an official is let in where others used up the tries of the address, and on an account that they locked', async () => {
  const { initialPassword } = await official('mau1')
  for (let n = 0; n < 50; n += 1) await doors.signIn(`khong.co.${String(n)}`, 'Sai-mat-khau-1', { from: SHARED })
  for (let n = 0; n < 25; n += 1) await doors.signIn('mau1', 'Sai-mat-khau-1', { from: `10.2.0.${String(n)}` })
  expect(await doors.signIn('mau1', initialPassword, { from: SHARED })).toEqual(LOCKED)
  expect(await doors.signIn('mau1', initialPassword, { from: '192.0.2.81' })).toEqual(LOCKED)
  expect(await doors.signIn('mau1', initialPassword, { from: SHARED, knownBrowser: KNOWN })).toMatchObject({ ok: true })
})

test('a known browser has five tries, wherever it is, and lets nobody else have more', async () => {
  const { initialPassword } = await official('mau2')
  const tryAs = (password: string, from: string, knownBrowser?: string) =>
    doors.signIn('mau2', password, { from, ...knownBrowser !== undefined && { knownBrowser } })
  for (let n = 0; n < 5; n += 1) expect(await tryAs('Sai-mat-khau-1', `10.3.0.${String(n)}`, KNOWN)).toEqual(WRONG)
  expect(await tryAs(initialPassword, '10.3.0.9', KNOWN)).toEqual(LOCKED)
  expect(await tryAs(initialPassword, '10.3.0.9', 'another mark')).toMatchObject({ ok: true })
})

test('a citizen asks for and enters a code though strangers have used up the number, the address and the tries', async () => {
  const [phone, personalNumber] = ['+84500000081', '000190990881']
  const atHand = await doors.atHand(phone, { from: '10.4.9.9' })
  const facts = { kind: 'citizen', fullName: 'Nguyễn Thị Mẫu', personalNumber } as const
  await inOneGo(database.backing(), (ctx) => openAccount(ctx, { facts, phone: atHand, machineNow: at(0) }))
  const subject: CodeSubject = { purpose: 'sign-in', number: { kind: 'personal', value: personalNumber } }
  for (let n = 0; n < 12; n += 1) await doors.askCode(subject, { from: `10.4.0.${String(n)}` })
  const home = { from: SHARED, knownBrowser: KNOWN }
  expect(await doors.askCode(subject, { from: SHARED })).toEqual(LOCKED)
  const asked = await doors.askCode(subject, home)
  const code = asked.ok ? asked.value.message?.code ?? '' : ''
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  for (let n = 0; n < 25; n += 1) await doors.enterCode(subject, wrong, { from: `10.4.1.${String(n)}` })
  // Strangers have had their five tries on this very code.
  expect(await doors.enterCode(subject, code, { from: SHARED })).toEqual(LOCKED)
  expect(await doors.enterCode(subject, code, home)).toMatchObject({ ok: true })
})

test('strangers’ tries on a code stay as few, and so do those of a known browser', async () => {
  const [phone, personalNumber] = ['+84500000082', '000190990882']
  const atHand = await doors.atHand(phone, { from: '10.5.9.9' })
  const facts = { kind: 'citizen', fullName: 'Nguyễn Thị Mẫu', personalNumber } as const
  await inOneGo(database.backing(), (ctx) => openAccount(ctx, { facts, phone: atHand, machineNow: at(0) }))
  const subject: CodeSubject = { purpose: 'sign-in', number: { kind: 'personal', value: personalNumber } }
  const asked = await doors.askCode(subject, { from: '10.5.0.1' })
  const code = asked.ok ? asked.value.message?.code ?? '' : ''
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  for (let n = 0; n < 5; n += 1) await doors.enterCode(subject, wrong, { from: `10.5.1.${String(n)}` })
  expect(await doors.enterCode(subject, code, { from: '10.5.2.1' })).toEqual(refuse({ code: 'code-expired' }))
  for (let n = 0; n < 5; n += 1)
    expect(await doors.enterCode(subject, wrong, { knownBrowser: KNOWN })).toEqual(refuse({ code: 'code-wrong' }))
  expect(await doors.enterCode(subject, code, { knownBrowser: KNOWN })).toEqual(LOCKED)
})
