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
import { recordPerson } from '../modules/identity/public.ts'
import { listQuestionsOf, mayAskApplicant, planQuestions, takeIn, workInbox } from '../modules/integration/public.ts'

const NOW = '2026-03-10T09:00+07:00' // a Tuesday
let province: Province
let portal: ExchangeDesk
let registers: RegisterDesk
beforeAll(async () => {
  const machine = movableClock(NOW)
  province = await createProvince()
  province.clock.set(NOW)
  registers = await openRegisterDesk(machine, {}, ['population', 'business-register'])
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

test('of a firm the register of enterprises stands in for its certificate, of whoever asks for themselves that of the population for the card', async () => {
  const version = province.catalogue.on('2026-03-10').find('attp-an-uong')
  const certificate = version?.content.components.find(({ documentType }) => documentType === 'gcn-dkdn')
  expect(certificate?.handling).toBe('data')
  const card = { ...certificate, id: 'cccd', documentType: 'cccd' } as NonNullable<typeof certificate>
  const sectionId = province.directory.on('2026-03-10').units.find(({ isOneStop }) => isOneStop)?.id ?? 0n
  const planFor = async (who: Parameters<typeof recordPerson>[1]) => {
    const planned = await province.inOneGo(async (ctx) => {
      const { id: personId } = await recordPerson(ctx, who).then((one) => one.ok ? one.value : { id: 0n })
      return planQuestions(ctx, { directory: province.directory, registers: registers.registers }, {
        personId, sectionId, isOnline: true, byData: [certificate?.id ?? '', 'cccd'],
        version: { code: '1.0', procedure: 'attp-an-uong', content: { components: [card, certificate] } as never },
      })
    })
    return planned.map(({ component, register, state }) => [component, register, state])
  }
  expect(await planFor({ kind: 'organisation', fullName: 'Công ty TNHH Thử Nghiệm Một', taxCode: '0000000017', proof: 'seen' }))
    .toEqual([[certificate?.id, 'business-register', 'waiting']])
  expect(await planFor({ kind: 'citizen', fullName: 'Phan Thị Hạnh', personalNumber: '000190990041', proof: 'seen' }))
    .toEqual([['cccd', 'population', 'waiting']])
  expect(await planFor({ kind: 'organisation', fullName: 'Hội Thử Nghiệm', proof: 'seen' })).toEqual([])
})
