/** Need: a paper of one person is never filed for another, be it by a sheet that was left in the scanner. */
import { expect, test } from 'vitest'
import { placeOf } from './batch-input.tsx'

const components = [
  { id: 'gcs', name: 'Giấy chứng sinh', documentType: 'giay-chung-sinh', handling: 'submit' },
  { id: 'gkh', name: 'Giấy kết hôn', documentType: 'giay', handling: 'submit' },
  { id: 'gkhac', name: 'Giấy khác', documentType: 'giay', handling: 'submit' },
  { id: 'cccd', name: 'Căn cước', documentType: 'cccd', handling: 'present' },
] as const
const placed = (part: Parameters<typeof placeOf>[0], dossier?: string) => placeOf(part, components, dossier)?.id

test('a sheet of a kind of paper means the one component of it that is scanned', () => {
  expect(placed({ documentType: 'giay-chung-sinh', component: null })).toBe('gcs')
  expect(placed({ documentType: 'giay', component: null })).toBeUndefined() // two: a person says which
  expect(placed({ documentType: 'cccd', component: null })).toBeUndefined()
  expect(placed({ documentType: null, component: null })).toBeUndefined()
})

test('a sheet of a dossier means that dossier alone', () => {
  const sheet = { documentType: null, component: { dossier: '000.01', id: 'gkhac' } }
  expect(placed(sheet, '000.01')).toBe('gkhac')
  expect(placed(sheet, '000.02')).toBeUndefined()
  expect(placed(sheet)).toBeUndefined() // at intake, where there is no dossier yet
})
