/**
 * Need: a commune ends while what it handed over is not acknowledged, or was refused. Whoever takes its place hands it
 * over again; nothing is left to a unit in which nobody works.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ALL, BIRTH, COMMUNE, openBundleDesk } from '../../test/bundle-desk.ts'
import type { Desk } from '../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { defaultDataSet } from '../cli/data-set.ts'
import { readPlan } from '../cli/succession/read-plan.ts'
import { findDossierById } from '../modules/dossiers/store/dossier-store.ts'
import { beginSuccession } from '../modules/organisation/public.ts'
import { listStuckHandOvers } from '../modules/workflow/public.ts'
import { succeedNext } from './succeed-units.ts'

/** The section of the commune that takes its place on 01/07/2025. */
const [SECTION, INSURANCE] = ['cq:tt-pvhcc-xa-18880-2025', 'cq:bhxh-tinh']

let province: Province
let desk: Desk
let police = ''
let insurance = ''

beforeAll(async () => {
  province = await createProvince()
  const bundles = openBundleDesk(province)
  desk = bundles.desk
  const carryOut = async (day: string) => {
    province.clock.set(`${day}T00:10+07:00`)
    await province.directory.refresh()
    const plan = readPlan(`${defaultDataSet()}/succession/${day}.yaml`)
    const begun = await province.inOneGo((ctx) => beginSuccession(ctx, province.directory, plan))
    await province.directory.refresh()
    while (await succeedNext({ ...province, machineClock: province.clock }, begun));
  }
  await carryOut('2024-12-01')
  await carryOut('2025-03-01')
  province.clock.set('2025-06-27T09:00+07:00') // a Friday
  await province.directory.refresh()
  const { lead } = await bundles.submit('lt-khai-sinh-3', 1, { ...BIRTH, ...ALL })
  await bundles.issueFirst(lead.publicId)
  await bundles.work(lead.publicId)
  const members = await bundles.membersOf(lead.publicId)
  const [, second, third] = await Promise.all(
    members.map(({ dossierId }) => findDossierById(province.db, dossierId ?? 0n)),
  )
  police = second?.publicId ?? ''
  insurance = third?.publicId ?? ''
  await desk.act('refuse-hand-over', police, ['officer', `${COMMUNE}:cong-an`])
  await carryOut('2025-07-01')
})
afterAll(() => province.drop())

const onTheWay = async (publicId: string) => (await desk.standing(publicId)).legs
  .filter(({ endedAt, receivedAt }) => endedAt === null && receivedAt === null)
  .map(({ handedOverFrom, handedOverAt, refusedAt }) => ({
    from: province.directory.on('2025-07-01').byId(handedOverFrom)?.idOfData, since: handedOverAt,
    isRefused: refusedAt !== null,
  }))
const SINCE = new Date('2025-06-27T09:00+07:00')

test('what is on its way to an agency that stays comes from the successor, since it was handed over', async () => {
  expect(await onTheWay(insurance)).toEqual([{ from: SECTION, since: SINCE, isRefused: false }])
  expect(province.directory.on('2025-07-01').find(INSURANCE)).toBeDefined()
})

test('what was refused stands in the queue of the successor, who hands it over again', async () => {
  expect(await onTheWay(police)).toEqual([{ from: SECTION, since: SINCE, isRefused: true }])
  const stuck = async () => listStuckHandOvers(province.db, {
    now: province.clock.now(), unitIds: [province.unit(SECTION).id], accountId: 0n, limit: 100,
  })
  const { id } = await desk.dossier(police)
  expect((await stuck()).map(({ caseId }) => caseId)).toContain(id)
  province.clock.set('2025-07-01T09:00+07:00')
  await desk.act('hand-over-again', police, ['reception', SECTION])
  expect((await stuck()).map(({ caseId }) => caseId)).not.toContain(id)
})
