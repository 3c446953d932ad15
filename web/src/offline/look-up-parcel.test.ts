/** Need (part C5): a parcel that is unknown or was scanned twice is told at once, on the van and without a network. */
import type { Parcel } from '@motcua/contracts/post.ts'
import { describe, expect, test } from 'vitest'
import { type Noted, codeOfLabel, isParcelOver, lookUpParcel } from './look-up-parcel.ts'

const parcel = (code: string): Parcel => ({
  id: `id of ${code}`, code, kind: 'delivery', state: 'in-transit', name: 'Nguyễn Thị Nhận', address: 'Thôn Mẫu', fee: 30_000,
  cod: 0, attempts: 0, sectionId: 'a', sectionName: 'Bộ phận Mẫu', orderedAt: '2021-06-25T02:00:00Z',
})
const noted = (code: string, more: Partial<Noted> = {}): Noted =>
  ({ kind: 'parcel-delivery', state: 'waiting', parcel: `id of ${code}`, ...more })
const parcels = [parcel('BC2222222222'), parcel('BC3333333333')]
const found = (typed: string, rows: readonly Noted[] = [], among = parcels) => lookUpParcel(among, rows, typed).kind

describe('a code', () => {
  test('is read as the label has it, whatever a scanner or a hand puts around it', () => {
    for (const typed of ['BC2222222222', ' bc2222222222 ', '\u0000BC2222222222\r', 'BC 2222 222222', '\ufeffBC2222222222'])
      expect(codeOfLabel(typed)).toBe('BC2222222222')
  })
  test('is of a parcel that was taken along, or of none', () => {
    expect(found('bc2222222222')).toBe('here')
    expect(found('BC4444444444')).toBe('unknown')
    expect(found('H46-1')).toBe('unknown')
  })
  test('is scanned twice once its delivery or its papers were noted, and not of a vain attempt', () => {
    expect(found('BC2222222222', [noted('BC2222222222')])).toBe('noted')
    expect(found('BC2222222222', [noted('BC2222222222', { kind: 'parcel-collection' })])).toBe('noted')
    expect(found('BC2222222222', [noted('BC2222222222', { kind: 'parcel-failure' })])).toBe('here')
    expect(found('BC3333333333', [noted('BC2222222222')])).toBe('here')
  })
  test('is scanned twice also when the parcel was accepted and wiped, by the number that came back', () => {
    const row = noted('BC2222222222', { state: 'accepted', outcome: { code: null, reason: null, number: 'BC2222222222' } })
    expect(found('BC2222222222', [row], [])).toBe('noted')
  })
  test('may be noted anew where the server said no', () => {
    expect(found('BC2222222222', [noted('BC2222222222', { state: 'refused' })])).toBe('here')
  })
})

test.each<[string, Partial<Noted>, boolean]>([
  ['a delivery that was accepted', { state: 'accepted' }, true],
  ['papers that were accepted', { kind: 'parcel-collection', state: 'accepted' }, true],
  ['a vain attempt that was accepted: the parcel is still on the van', { kind: 'parcel-failure', state: 'accepted' }, false],
  ['a delivery that waits', {}, false],
  ['a delivery that may have come', { state: 'sent' }, false],
  ['one that was delivered elsewhere', { state: 'refused', outcome: { code: 'shipment-moved-on', reason: '', number: null } }, true],
  ['one that is no parcel of theirs', { state: 'refused', outcome: { code: 'shipment-unknown', reason: '', number: null } }, true],
  ['one refused for another reason, still on the van', { state: 'refused', outcome: { code: 'fees-unpaid', reason: '', number: null } }, false],
])('wiped off the device after %s: the third says whether', (_, more, isOver) => {
  expect(isParcelOver(noted('BC2222222222', more))).toBe(isOver)
})
