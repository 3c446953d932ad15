/**
 * Need (part C5): a result goes to the post and back from hand to hand, nothing of it is lost or counted twice, and the
 * dossier is returned when the receiver has signed.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type PostDesk, openPostDesk } from '../../../test/post-desk.ts'
import type { Person } from '../identity/public.ts'
import { listItems } from './store/manifests.ts'
import { findManifest, findShipment } from './public.ts'

const POST = 'dv:buu-dien-tinh'
let desk: PostDesk
let person: Person
beforeAll(async () => {
  desk = await openPostDesk()
  person = await desk.province.aPerson(1)
})
afterAll(() => desk.province.drop())
beforeEach(() => { desk.province.clock.set('2021-06-25T09:00+07:00') })

const itemsOf = async (manifest: string) => {
  const found = await findManifest(desk.province.db, manifest)
  return listItems(desk.province.db, found?.id ?? 0n)
}
/** Ordered, given and taken: the post has it. */
async function onTheRoad(dossier: string) {
  const shipment = await desk.order(dossier)
  const manifest = await desk.open('clerk', 'to-post')
  for (const { code } of await itemsOf(manifest)) await desk.scan('clerk', manifest, code)
  await desk.close('clerk', manifest)
  for (const { code } of await itemsOf(manifest)) await desk.scan('carrier', manifest, code)
  await desk.receive('carrier', manifest)
  return shipment
}

