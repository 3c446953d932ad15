/**
 * Need (part C5): what goes wrong between us and the post's own system loses no parcel, stops no other one, and keeps
 * nobody waiting for good.
 */
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { listCarrierViews } from '../modules/post/public.ts'
import type { PostalCarrier } from '../platform/carrier/postal-carrier.ts'
import { SendFault } from '../platform/send-fault.ts'
import { openCarrierDesk } from '../../test/carrier-desk.ts'
import { applyDueNews, carrierPollers, placeAtCarrier, takeBackAtCarrier } from './ask-carrier.ts'

const {
  desk, carrier, person, rooms, now, later, parcelOf, stateOf, newsOf, orderOf, say, act, codesOn, given, begin, stop,
} = await openCarrierDesk()
afterAll(() => stop())
beforeEach(() => { begin() })

describe('faults', () => {
  test('papers that were taken at the door while the citizen cancels: cancelling waits, and the section gets them', async () => {
    const { publicId: dossier } = await desk.desk.receive('khai-sinh', ['reception', desk.section.idOfData], {
      person, territory: 'xa:18856',
    })
    const shipment = await desk.order(dossier, { kind: 'pickup' })
    await placeAtCarrier(rooms, carrier.client)
    const taken = carrier.happen(shipment.code, 'PICKED_UP', now())
    await desk.cancel(shipment)
    expect(await stateOf(shipment)).toBe('ordered')
    await takeBackAtCarrier(rooms, carrier.client)
    expect((await orderOf(shipment))?.state).toBe('kept')
    await say(taken)
    await act()
    expect(await stateOf(shipment)).toBe('in-transit')
  })
  test('an order whose answer was lost is taken back there, and one that never came is cancelled', async () => {
    const [had, never] = [await desk.order(await desk.issued(person)), await desk.order(await desk.issued(person))]
    const lost = (code: string): PostalCarrier => ({ ...carrier.client, async order(parcel) {
      if (parcel.code === code) await carrier.client.order(parcel)
      throw new SendFault('http-400', false)
    } })
    await placeAtCarrier(rooms, lost(had.code))
    await desk.cancel(had)
    await desk.cancel(never)
    await takeBackAtCarrier(rooms, carrier.client)
    expect(carrier.orders.get(had.code)?.status).toBe(4)
    expect([await stateOf(had), await stateOf(never)]).toEqual(['cancelled', 'cancelled'])
  })
  test('of one parcel that fails for good does not stop those after it, and it waits longer each time', async () => {
    let asked = 0
    const [bad, good] = [await desk.order(await desk.issued(person)), await desk.order(await desk.issued(person))]
    const picky: PostalCarrier = { ...carrier.client, async order(parcel) {
      if (parcel.code !== bad.code) return carrier.client.order(parcel)
      asked += 1
      throw new SendFault('http-400', false)
    } }
    for (let nth = 0; nth < 2; nth += 1) await placeAtCarrier(rooms, picky)
    expect([(await orderOf(bad))?.state, (await orderOf(good))?.state, asked]).toEqual(['asking', 'placed', 1])
    later(2)
    await placeAtCarrier(rooms, picky)
    expect(asked).toBe(2)
  })
  test('what was asked to be cancelled is cancelled once the province works with no carrier, and there should it return', async () => {
    const [asked, gone] = [await desk.order(await desk.issued(person)), await desk.order(await desk.issued(person))]
    await placeAtCarrier(rooms, carrier.client)
    await desk.cancel(asked)
    expect([await stateOf(asked), await stateOf(gone)]).toEqual(['ordered', 'ordered'])
    for (const { run } of carrierPollers({ ...rooms, carrier: undefined })) await run()
    expect([await stateOf(asked), await stateOf(gone)]).toEqual(['cancelled', 'ordered'])
    expect((await sql<{ n: number }>`select count(*)::int as n from audit.event
      where type = 'shipment.cancelled' and subject_id = ${asked.id}`.execute(desk.province.database.owner)).rows).toEqual([{ n: 1 }])
    expect((await listCarrierViews(desk.province.db, [asked.id])).get(asked.id)?.isCancelAsked).toBe(false)
    await takeBackAtCarrier(rooms, carrier.client)
    expect([carrier.orders.get(asked.code)?.status, (await orderOf(asked))?.state]).toEqual([4, 'cancelled'])
    await desk.cancel(gone)
  })
  test('a word whose doing throws is put off and said to the log, and those after it are done', async () => {
    const [bad, good] = [await given(), await given()]
    for (const { shipment } of [bad, good]) await say(carrier.happen(shipment.code, 'PICKED_UP', now()))
    const said: unknown[] = []
    const log = { ...rooms.log, error: (told: object) => void said.push(told) } as unknown as typeof rooms.log
    const owner = desk.province.database.owner
    await sql`alter table post.shipment add constraint no_pickup check (code <> ${sql.lit(bad.shipment.code)} or state <> 'in-transit')`
      .execute(owner)
    await applyDueNews({ ...rooms, log })
    expect([await newsOf(bad.shipment), (await newsOf(good.shipment))[0]?.state])
      .toEqual([[{ news: 'picked-up', state: 'waiting', refused: 'failed' }], 'done'])
    expect(said).toHaveLength(1)
    await sql`alter table post.shipment drop constraint no_pickup`.execute(owner)
    await applyDueNews(rooms)
    expect((await newsOf(bad.shipment))[0]?.state).toBe('waiting')
    later(1)
    await act()
    expect((await newsOf(bad.shipment))[0]?.state).toBe('done')
  })
  test('an answer that is cut in the middle is a fault of the carrier, and of no parcel', async () => {
    const shipment = await desk.order(await desk.issued(person))
    carrier.cut(true)
    await expect(carrier.client.track(shipment.code)).rejects.toMatchObject({ isFinal: false })
    await placeAtCarrier(rooms, carrier.client)
    expect((await orderOf(shipment))?.state).not.toBe('refused')
    carrier.cut(false)
    later(10)
    await placeAtCarrier(rooms, carrier.client)
    expect((await orderOf(shipment))?.state).toBe('placed')
  })
  test('what was delivered before it was told is dated by then, and never before its order', async () => {
    const { shipment } = await given({ cod: 50_000 })
    const delivered = new Date(now().getTime() + 60_000)
    const early = carrier.happen(shipment.code, 'PICKED_UP', now())
    const word = carrier.happen(shipment.code, 'DELIVERED', delivered)
    later(60 * 24 * 20)
    for (const one of [early, word]) await say(one)
    await act()
    expect(await parcelOf(shipment)).toMatchObject({ state: 'delivered', endedAt: delivered })
  })
  test('a parcel that is to be cancelled goes on no manifest', async () => {
    const shipment = await desk.order(await desk.issued(person))
    await placeAtCarrier(rooms, carrier.client)
    await desk.cancel(shipment)
    const manifest = await desk.open('clerk', 'to-post')
    expect(await codesOn(manifest)).not.toContain(shipment.code)
    await expect(desk.scan('clerk', manifest, shipment.code)).rejects.toThrow(/parcel-/)
    expect(await codesOn(manifest)).not.toContain(shipment.code)
    for (const code of await codesOn(manifest)) await desk.drop('clerk', manifest, code)
    await takeBackAtCarrier(rooms, carrier.client)
  })
})
