/** Need: a sentence that an office writes often is filled in by itself, and nobody's name is code (users.md 2.6). */
import { expect, test } from 'vitest'
import { fillTemplate, templateValues } from './fill-template.ts'

const dossier = {
  applicant: { id: '', fullName: '<b>{can_bo}</b> $& Nguyễn', number: '', phone: null }, number: 'H46-1',
  procedure: { id: '', code: null, name: 'Khai sinh', resultName: '' }, submittedAt: '2021-06-25T02:00:00Z',
  dueAt: null, competentUnitName: 'UBND phường',
}
const values = templateValues(dossier, 'Lê Văn Mẫu', new Date('2021-06-28T02:00:00Z'))

test('facts of the dossier stand where their fields stood', () => {
  expect(fillTemplate('{ma_ho_so}, {thu_tuc}, nộp {ngay_nop}, {noi_giai_quyet}, {hom_nay}: {can_bo}', values))
    .toBe('H46-1, Khai sinh, nộp 25/06/2021, UBND phường, 28/06/2021: Lê Văn Mẫu')
})

test('a value that looks like a field, a markup or a pattern stays what it is', () => {
  expect(fillTemplate('Ông {nguoi_nop}', values)).toBe('Ông <b>{can_bo}</b> $& Nguyễn')
})

test('what is no field stays as it was written', () => {
  expect(fillTemplate('{constructor} {khac} {}', values)).toBe('{constructor} {khac} {}')
})

test('no day is promised where none is set', () => {
  expect(fillTemplate('hẹn {ngay_hen}', values)).toBe('hẹn ……')
})
