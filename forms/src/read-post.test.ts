/** Need: the whole form works without JavaScript; what a person sees typed back is what was read. */
import { describe, expect, test } from 'vitest'
import { type Example, formNamed, goodExamples } from '../test/province-forms.ts'
import { checkAnswers } from './check-answers.ts'
import type { Occasion } from './context-of.ts'
import { type FormDefinition, findField } from './model.ts'
import { readPost, type UnitName } from './read-post.ts'
import { inputValues } from './write-post.ts'

const on: Occasion = { asOf: '2026-03-10', procedure: 'khai-sinh', channel: 'online' }
const birth = formNamed('tk-khai-sinh')
const permanent = formNamed('ct01-thuong-tru')

function pageOf(form: FormDefinition, key: string): string {
  return form.pages.find((page) => page.sections.some(({ fields }) =>
    fields.some((field) => field.key === key)))?.id ?? ''
}

/** Names of the units that the answers of an example use: what a table of units would say. */
function unitNamesIn(answers: unknown): UnitName {
  const names = new Map<string, string>()
  const walk = (value: unknown, epoch: string): void => {
    if (value === null || typeof value !== 'object') return
    const of = value as Record<string, unknown>
    const here = typeof of['epoch'] === 'string' ? of['epoch'] : epoch
    if (typeof of['code'] === 'string') names.set(`${here} ${of['code']}`, String(of['name']))
    for (const inner of Object.values(of)) walk(inner, here)
  }
  walk(answers, '')
  return (_level, code, epoch) => names.get(`${epoch} ${code}`)
}

function fillAndPost({ form, answers, occasion }: Example): Record<string, unknown> {
  return form.pages.reduce<Readonly<Record<string, unknown>>>((previous, page) => {
    const fields = page.sections.flatMap((section) => section.fields)
    const body = Object.fromEntries(fields.flatMap((field) => Object.entries(inputValues(field, answers[field.key]))))
    return readPost(form, page.id, body, previous, occasion, unitNamesIn(answers)).answers
  }, {})
}

const written = goodExamples.map((example) => [example.id, example] as const)
test.each(written)('%s, posted page by page, is what was written', (_, example) => {
  const computed = new Set(example.form.pages.flatMap((page) => page.sections.flatMap(({ fields }) => fields))
    .filter((field) => field.computed).map(({ key }) => key))
  const typed = Object.fromEntries(Object.entries(example.answers).filter(([key]) => !computed.has(key)))
  const read = fillAndPost(example)
  expect(read).toEqual(typed)
  expect(checkAnswers(example.form, { ...read, 'request.agency': { name: 'Cơ quan' } }, example.occasion).refusals)
    .toEqual([])
})

test('a broken number comes back with its comma, below zero too', () => {
  const level = findField(formNamed('don-gpxd-nha-o'), 'building.baseLevel')
  expect([-3.5, 0.25, 12, 'ba'].map((answer) => level && inputValues(level, answer)['building.baseLevel']))
    .toEqual(['-3,5', '0,25', '12', 'ba'])
})

describe('dates as people type them', () => {
  const read = (day: string, month: string, year: string) => readPost(birth, 'tre', {
    'child.birthDate.day': day, 'child.birthDate.month': month, 'child.birthDate.year': year,
  }, {}, on).answers['child.birthDate']

  test.each([
    ['5', '3', '2026', '2026-03-05'], ['05', '03', '2026', '2026-03-05'], ['', '3', '2026', '2026-03'],
    ['', '', '2026', '2026'],
    ['', '', '', undefined], ['31', '2', '2026', '2026-02-31'], ['5', '', '2026', '5//2026'],
    ['năm', '3', '2026', 'năm/3/2026'],
    ['5', '3', '26', '5/3/26'],
  ])('%s · %s · %s', (day, month, year, value) => {
    expect(read(day, month, year)).toBe(value)
  })

  test('what is no day is refused and comes back as typed', () => {
    const typed = read('5', '3', '26')
    expect(checkAnswers(birth, { 'child.birthDate': typed }, on)
      .refusals.filter(({ field }) => field === 'child.birthDate').map(({ reason }) => reason))
      .toContain('pattern')
    const field = birth.pages.flatMap((page) => page.sections.flatMap(({ fields }) => fields))
      .find(({ key }) => key === 'child.birthDate')
    expect(field && inputValues(field, typed)).toEqual({
      'child.birthDate.day': '5', 'child.birthDate.month': '3', 'child.birthDate.year': '26',
    })
  })

  test('one box will do', () => {
    const { answers } = readPost(birth, 'tre', { 'child.birthDate': '5/3/2026' }, {}, on)
    expect(answers['child.birthDate']).toBe('2026-03-05')
  })
})

