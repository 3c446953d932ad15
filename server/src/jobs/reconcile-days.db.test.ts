/** Need (part C4): each day is reconciled once when it is over, by itself, and what does not go together is listed. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { raise } from '../../test/charges.ts'
import { type StandInGateway, startStandInGateway } from '../../test/payment-gateway.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { findReconciled, listDifferences, openBill } from '../modules/payments/public.ts'
import { openLog } from '../platform/log.ts'
import { reconcileLastDays } from './reconcile-days.ts'

const DAY = '2021-06-25'
let province: Province
let gateway: StandInGateway
beforeAll(async () => {
  [province, gateway] = await Promise.all([createProvince(), startStandInGateway()])
})
afterAll(async () => {
  await province.drop()
  await gateway.stop()
})

const days = async () => (await sql<{ day: string }>`select data->>'day' as day from audit.event
  where type = 'day.reconciled' order by id`.execute(province.database.owner)).rows.map(({ day }) => day)

test('without a gateway a day on which no money came leaves nothing', async () => {
  province.clock.set('2021-06-26T00:10+07:00')
  await reconcileLastDays({ ...province, log: openLog('silent') })
  expect(await days()).toEqual([])
})

test('a day is reconciled when it is over and not again; while the gateway is down it waits', async () => {
  province.clock.set('2021-06-25T09:00+07:00')
  const [charge] = await raise(province, [5_000])
  const bill = await province.inOneGo((ctx) => openBill(ctx, {
    charges: [charge?.publicId ?? ''], payer: 'Người nộp', minutes: 30,
  }))
  gateway.pay(bill.reference, 5_000, province.clock.now())
  const rooms = { ...province, gateway: gateway.client, log: openLog('silent') }
  await reconcileLastDays(rooms)
  expect(await days()).not.toContain(DAY)
  province.clock.set('2021-06-26T00:10+07:00')
  gateway.fail(503)
  await reconcileLastDays(rooms)
  expect(await findReconciled(province.db, DAY)).toBeUndefined()
  gateway.fail(200)
  await reconcileLastDays(rooms)
  await reconcileLastDays(rooms)
  expect((await days()).filter((day) => day === DAY)).toHaveLength(1)
  expect(await findReconciled(province.db, DAY)).toMatchObject({ ours: 5_000, gateway: 5_000, statement: 0 })
  expect((await listDifferences(province.db, { day: DAY, unitIds: undefined, after: 0n }, 10)).map(({ kind }) => kind))
    .toEqual(['missing-statement'])
})
