/**
 * Need (R4, NQ 66.7/2025/NQ-CP): no paper is asked of people that a register is still to say, neither of whoever hands
 * in at the National Public Service Portal nor of a member of a request for several whose turn comes later.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ALL, BIRTH, openBundleDesk } from '../../test/bundle-desk.ts'
import { type ExchangeDesk, openExchange } from '../../test/exchange-desk.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { handedInBirth } from '../../test/portal-hand-in.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { type RegisterDesk, openRegisterDesk } from '../../test/register-desk.ts'
import { ok } from '../kernel/result.ts'
import { findDossierByNumber } from '../modules/dossiers/public.ts'
import { listQuestionsOf, mayAskApplicant, takeIn, workInbox } from '../modules/integration/public.ts'

const NOW = '2026-03-10T09:00+07:00' // a Tuesday
let province: Province
let portal: ExchangeDesk
let registers: RegisterDesk
beforeAll(async () => {
  const machine = movableClock(NOW)
  province = await createProvince()
  province.clock.set(NOW)
  registers = await openRegisterDesk(machine)
  portal = await openExchange({ ...province, registers: registers.registers }, machine)
})
afterAll(async () => {
  await Promise.all([portal.close(), registers.stop()])
  await province.drop()
})

test('a dossier from there awaits its register: the paper may not be asked for meanwhile', async () => {
  const { MaHoSo: number } = await portal.act('hand-in', handedInBirth(province)) ?? {}
  const { inlet } = portal.adapter
  if (!inlet) throw new Error('no inlet')
  await takeIn(portal.rooms, inlet)
  await workInbox(portal.rooms, inlet)
  const dossier = await findDossierByNumber(province.db, String(number))
  // 8 working hours online: from Tuesday 09:00 to Wednesday 09:00, when the dossier is to be acknowledged, too.
  expect(await listQuestionsOf(province.db, dossier?.id ?? 0n)).toMatchObject([{
    component: 'cccd', register: 'population', state: 'waiting', beganAt: new Date(NOW),
    dueAt: new Date('2026-03-11T09:00+07:00'),
  }])
  const may = async (component: string) => province.inOneGo(async ({ tx }) =>
    ok((await mayAskApplicant(tx, dossier?.id ?? 0n, [component])).ok))
  expect([await may('cccd'), await may('giay-chung-sinh')]).toEqual([false, true])
})

test('a member of a bundle whose turn comes awaits what registers are to say of its own papers', async () => {
  const bundles = openBundleDesk({ ...province, registers: registers.registers })
  const { lead } = await bundles.submit('lt-khai-sinh-3', 1, { ...BIRTH, ...ALL }, 0, [], { filed: [
    { component: 'giay-chung-sinh', how: 'filed', originals: 0, copies: 0, uploads: [await bundles.desk.upload()] },
    { component: 'cccd', how: 'data', originals: 0, copies: 0, uploads: [] },
  ] })
  const [, waiting] = await bundles.membersOf(lead.publicId)
  expect(waiting?.dossierId).toBe(null)
  await bundles.issueFirst(lead.publicId)
  await bundles.work(lead.publicId)
  const [, residence] = await bundles.membersOf(lead.publicId)
  expect(await listQuestionsOf(province.db, residence?.dossierId ?? 0n)).toMatchObject([{
    component: 'cccd', register: 'population', state: 'waiting',
  }])
})
