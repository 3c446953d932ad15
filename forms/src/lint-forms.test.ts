/**
 * Need: a form that cannot be asked, or asks for something personal without saying what for, is not published (B2, NĐ
 * 13/2023 Đ.3): each rule on a form that breaks it, and on the one that does not.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { lintForms } from './lint-forms.ts'
import type { RawField, RawForm, RawForms } from './raw-form.ts'

const words = parse(readFileSync(new URL('../../data/forms.yaml', import.meta.url), 'utf8')) as RawForms

function formOf(fields: readonly RawField[], more: Partial<RawForm> = {}): RawForm {
  return {
    id: 'to-khai-thu', procedures: ['thu'], name_vi: 'Tờ khai thử', confidence: 'knowledge',
    versions: [{ legal: 'Luật thử', form: 'Mẫu 01', valid_from: '2021-01-01' }],
    pages: [{ id: 'trang', title_vi: 'Trang', sections: [{ id: 'muc', title_vi: 'Mục', fields }] }], ...more,
  }
}
const asked = (key: string): RawField => ({ key, label: 'Câu hỏi', required: 'always' })
const SOUND = formOf([asked('requester.fullName'), asked('request.reason')])
const lint = (...forms: readonly unknown[]) => {
  const { definitions, findings } = lintForms(forms, words)
  return { count: definitions.length, found: findings.map(({ code, severity, form, place }) => `${code} ${severity} ${String(form)} ${place}`) }
}

test('a form that keeps all rules has nothing to be said of, and is compiled', () => {
  expect(lint(SOUND)).toEqual({ count: 1, found: [] })
})

test('a form of another shape is told at its place, in words that a clerk reads', () => {
  const { definitions, findings } = lintForms([formOf([])], words)
  expect([definitions.length, findings.map(({ code, place }) => `${code} ${place}`)])
    .toEqual([0, ['form-shape /pages/0/sections/0/fields']])
  const bare = { ...SOUND, versions: [{ legal: '', form: 'Mẫu 01', valid_from: '2021-01-01' }] }
  expect(lintForms([bare], words).findings.map(({ text }) => text)).toEqual(['chưa ghi văn bản ban hành mẫu'])
  expect(lint(SOUND, {}).found.every((one) => one.startsWith('form-shape error 1'))).toBe(true)
})

test('a field that the dictionary does not have is refused', () => {
  expect(lint(formOf([asked('requester.shoeSize')])).found)
    .toEqual(['field-not-in-dictionary error 0 pages/trang/muc/requester.shoeSize'])
})

test('a personal field of the form\'s own says what for; one that is not personal need not', () => {
  const own = (entry: object) => formOf([asked('thu.cau')], {
    own_fields: { 'thu.cau': { label_vi: 'Câu', type: 'text', ...entry } },
  })
  expect(lint(own({ privacy: 'basic' }))).toEqual({ count: 0, found: ['personal-without-purpose error 0 pages/trang/muc/thu.cau'] })
  expect(lint(own({ privacy: 'sensitive', purpose: ' ' })).found).toHaveLength(1)
  expect(lint(own({ privacy: 'basic', purpose: 'Chọn cách xác minh' }))).toEqual({ count: 1, found: [] })
  expect(lint(own({ privacy: 'none' })).found).toEqual([])
})

test('two forms of one name, and an expression that cannot be asked, are refused', () => {
  expect(lint(SOUND, SOUND).found).toContain('form-twice error 1 ')
  const odd = formOf([{ ...asked('request.reason'), show: 'request.reason =' }])
  expect(lint(odd)).toMatchObject({ count: 0, found: [expect.stringContaining('request.reason/show')] })
})
