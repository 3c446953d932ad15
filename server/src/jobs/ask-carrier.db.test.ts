/**
 * Need (part C5): the post's own system is told of an order once, and what it says becomes so here in the order in
 * which it happened, whatever came late, twice, out of order or not at all.
 */
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { listCarrierViews, listItems, listManifests } from '../modules/post/public.ts'
import { openCarrierDesk } from '../../test/carrier-desk.ts'
import { askCarrier, placeAtCarrier, takeBackAtCarrier } from './ask-carrier.ts'

const {
  desk, carrier, person, rooms, now, later, parcelOf, stateOf, newsOf, orderOf, say, act, codesOn, given, begin, stop,
} = await openCarrierDesk()
afterAll(() => stop())
beforeEach(() => { begin() })

describe('an order', () => {
  test('is made at the carrier once, with whom, where, code and money, and nothing of what is in it', async () => {
    const dossier = await desk.issued(person)
    const shipment = await desk.order(dossier, { cod: 50_000 })
    expect(await placeAtCarrier(rooms, carrier.client)).toBe(1)
    expect(await placeAtCarrier(rooms, carrier.client)).toBe(0)
    const sent = carrier.orders.get(shipment.code)
    expect(sent).toMatchObject({
      orderNumber: shipment.code, codAmount: 50_000, description: 'Giấy tờ',
      receiver: { Name: person.fullName, Province: 'Tỉnh Quảng Bình', District: 'Thành phố Đồng Hới', Tel: '+84500000001' },
    })
    expect(JSON.stringify(sent)).not.toMatch(/khai sinh/i)
    expect(JSON.stringify(sent)).not.toContain((await desk.desk.dossier(dossier)).number)
    expect(await orderOf(shipment)).toEqual({ state: 'placed', reference: `VN-${shipment.code}` })
  })

  test('waits while the carrier is down, goes on with a new token, and one that is refused is asked no more', async () => {
    const [first, second] = [await desk.order(await desk.issued(person)), await desk.order(await desk.issued(person))]
    carrier.fail(503)
    expect(await placeAtCarrier(rooms, carrier.client)).toBe(0)
    expect(await orderOf(first)).toEqual({ state: 'asking', reference: null })
    carrier.fail(200)
    carrier.forgetTokens()
    carrier.refuse(first.code)
    expect(await placeAtCarrier(rooms, carrier.client)).toBe(2)
    expect([await orderOf(first), (await orderOf(second))?.state])
      .toEqual([{ state: 'refused', reference: null }, 'placed'])
    expect(await placeAtCarrier(rooms, carrier.client)).toBe(0)
  })

  test('given to the post before its system could be told is told there all the same, and what it says then counts', async () => {
    const dossier = await desk.issued(person)
    const shipment = await desk.order(dossier)
    carrier.fail(503)
    expect(await placeAtCarrier(rooms, carrier.client)).toBe(0)
    const manifest = await desk.open('clerk', 'to-post')
    for (const code of await codesOn(manifest)) await (code === shipment.code ? desk.scan : desk.drop)('clerk', manifest, code)
    await desk.close('clerk', manifest)
    carrier.fail(200)
    expect(await placeAtCarrier(rooms, carrier.client)).toBe(1)
    expect(await placeAtCarrier(rooms, carrier.client)).toBe(0)
    expect([await stateOf(shipment), await orderOf(shipment)])
      .toEqual(['handed-over', { state: 'placed', reference: `VN-${shipment.code}` }])
    await say(carrier.happen(shipment.code, 'PICKED_UP', now()))
    await say(carrier.happen(shipment.code, 'DELIVERED', now(), { receiverName: 'Nguyễn Thị Nhận' }))
    await act()
    expect((await desk.desk.dossier(dossier)).state).toBe('returned')
  })

  test('is not refused when the carrier refuses us (a new key): it goes out, and back, once the key is right', async () => {
    const [out, back] = [await desk.order(await desk.issued(person)), await desk.order(await desk.issued(person))]
    await placeAtCarrier(rooms, carrier.client)
    await desk.cancel(back)
    const next = await desk.order(await desk.issued(person))
    carrier.rotateKey('another')
    await placeAtCarrier(rooms, carrier.client)
    await takeBackAtCarrier(rooms, carrier.client)
    expect((await orderOf(next))?.state).not.toBe('refused')
    expect((await orderOf(back))?.state).toBe('placed')
    carrier.rotateKey()
    await placeAtCarrier(rooms, carrier.client)
    await takeBackAtCarrier(rooms, carrier.client)
    expect([(await orderOf(next))?.state, (await orderOf(back))?.state, (await orderOf(out))?.state])
      .toEqual(['placed', 'cancelled', 'placed'])
  })

  test('cancelled here is taken back there, unless it was picked up already', async () => {
    const [early, late] = [await desk.order(await desk.issued(person)), await desk.order(await desk.issued(person))]
    await placeAtCarrier(rooms, carrier.client)
    await desk.cancel(early)
    await desk.cancel(late)
    carrier.happen(late.code, 'PICKED_UP', now())
    await takeBackAtCarrier(rooms, carrier.client)
    expect(carrier.orders.get(early.code)?.status).toBe(4)
    expect([(await orderOf(early))?.state, (await orderOf(late))?.state]).toEqual(['cancelled', 'kept'])
    expect([await stateOf(early), await stateOf(late)]).toEqual(['cancelled', 'ordered'])
  })
})

