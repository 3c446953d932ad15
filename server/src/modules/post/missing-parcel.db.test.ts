/**
 * Need (part C5): a parcel that was given and did not come does not hold up the rest; it is found, or given up with the
 * reason, and whoever gave it last answers for the result.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type PostDesk, openPostDesk } from '../../../test/post-desk.ts'
import type { Person } from '../identity/public.ts'
import { findShipment } from './public.ts'

const POST = 'dv:buu-dien-tinh'
let desk: PostDesk
let person: Person
beforeAll(async () => {
  desk = await openPostDesk()
  person = await desk.province.aPerson(1)
})
afterAll(() => desk.province.drop())
beforeEach(() => { desk.province.clock.set('2021-06-25T09:00+07:00') })

/** Two results that were given to the post, of which one does not come. */
async function oneMissing() {
  const dossiers = [await desk.issued(person), await desk.issued(person)] as const
  const [here, gone] = [await desk.order(dossiers[0]), await desk.order(dossiers[1])]
  const manifest = await desk.open('clerk', 'to-post')
  for (const { code } of [here, gone]) await desk.scan('clerk', manifest, code)
  await desk.close('clerk', manifest)
  await desk.scan('carrier', manifest, here.code)
  await expect(desk.receive('carrier', manifest)).rejects.toThrow('parcels-missing')
  return { manifest, here, gone, dossier: dossiers[1] }
}

test('whoever takes says what is missing, and acknowledges the rest', async () => {
  const { manifest, here, gone, dossier } = await oneMissing()
  await expect(desk.miss('clerk', manifest, gone.code)).rejects.toThrow('manifest-moved-on')
  await expect(desk.miss('carrier', manifest, here.code)).rejects.toThrow('parcel-scanned-already')
  await expect(desk.miss('carrier', manifest, 'BC2222222222')).rejects.toThrow('parcel-unknown')
  await expect(desk.find('carrier', manifest, gone.code)).rejects.toThrow('parcel-not-missing')
  await desk.miss('carrier', manifest, gone.code)
  await expect(desk.miss('carrier', manifest, gone.code)).rejects.toThrow('parcel-scanned-already')
  await desk.receive('carrier', manifest)
  expect([await desk.stateOf(manifest), await desk.state(here), await desk.state(gone)])
    .toEqual(['received', 'in-transit', 'handed-over'])
  expect([await desk.liesAt(dossier), await desk.waysOf(dossier)]).toEqual([desk.section.idOfData, ['on its way']])
  await expect(desk.order(dossier)).rejects.toThrow('shipment-open')
  // Found after the rest was acknowledged: it is taken at once, and goes on like the others.
  await expect(desk.find('clerk', manifest, gone.code)).rejects.toThrow('manifest-unknown')
  await desk.find('carrier', manifest, gone.code)
  expect([await desk.state(gone), await desk.liesAt(dossier)]).toEqual(['in-transit', POST])
  await expect(desk.giveUp('clerk', manifest, gone.code)).rejects.toThrow('parcel-not-missing')
  await desk.deliver(gone)
})

test('what is found before the rest is acknowledged comes with the rest', async () => {
  const { manifest, gone, dossier } = await oneMissing()
  await desk.miss('carrier', manifest, gone.code)
  await desk.find('carrier', manifest, gone.code)
  expect(await desk.state(gone)).toBe('handed-over')
  await desk.receive('carrier', manifest)
  expect([await desk.state(gone), await desk.liesAt(dossier)]).toEqual(['in-transit', POST])
})

test('the section gives it up once, with the reason; the result is its own to answer for, and may be sent anew', async () => {
  const { manifest, gone, dossier } = await oneMissing()
  await desk.miss('carrier', manifest, gone.code)
  await desk.receive('carrier', manifest)
  await expect(desk.giveUp('carrier', manifest, gone.code)).rejects.toThrow('manifest-unknown')
  const request = randomUUID()
  await desk.giveUp('clerk', manifest, gone.code, request)
  await desk.giveUp('clerk', manifest, gone.code, request)
  expect(await findShipment(desk.province.db, gone.publicId))
    .toMatchObject({ state: 'lost', endedAt: desk.province.clock.now() })
  expect([await desk.liesAt(dossier), (await desk.waysOf(dossier)).at(-1)]).toEqual([desk.section.idOfData, 'recalled'])
  expect((await desk.desk.events(dossier)).map(({ type }) => type).filter((type) => type === 'shipment.lost'))
    .toEqual(['shipment.lost'])
  await expect(desk.find('carrier', manifest, gone.code)).rejects.toThrow('parcel-not-missing')
  const again = await desk.order(dossier)
  expect(again.state).toBe('ordered')
  await desk.cancel(again)
})

test('what was given up is scanned no more on a manifest that waits for the rest', async () => {
  const { manifest, gone } = await oneMissing()
  await desk.miss('carrier', manifest, gone.code)
  await desk.giveUp('clerk', manifest, gone.code)
  await expect(desk.scan('carrier', manifest, gone.code)).rejects.toThrow('parcel-not-ready')
  await desk.receive('carrier', manifest)
  expect(await desk.state(gone)).toBe('lost')
})

test('a result that is lost on its way back is the section’s, whose counter acts for the applicant', async () => {
  const dossier = await desk.issued(person)
  const parcel = await desk.order(dossier)
  const there = await desk.open('clerk', 'to-post')
  await desk.scan('clerk', there, parcel.code)
  await desk.close('clerk', there)
  await desk.scan('carrier', there, parcel.code)
  await desk.receive('carrier', there)
  await desk.fail(parcel)
  const back = await desk.open('carrier', 'from-post')
  await desk.scan('carrier', back, parcel.code)
  await desk.close('carrier', back)
  await desk.miss('clerk', back, parcel.code)
  await desk.giveUp('clerk', back, parcel.code)
  expect([await desk.state(parcel), await desk.liesAt(dossier), (await desk.waysOf(dossier)).at(-1)])
    .toEqual(['lost', desk.section.idOfData, 'recalled'])
  expect((await desk.order(dossier)).state).toBe('ordered')
})
