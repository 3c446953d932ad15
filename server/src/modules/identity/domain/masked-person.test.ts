/** Need: numbers and phones are masked wherever the role does not need them whole (issue A4). */
import { expect, test } from 'vitest'
import { maskedPerson } from './masked-person.ts'

const citizen = {
  publicId: 'a', kind: 'citizen', fullName: 'Nguyễn Thị Mẫu', birth: '1980-05-01', personalNumber: '000180990042',
  oldNumber: '990000042', taxCode: '000180990042', phone: '+84500000042', email: 'mau.nguyen@example.org',
  address: 'Số 1, thôn Mẫu', sex: 'female',
} as const

test('of a citizen only ends are left', () => {
  expect(maskedPerson(citizen)).toEqual({
    publicId: 'a', kind: 'citizen', fullName: 'Nguyễn Thị Mẫu', birthYear: '1980', personalNumber: '0001******42',
    oldNumber: '*******42', taxCode: '0001******42', phone: '********42', email: 'm***@example.org',
  })
})

test('what has no place in it does not slip in', () => {
  const text = JSON.stringify(maskedPerson({ ...citizen, proof: 'seen', id: 7 } as never))
  expect(text).not.toMatch(/thôn|05-01|8099|proof|female/u)
})

test('the tax code of an organisation is public', () => {
  const company = { publicId: 'b', kind: 'organisation', fullName: 'Công ty Mẫu', taxCode: '0000000000' } as const
  expect(maskedPerson(company)).toMatchObject({ taxCode: '0000000000', phone: null, birthYear: null })
})