describe('what the carrier says', () => {
  test('picked up, on the way, in vain, delivered: the dossier is returned by it, with receiver and proof', async () => {
    const { shipment, dossier } = await given()
    for (const event of ['PICKED_UP', 'IN_TRANSIT'] as const) await say(carrier.happen(shipment.code, event, now()))
    await act()
    expect(await stateOf(shipment)).toBe('in-transit')
    expect(await desk.liesAt(dossier)).toBe('dv:buu-dien-tinh')
    await say(carrier.happen(shipment.code, 'FAILED', now(), { reason: 'ABSENT' }))
    await act()
    expect(await parcelOf(shipment)).toMatchObject({ state: 'failed-attempt', attempts: 1 })
    await say(carrier.happen(shipment.code, 'DELIVERED', now(), { receiverName: 'Nguyễn Thị Nhận', proof: 'SIGNATURE' }))
    await act()
    expect(await parcelOf(shipment)).toMatchObject({ state: 'delivered', receiver: 'Nguyễn Thị Nhận', proof: 'signed' })
    expect((await desk.desk.dossier(dossier)).state).toBe('returned')
  })

  test('twice is once; of a parcel that is not ours nothing is kept', async () => {
    const { shipment } = await given()
    const word = carrier.happen(shipment.code, 'PICKED_UP', now())
    expect([await say(word), await say(word), await say(word)]).toEqual(['kept', 'known', 'known'])
    await act()
    expect(await newsOf(shipment)).toEqual([{ news: 'picked-up', state: 'done', refused: null }])
    expect(await say(carrier.happen('BCZZZZZZZZZZ', 'PICKED_UP', now()))).toBe('parcel-unknown')
  })

  test('out of order waits for what comes before, and is done then', async () => {
    const { shipment } = await given()
    const picked = carrier.happen(shipment.code, 'PICKED_UP', now())
    later(60)
    await say(carrier.happen(shipment.code, 'DELIVERED', now(), { receiverName: 'Nguyễn Thị Nhận' }))
    await act()
    expect(await stateOf(shipment)).toBe('handed-over')
    expect(await newsOf(shipment)).toEqual([{ news: 'delivered', state: 'waiting', refused: 'news-too-early' }])
    await say(picked)
    await act()
    expect(await newsOf(shipment)).toMatchObject([{ news: 'picked-up', state: 'done' }, { news: 'delivered', state: 'done' }])
    expect(await parcelOf(shipment)).toMatchObject({ state: 'delivered', proof: 'post-receipt' })
  })

  test('a manifest that a person closes or receives hastens what waits for it', async () => {
    const dossier = await desk.issued(person)
    const shipment = await desk.order(dossier)
    await placeAtCarrier(rooms, carrier.client)
    const manifest = await desk.open('clerk', 'to-post')
    const dueOf = async () => (await sql<{ isDue: boolean }>`select due_at <= ${now()} as is_due
      from post.carrier_event where shipment_id = ${shipment.id} and state = 'waiting'`.execute(desk.province.db)).rows
    await say(carrier.happen(shipment.code, 'FAILED', now(), { reason: 'ABSENT' }))
    await act()
    expect(await dueOf()).toEqual([{ isDue: false }])
    for (const code of await codesOn(manifest))
      await (code === shipment.code ? desk.scan : desk.drop)('clerk', manifest, code)
    await desk.close('clerk', manifest)
    expect(await dueOf()).toEqual([{ isDue: true }])
    await act()
    expect(await dueOf()).toEqual([{ isDue: false }])
    await desk.scan('carrier', manifest, shipment.code)
    await desk.receive('carrier', manifest)
    expect(await dueOf()).toEqual([{ isDue: true }])
    await act()
    expect(await stateOf(shipment)).toBe('failed-attempt')
  })

  test('late, when it is so already or was overtaken, changes nothing', async () => {
    const { shipment } = await given()
    const failed = carrier.happen(shipment.code, 'FAILED', now(), { reason: 'ABSENT' })
    await say(carrier.happen(shipment.code, 'PICKED_UP', now()))
    await act()
    await desk.deliver(shipment)
    await say(failed)
    await say(carrier.happen(shipment.code, 'DELIVERED', now(), { receiverName: 'Ai Khác' }))
    await act()
    expect(await parcelOf(shipment)).toMatchObject({ state: 'delivered', attempts: 0, receiver: 'Nguyễn Thị Nhận' })
    expect((await newsOf(shipment)).map(({ state }) => state)).toEqual(['done', 'passed', 'passed'])
  })

  test('a lost callback is found by asking, after the minutes of the policy and no sooner', async () => {
    const { shipment } = await given()
    carrier.happen(shipment.code, 'PICKED_UP', now())
    const asked = () => carrier.calls.filter((call) => call === 'apiGetOrderTracking').length
    const before = asked()
    expect(await askCarrier(rooms, carrier.client)).toBe(0)
    expect(asked()).toBe(before)
    later(121)
    carrier.fail(503)
    await askCarrier(rooms, carrier.client)
    carrier.fail(200)
    await askCarrier(rooms, carrier.client)
    await act()
    expect(await stateOf(shipment)).toBe('in-transit')
    const then = asked()
    await askCarrier(rooms, carrier.client)
    expect(asked()).toBe(then) // nor again within minutes
  })

  test('brought back: it goes on a manifest of the post, and the section scans it in as ever', async () => {
    const { shipment, dossier } = await given()
    for (const event of ['PICKED_UP', 'RETURNED'] as const) await say(carrier.happen(shipment.code, event, now()))
    await act()
    expect(await stateOf(shipment)).toBe('coming-back')
    const [back] = (await listManifests(desk.province.db, [desk.section.id], 1, undefined))
    expect(back).toMatchObject({ way: 'from-post', state: 'closed' })
    expect((await listItems(desk.province.db, back?.id ?? 0n)).map(({ code }) => code)).toEqual([shipment.code])
    await desk.scan('clerk', back?.publicId ?? '', shipment.code)
    await desk.receive('clerk', back?.publicId ?? '')
    expect(await stateOf(shipment)).toBe('returned')
    expect(await desk.liesAt(dossier)).toBe(desk.section.idOfData)
  })

  test('papers fetched at a door come to the section by a manifest, too', async () => {
    const { publicId: dossier } = await desk.desk.receive('khai-sinh', ['reception', desk.section.idOfData], {
      person, territory: 'xa:18856',
    })
    const shipment = await desk.order(dossier, { kind: 'pickup' })
    await placeAtCarrier(rooms, carrier.client)
    expect(carrier.orders.get(shipment.code)?.sender).toMatchObject({ Name: person.fullName })
    await say(carrier.happen(shipment.code, 'PICKED_UP', now()))
    await say(carrier.happen(shipment.code, 'DELIVERED', now()))
    await act()
    expect(await stateOf(shipment)).toBe('handed-over')
  })

  test('what never comes to be so is tried ever more seldom, and after its days no more', async () => {
    const dossier = await desk.issued(person)
    const shipment = await desk.order(dossier)
    await say(carrier.happen(shipment.code, 'DELIVERED', now()))
    await act()
    later(1)
    await act()
    expect((await sql<{ tries: number }>`select tries from post.carrier_event where shipment_id = ${shipment.id}`
      .execute(desk.province.db)).rows).toEqual([{ tries: 2 }])
    later(15 * 24 * 60)
    await act()
    expect(await newsOf(shipment)).toEqual([{ news: 'delivered', state: 'unfit', refused: 'news-too-early' }])
    expect(await stateOf(shipment)).toBe('ordered')
    await placeAtCarrier(rooms, carrier.client)
    expect((await listCarrierViews(desk.province.db, [shipment.id])).get(shipment.id)).toMatchObject({ isStuck: true })
  })
})
