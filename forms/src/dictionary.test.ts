/**
 * Need: what means the same has one name, one type and one label, whatever form asks for it; reuse fills it later (P1).
 */
import { expect, test } from 'vitest'
import { compiled, raw } from '../test/province-forms.ts'
import { generalForm } from './general-form.ts'
import { type Field, type FormDefinition, fieldsOf } from './model.ts'

const composed = Object.keys(raw.general?.by_document ?? {}).map((type) => generalForm(raw, {
  id: `thu-${type}`, name: type, sector: 'cu-tru', subjects: ['citizen', 'organisation'], documentTypes: [type],
}))
const forms: readonly FormDefinition[] = [...compiled.forms, ...composed]

/** Fields of all forms by what they mean: the entry of the dictionary, whatever the role. */
function byMeaning(): Map<string, { form: string; field: Field }[]> {
  const all = new Map<string, { form: string; field: Field }[]>()
  for (const form of forms) for (const field of fieldsOf(form))
    all.set(field.meaning.entry, [...all.get(field.meaning.entry) ?? [], { form: form.id, field }])
  return all
}

test('a meaning has one type and one label in the dictionary; a label of a form’s own is recorded beside it', () => {
  const shared = [...byMeaning()].filter(([, uses]) => new Set(uses.map(({ form }) => form)).size > 1)
  expect(shared.length).toBeGreaterThan(60)
  const split = shared.flatMap(([entry, uses]) => {
    const types = new Set(uses.map(({ field }) => field.type))
    const isOwn = !raw.dictionary.some(({ key }) => key === entry)
    const labels = new Set(uses.map(({ field }) => field.dictionaryLabel ?? field.label))
    return [
      ...types.size === 1 ? [] : [`${entry}: ${[...types].join(', ')}`],
      ...labels.size === 1 ? [] : [`${entry}${isOwn ? ' (own)' : ''}: ${[...labels].join(' / ')}`],
    ]
  })
  expect(split).toEqual([])
})

test('the label beside a label of a form’s own is that of the dictionary', () => {
  const labels = new Map(raw.dictionary.map(({ key, label_vi: label }) => [key, label]))
  const recorded = [...byMeaning()].flatMap(([entry, uses]) => uses
    .filter(({ field }) => labels.has(entry) && field.label !== labels.get(entry))
    .map(({ form, field }) => [form, field.key, field.dictionaryLabel, labels.get(entry)] as const))
  expect(recorded.length).toBeGreaterThan(50)
  expect(recorded.filter(([, , beside, label]) => beside !== label)).toEqual([])
})

test('a field of a role means the attribute of a person or an organisation, under the same name', () => {
  const misnamed = [...byMeaning()].flatMap(([entry, uses]) => uses
    .filter(({ field: { key, meaning: { role } } }) =>
      role === undefined ? key !== entry : key !== `${role}.${entry.split('.').slice(1).join('.')}`)
    .map(({ form, field }) => `${form} ${field.key} ${entry}`))
  expect(misnamed).toEqual([])
})

test('a field that is a guess says so, and all of a composed form are', () => {
  const unsure = forms.flatMap(
    (form) => fieldsOf(form).filter((field) => field.isGuess !== (field.confidence === 'guess')),
  )
  expect(unsure).toEqual([])
  expect(composed.flatMap((form) => fieldsOf(form)).some(({ isGuess }) => isGuess)).toBe(true)
})