test.each([
  ['1.500.000', 1_500_000], ['1500000', 1_500_000], ['1 500 000 đồng', 1_500_000], ['ba triệu', 'ba triệu'],
  ['', undefined],
])('money: %s', (typed, value) => {
  const form = formNamed('don-bien-dong-dat-dai')
  expect(readPost(form, pageOf(form, 'transfer.price'), { 'transfer.price': typed }, {}, on).answers['transfer.price'])
    .toBe(value)
})

test.each([['85,5', 85.5], ['85.5', 85.5], ['1.250,75', 1250.75], ['1.250', 1250], ['-3', -3], ['1e3', '1e3'],
  ['0x10', '0x10']])(
  'a number: %s', (typed, value) => {
    const form = formNamed('don-dang-ky-dat-dai')
    expect(readPost(form, pageOf(form, 'parcel.area'), { 'parcel.area': typed }, {}, on).answers['parcel.area'])
      .toBe(value)
  })

describe('a table without script', () => {
  const page = pageOf(permanent, 'residence.members')
  const body = {
    'residence.members[0].fullName': 'Đoàn Thị Một', 'residence.members[0].birthDate.year': '2001',
    'residence.members[0].birthDate.month': '', 'residence.members[0].birthDate.day': '',
    'residence.members[3].fullName': 'Đoàn Văn Hai', 'residence.members[5].fullName': '',
  }
  const members = (more: Record<string, string>) => {
    const { answers, action } = readPost(permanent, page, { ...body, ...more }, {}, on)
    return [answers['residence.members'], action]
  }

  test('keeps its rows in order and drops empty ones', () => {
    expect(members({})).toEqual([[{ fullName: 'Đoàn Thị Một', birthDate: '2001' }, { fullName: 'Đoàn Văn Hai' }],
      { kind: 'next' }])
  })

  test('gains a row', () => {
    expect(members({ _add: 'residence.members' })[1]).toEqual({ kind: 'add', key: 'residence.members' })
  })

  test('loses the row whose button was pressed', () => {
    expect(members({ _remove: 'residence.members.0' }))
      .toEqual([[{ fullName: 'Đoàn Văn Hai' }], { kind: 'remove', key: 'residence.members' }])
  })
})

describe('what a page does not post', () => {
  test('is emptied if it stood there: a box that is no longer ticked', () => {
    const previous = { 'child.situation': 'ca-cha-me', 'mother.isDeceased': true }
    expect(readPost(birth, 'cha-me', { 'mother.fullName': 'Nguyễn Thị A' }, previous, on).answers)
      .toEqual({ 'child.situation': 'ca-cha-me', 'mother.fullName': 'Nguyễn Thị A' })
  })

  test('stays if it was hidden, so that a change of mind loses nothing', () => {
    const previous = { 'child.situation': 'chi-me', 'father.fullName': 'Trần Văn B' }
    expect(readPost(birth, 'cha-me', { 'mother.fullName': 'Nguyễn Thị A' }, previous, on).answers)
      .toMatchObject(previous)
  })

  test('stays if it is on another page, whatever is posted for it', () => {
    const { answers } = readPost(birth, 'cha-me', { 'child.fullName': 'Kẻ Khác' }, { 'child.fullName': 'Trần Thị C' },
      on)
    expect(answers['child.fullName']).toBe('Trần Thị C')
  })
})

test('what the machine writes is not read', () => {
  const page = birth.pages[0]?.id ?? ''
  expect(readPost(birth, page, { 'request.agency': 'Cơ quan của tôi' }, {}, on).answers).toEqual({})
})

test.each([
  [null], ['text'], [[]], [{ __proto__: { 'child.fullName': 'x' } }], [{ 'child.fullName': { $ne: '' } }],
  [{ 'child.fullName': [['x']] }],
  [{ _remove: 'child.fullName.0', _add: ['a', 'b'] }], [{ 'constructor.prototype.x': '1', '__proto__.x': '1' }],
])('a hostile body %j is read as nothing', (body) => {
  const { answers } = readPost(birth, 'tre', body as Record<string, unknown>, {}, on)
  expect(Object.keys(answers)).toEqual([])
  expect(({} as Record<string, unknown>)['x']).toBeUndefined()
})
