/** Need: no procedure is without an electronic form and a result template; what is composed says so (P1). */
import { fileURLToPath } from 'node:url'
import { type FormDefinition, fieldsOf, findField } from '@motcua/forms/model.ts'
import { describe, expect, test } from 'vitest'
import type { FormRow } from '../modules/catalogue/public.ts'
import { readCatalogue } from './load-catalogue.ts'

const rootOf = (folder: string) => fileURLToPath(new URL(`../../../${folder}/`, import.meta.url))
const { rows } = readCatalogue(rootOf('data'))
const formOf = (procedure: string, forms: readonly FormRow[] = rows.forms) => {
  const first = forms.find(({ procedures }) => procedures.includes(procedure))
  return forms.findLast(({ form }) => form === first?.form)
}
const definitionOf = (procedure: string) => formOf(procedure)?.definition as FormDefinition
const composed = rows.procedures.filter(({ procedure, content }) => !content.bundle && !formOf(procedure)?.isOfficial)

test.each(['data', 'data-sets/lam-giang'])('every procedure of %s has a form and a result template', (folder) => {
  const { rows: { procedures, forms } } = readCatalogue(rootOf(folder))
  expect(procedures.length).toBeGreaterThan(5)
  const lacking = procedures.flatMap(({ procedure, content: { result: { name, template } } }) => {
    const row = formOf(procedure, forms)
    const form = row?.definition as FormDefinition | undefined
    const keys = new Set(form && fieldsOf(form).map(({ key }) => key))
    return [
      ...form ? [] : [`${procedure}: no form`], ...template?.name === name ? [] : [`${procedure}: no result`],
      ...template?.fields.length ? [] : [`${procedure}: nothing on the result`],
      ...template?.fields.every(({ key }) => keys.has(key)) ? [] : [`${procedure}: a result of strange fields`],
      ...row?.isOfficial || template?.isProvisional ? [] : [`${procedure}: a composed result that does not say so`],
      ...row?.isOfficial === !form?.isProvisional ? [] : [`${procedure}: a composed form that does not say so`],
    ]
  })
  expect(lacking).toEqual([])
})

describe('a composed form', () => {
  test('asks who, for whom and for what, and says that it is a guess', () => {
    expect(composed.length).toBeGreaterThan(20)
    for (const { procedure } of composed) {
      const form = definitionOf(procedure)
      expect([procedure, findField(form, 'requester.fullName')?.isGuess, findField(form, 'request.content')?.required])
        .toEqual([procedure, true, 'always'])
    }
  })

  test('has the way for an organisation exactly where one may apply, and asks no person’s things of it alone', () => {
    for (const { procedure, content: { subjects } } of composed) {
      const form = definitionOf(procedure)
      const choices = form.codes[findField(form, 'request.actsAs')?.codes ?? '']?.choices.map(({ value }) => value)
      const isFor = { people: subjects.includes('citizen'), organisations: subjects.includes('organisation') }
      expect([procedure, findField(form, 'applicantOrg.idNumber')?.widget])
        .toEqual([procedure, isFor.organisations ? 'tax-code' : undefined])
      expect([procedure, choices]).toEqual([procedure, !isFor.people ? undefined
        : isFor.organisations ? ['ban-than', 'uy-quyen', 'to-chuc'] : ['ban-than', 'uy-quyen']])
      expect([procedure, findField(form, 'subject.fullName') !== undefined]).toEqual([procedure, isFor.people])
    }
  })

  // By hand, from the papers that the procedures ask for and their sectors.
  test.each([
    ['cap-doi-gcn', 'parcel.number'], ['gpxd-cap-1-2', 'building.name'], ['gpxd-cap-1-2', 'parcel.address'],
    ['dn-co-phan', 'business.capital'], ['chuyen-truong-thcs', 'child.fullName'],
    ['mai-tang-phi', 'deceased.deathDate'],
    ['tach-ho', 'residence.address'], ['thong-bao-luu-tru', 'residence.from'], ['doi-gplx', 'requester.photo'],
    ['mst-ca-nhan', 'requester.taxCode'], ['cap-lai-the-bhyt', 'requester.socialInsuranceNumber'],
  ])('of %s asks what its papers and its sector tell of: %s', (procedure, key) => {
    expect(findField(definitionOf(procedure), key)?.key).toBe(key)
  })

  test('of a passport asks what a passport needs, a photograph among it', () => {
    const form = definitionOf('ho-chieu')
    expect(form.isProvisional).toBe(true)
    const keys = ['passport.request', 'requester.birthPlace', 'requester.permanentAddress', 'father.fullName']
    expect(keys.map((key) => findField(form, key)?.isGuess)).toEqual(keys.map(() => true))
    expect(findField(form, 'requester.photo')?.widget).toBe('photograph')
  })
})
