/** Need: a form is put together by buttons alone, and nothing in it is lost on the way (B2). */
import type { RawForm } from '@motcua/forms/raw-form.ts'
import { expect, test } from 'vitest'
import { raw } from '../../../../../forms/test/province-forms.ts'
import { compileDraft } from './compile-draft.ts'
import {
  addField, addPage, addSection, blankForm, blankRule, changeField, changeRules, entryOf, keysOf, move, offeredFields,
  remove,
} from './form-operations.ts'

const field = (key: string) => ({ key, label: key, required: 'always' as const })
const begin = () => blankForm('mau-moi', 'Đơn đề nghị', 'thu-tuc', '2021-07-01')
const withFields = (...keys: string[]) =>
  keys.reduce<RawForm>((form, key) => addField(form, { page: 0, section: 0 }, field(key)).form, begin())

test('questions go up and down, and over the edge of a section into the next', () => {
  const two = addSection(withFields('requester.fullName', 'requester.phone'), 0, 'Mục hai').form
  const down = move(two, { page: 0, section: 0, field: 0 }, 1)
  expect(keysOf(down.form)).toEqual(['requester.phone', 'requester.fullName'])
  expect(down.place).toEqual({ page: 0, section: 0, field: 1 })
  const over = move(down.form, down.place, 1)
  expect(over.place).toEqual({ page: 0, section: 1, field: 0 })
  expect(over.form.pages[0]?.sections.map(({ fields }) => fields.map(({ key }) => key)))
    .toEqual([['requester.phone'], ['requester.fullName']])
  expect(move(over.form, over.place, 1)).toEqual({ form: over.form, place: over.place }) // nothing is further down
  const back = move(over.form, over.place, -1)
  expect(back.form).toEqual(down.form)
  expect(back.place).toEqual(down.place)
})

test('pages and sections move among their like, and their ids stay', () => {
  const { form, place } = addPage(withFields('requester.fullName'), 'Trang hai')
  expect(place).toEqual({ page: 1, section: 0 })
  const up = move(form, { page: 1 }, -1)
  expect(up.form.pages.map(({ id }) => id)).toEqual(['trang-2', 'trang-1'])
  expect(up.place).toEqual({ page: 0 })
  const sections = addSection(form, 1, 'Mục').form
  expect(move(sections, { page: 1, section: 0 }, 1).form.pages[1]?.sections.map(({ id }) => id))
    .toEqual(['muc-2', 'muc-1'])
  expect(addPage(remove(addPage(form, 'Ba').form, { page: 1 }), 'Bốn').form.pages.map(({ id }) => id))
    .toEqual(['trang-1', 'trang-3', 'trang-4']) // never an id that another page had
})

test('a form keeps a page, a page a section; an own field goes with its last question', () => {
  const form = withFields('requester.fullName')
  expect(remove(form, { page: 0 })).toBe(form)
  expect(remove(form, { page: 0, section: 0 })).toBe(form)
  const own = addField(form, { page: 0, section: 0 }, field('thing.colour'), { type: 'text', privacy: 'none' })
  expect(own.form.own_fields).toEqual({ 'thing.colour': { type: 'text', privacy: 'none' } })
  expect(remove(own.form, own.place)).toEqual({ ...form, own_fields: {} })
})

test('what is emptied is taken away, so that the file says nothing of it', () => {
  const place = { page: 0, section: 0, field: 0 }
  const asked = changeField(withFields('requester.phone'), place, { required: 'when', when: 'true', help: 'Số di động' })
  expect(asked.pages[0]?.sections[0]?.fields[0])
    .toEqual({ key: 'requester.phone', label: 'requester.phone', required: 'when', when: 'true', help: 'Số di động' })
  expect(changeField(asked, place, { required: 'always', when: undefined, help: '' }))
    .toEqual(withFields('requester.phone'))
})

test('everything that is offered can be asked: the compiler of publication takes it', () => {
  const offered = offeredFields(raw)
  expect(offered.length).toBeGreaterThan(raw.dictionary.length)
  expect(new Set(offered.map(({ key }) => key)).size).toBe(offered.length)
  const unknown = offered.filter(({ key }) => entryOf(begin(), raw, key) === undefined)
  expect(unknown).toEqual([])
  const plain = offered.filter(({ entry }) => entry.computed === undefined && entry.type !== 'table')
  const { problems } = compileDraft(withFields(...plain.map(({ key }) => key)), raw)
  expect(problems.filter(({ code }) => code === 'unknown-key')).toEqual([])
})

test('a draft is compiled with all that is wrong in it, and one that makes no sense at all is told so', () => {
  const wrong = changeField(withFields('requester.phone'), { page: 0, section: 0, field: 0 }, { show: 'noSuch = 1' })
  const ruled = changeRules(wrong, (rules) => [...rules, { ...blankRule(wrong), check: '1 +' }])
  expect(compileDraft(ruled, raw).problems.map(({ place, code }) => [place, code])).toEqual([
    ['mau-moi/pages/trang-1/muc-1/requester.phone/show', 'unknown-name'], ['mau-moi/rules/quy-tac-1/check', 'syntax'],
  ])
  expect(compileDraft(withFields('requester.phone'), raw).form?.pages[0]?.sections[0]?.fields[0]).toMatchObject({
    key: 'requester.phone', type: 'text',
  })
  const broken = compileDraft({ id: 'x', name_vi: 'x' } as RawForm, raw)
  expect([broken.form, broken.problems.map(({ code }) => code)]).toEqual([undefined, ['shape']])
})
