import { expect, test } from 'vitest'
import { askedPages, givenAnswers, prefillOf, readForm } from './read-form.ts'

const occasion = { asOf: '2021-06-25', procedure: null, channel: 'counter' } as const
const field = (key: string, more = {}) => ({ key, label: key, type: 'text', required: 'always', ...more })
const pages = [
  {
    id: 'a', title: 'A', codes: { sex: { choices: [{ value: 'nam', label: 'Nam' }] } },
    sections: [{ id: 's', title: 'S', fields: [
      field('x.kind', { type: 'choice', codes: 'sex' }),
      field('x.more', { show: ['=', ['get', 'x', 'kind'], 'nam'] }),
      field('x.written', { computed: { by: 'agency' } }),
      field('x.signed', { type: 'signature' }),
    ] }],
  },
]
const keysOf = (answers: Record<string, unknown>) =>
  askedPages(readForm(pages), answers, occasion).flatMap((page) =>
    page.sections.flatMap(({ fields }) => fields.map(({ key }) => key)),
  )

test('what the machine writes is never asked, and a signature stands on paper', () => {
  expect(keysOf({})).toEqual(['x.kind'])
})

test('a condition opens its field as soon as it holds', () => {
  expect(keysOf({ 'x.kind': 'nam' })).toEqual(['x.kind', 'x.more'])
})

test('an answer of a field that is not asked any more is not sent, nor is an emptied one', () => {
  const answers = { 'x.kind': 'nu', 'x.more': 'còn sót', 'stranger': 1 }
  expect(givenAnswers(askedPages(readForm(pages), answers, occasion), answers)).toEqual({ 'x.kind': 'nu' })
  const emptied = { 'x.kind': 'nam', 'x.more': '' }
  expect(givenAnswers(askedPages(readForm(pages), emptied, occasion), emptied)).toEqual({ 'x.kind': 'nam' })
})

test('lists of codes come beside the pages; what is no page is left out', () => {
  expect(readForm(pages).codes['sex']?.choices).toHaveLength(1)
  expect(readForm([null, { sections: 'x' }, { sections: [{ fields: [{ key: 1 }] }] }, ...pages]).pages).toHaveLength(1)
  expect(readForm('hỏng').pages).toEqual([])
})

test("the applicant's name is put where the requester's is asked, and nowhere else", () => {
  const named = (key: string, role: string) => field(key, { meaning: { role, entry: 'person.fullName' } })
  const form = readForm([
    {
      id: 'a',
      title: 'A',
      sections: [
        {
          id: 's', title: 'S',
          fields: [named('requester.fullName', 'requester'), named('child.fullName', 'child'), field('x')],
        },
      ],
    },
  ])
  expect(prefillOf(form, 'Nguyễn Thị Thử')).toEqual({ 'requester.fullName': 'Nguyễn Thị Thử' })
  expect(prefillOf(form, undefined)).toEqual({})
})

test('what the clerk has typed or scanned of the applicant is not asked again; a number is of the kind that it is', () => {
  const of = (entry: string, more = {}) =>
    field(`requester.${entry}`, { meaning: { role: 'requester', entry: `person.${entry}` }, ...more })
  const form = readForm([
    {
      id: 'a', title: 'A',
      codes: {
        idKind: { choices: [{ value: 'dinh-danh' }, { value: 'ho-chieu' }] }, sex: { choices: [{ value: 'nu' }] },
      },
      sections: [
        {
          id: 's', title: 'S',
          fields: [
            of('birthDate'), of('idNumber'), of('phone'), of('idKind', { codes: 'idKind' }),
            of('sex', { codes: 'sex' }),
          ],
        },
      ],
    },
  ])
  expect(prefillOf(
    form, 'Nguyễn Thị Thử', { number: '000196990001', birth: '1996-04-15', sex: 'nu', phone: '0500000001' },
  )).toEqual({
    'requester.birthDate': '1996-04-15', 'requester.idNumber': '000196990001', 'requester.phone': '0500000001',
    'requester.idKind': 'dinh-danh', 'requester.sex': 'nu',
  })
  // a tax code, and no such choice
  expect(prefillOf(form, 'Công ty Thử', { number: '0100000000', sex: 'nam' })).toEqual({})
})