describe('an order', () => {
  test('keeps whom, where by the units of its day, and the fee of the data; the phone that is known', async () => {
    const dossier = await desk.issued(person)
    const shipment = await desk.order(dossier, { cod: 50_000 })
    expect(shipment).toMatchObject({
      kind: 'delivery', state: 'ordered', partyName: person.fullName, partyPhone: '+84500000001', cod: 50_000,
      fee: 30_000, placeText: 'Phường Đồng Phú, Thành phố Đồng Hới, Tỉnh Quảng Bình',
    })
    expect(shipment.code).toMatch(/^BC[A-Z2-9]{10}$/)
    await desk.cancel(shipment)
  })

  test('is one of a kind at a time, and the same request orders once', async () => {
    const dossier = await desk.issued(person)
    const request = randomUUID()
    const shipment = await desk.order(dossier, {}, request)
    await desk.order(dossier, {}, request)
    await expect(desk.order(dossier)).rejects.toThrow('shipment-open')
    await desk.cancel(shipment)
    await desk.cancel(await desk.order(dossier))
    const both = await Promise.allSettled([desk.order(dossier), desk.order(dossier)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('is refused where there is no paper, no such place, nothing to collect, or nobody of that section', async () => {
    const electronic = await desk.issued(person, { delivery: 'electronic', deliveryAddress: null })
    await expect(desk.order(electronic)).rejects.toThrow('parcel-without-paper')
    const dossier = await desk.issued(person)
    await expect(desk.order(dossier, { place: randomUUID() })).rejects.toThrow('place-unknown')
    await expect(desk.order(dossier, { place: desk.agency.publicId })).rejects.toThrow('place-unknown')
    await expect(desk.order(dossier, { kind: 'pickup', cod: 1 })).rejects.toThrow('cod-of-pickup')
    await expect(desk.order(dossier, { viewer: desk.carrier })).rejects.toThrow('dossier-unknown')
    await desk.desk.act('return-result', dossier, ['reception', desk.section.idOfData])
    await expect(desk.order(dossier)).rejects.toThrow('parcel-too-late')
  })
})

describe('a result by post', () => {
  test('is with the post once that has scanned it in, and the dossier is returned when it is delivered', async () => {
    const dossier = await desk.issued(person)
    const shipment = await desk.order(dossier)
    const manifest = await desk.open('clerk', 'to-post')
    expect((await itemsOf(manifest)).map(({ code }) => code)).toContain(shipment.code)
    for (const { code } of await itemsOf(manifest)) await desk.scan('clerk', manifest, code)
    await desk.close('clerk', manifest)
    expect([await desk.state(shipment), await desk.liesAt(dossier), await desk.waysOf(dossier)])
      .toEqual(['handed-over', desk.section.idOfData, ['on its way']])
    await expect(desk.deliver(shipment)).rejects.toThrow('shipment-moved-on')
    for (const { code } of await itemsOf(manifest)) await desk.scan('carrier', manifest, code)
    await desk.receive('carrier', manifest)
    expect([await desk.state(shipment), await desk.liesAt(dossier), await desk.waysOf(dossier)])
      .toEqual(['in-transit', POST, ['received']])
    await expect(desk.desk.act('return-result', dossier, ['reception', desk.section.idOfData]))
      .rejects.toThrow('result-not-here')
    const request = randomUUID()
    await desk.deliver(shipment, 'Trần Văn Nhận', 'card-seen', request)
    await desk.deliver(shipment, 'Trần Văn Nhận', 'card-seen', request)
    expect(await findShipment(desk.province.db, shipment.publicId))
      .toMatchObject({ state: 'delivered', receiver: 'Trần Văn Nhận', proof: 'card-seen' })
    expect(await desk.desk.dossier(dossier))
      .toMatchObject({ state: 'returned', deliveredAt: desk.province.clock.now() })
    expect((await desk.desk.events(dossier)).map(({ type }) => type).filter((type) => /^shipment|returned/.test(type)))
      .toEqual(['shipment.ordered', 'shipment.handed-over', 'shipment.taken', 'dossier.returned', 'shipment.delivered'])
    await expect(desk.deliver(shipment)).rejects.toThrow('shipment-moved-on')
  })

  test('comes back after attempts in vain, lies at the section again, and may be ordered anew', async () => {
    const dossier = await desk.issued(person)
    const shipment = await onTheRoad(dossier)
    await desk.fail(shipment)
    await desk.fail(shipment)
    expect(await findShipment(desk.province.db, shipment.publicId))
      .toMatchObject({ state: 'failed-attempt', attempts: 2 })
    const back = await desk.open('carrier', 'from-post')
    await desk.scan('carrier', back, shipment.code)
    await expect(desk.receive('clerk', back)).rejects.toThrow('manifest-moved-on')
    await desk.close('carrier', back)
    expect([await desk.state(shipment), await desk.liesAt(dossier)]).toEqual(['coming-back', POST])
    await desk.scan('clerk', back, shipment.code)
    await desk.receive('clerk', back)
    expect([await desk.state(shipment), await desk.liesAt(dossier), await desk.waysOf(dossier)])
      .toEqual(['returned', desk.section.idOfData, ['received', 'received']])
    await onTheRoad(dossier)
    expect(await desk.liesAt(dossier)).toBe(POST)
  })

  test('papers that are fetched come to the section by the manifest of the post', async () => {
    const { publicId } = await desk.desk.submit('khai-sinh', { person, territory: 'xa:18856' })
    const shipment = await desk.order(publicId, { kind: 'pickup' })
    await desk.fail(shipment)
    await desk.collect(shipment)
    const manifest = await desk.open('carrier', 'from-post')
    await desk.scan('carrier', manifest, shipment.code)
    await desk.close('carrier', manifest)
    await desk.scan('clerk', manifest, shipment.code)
    await desk.receive('clerk', manifest)
    expect(await desk.state(shipment)).toBe('delivered')
  })
})

describe('a manifest', () => {
  test('refuses what is scanned twice, unknown, of no use now, or not given by the other side', async () => {
    const [dossier, other] = [await desk.issued(person), await desk.issued(person)]
    const manifest = await desk.open('clerk', 'to-post')
    const [shipment, gone] = [await desk.order(dossier), await desk.order(other)]
    await desk.scan('clerk', manifest, ` ${shipment.code.toLowerCase()} `)
    await expect(desk.scan('clerk', manifest, shipment.code)).rejects.toThrow('parcel-scanned-already')
    await expect(desk.scan('clerk', manifest, 'BC2222222222')).rejects.toThrow('parcel-unknown')
    await desk.cancel(gone)
    await expect(desk.scan('clerk', manifest, gone.code)).rejects.toThrow('parcel-not-ready')
    const late = await desk.order(other)
    await desk.desk.act('return-result', other, ['reception', desk.section.idOfData])
    await expect(desk.scan('clerk', manifest, late.code)).rejects.toThrow('parcel-not-ready')
    await expect(desk.scan('carrier', manifest, shipment.code)).rejects.toThrow('manifest-moved-on')
    await desk.close('clerk', manifest)
    await expect(desk.scan('carrier', manifest, late.code)).rejects.toThrow('parcel-not-listed')
    await desk.scan('carrier', manifest, shipment.code)
    await expect(desk.scan('carrier', manifest, shipment.code)).rejects.toThrow('parcel-scanned-already')
    await desk.receive('carrier', manifest)
    await expect(desk.scan('carrier', manifest, shipment.code)).rejects.toThrow('manifest-moved-on')
  })

  test('is not closed, nor received, while something was not scanned; what is not there is taken off', async () => {
    const dossiers = [await desk.issued(person), await desk.issued(person)]
    const parcels = [await desk.order(dossiers[0] ?? ''), await desk.order(dossiers[1] ?? '')]
    const manifest = await desk.open('clerk', 'to-post')
    await expect(desk.open('clerk', 'to-post')).rejects.toThrow('manifest-open')
    await desk.scan('clerk', manifest, parcels[0]?.code ?? '')
    await expect(desk.close('clerk', manifest)).rejects.toThrow('parcels-missing')
    for (const { code, givenAt } of await itemsOf(manifest)) if (!givenAt) await desk.drop('clerk', manifest, code)
    await expect(desk.drop('clerk', manifest, parcels[1]?.code ?? '')).rejects.toThrow('parcel-unknown')
    const both = await Promise.allSettled([desk.close('clerk', manifest), desk.close('clerk', manifest)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(desk.receive('carrier', manifest)).rejects.toThrow('parcels-missing')
    expect(await desk.stateOf(manifest)).toBe('closed')
    await desk.scan('carrier', manifest, parcels[0]?.code ?? '')
    await desk.receive('carrier', manifest)
    expect([await desk.stateOf(manifest), await desk.state(parcels[1] ?? await desk.order(''))])
      .toEqual(['received', 'ordered'])
  })

  test('with nothing on it is not closed; and of others it does not exist', async () => {
    const manifest = await desk.open('carrier', 'from-post')
    await expect(desk.close('carrier', manifest)).rejects.toThrow('manifest-empty')
    await expect(desk.close('clerk', manifest)).rejects.toThrow('manifest-moved-on')
    await expect(desk.close('carrier', randomUUID())).rejects.toThrow('manifest-unknown')
  })

  test('takes nothing that is on its way by another', async () => {
    const shipment = await desk.order(await desk.issued(person))
    const first = await desk.open('clerk', 'to-post')
    for (const { code } of await itemsOf(first)) await desk.scan('clerk', first, code)
    await desk.close('clerk', first)
    const second = await desk.open('clerk', 'to-post')
    expect((await itemsOf(second)).map(({ code }) => code)).not.toContain(shipment.code)
    await expect(desk.scan('clerk', second, shipment.code)).rejects.toThrow('parcel-elsewhere')
  })
})
