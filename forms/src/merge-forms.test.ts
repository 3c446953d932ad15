/** Need: who asks for several procedures at once answers each question once (B3; NĐ 63/2024). */
import { expect, test } from 'vitest'
import { formNamed } from '../test/province-forms.ts'
import { mergeForms } from './merge-forms.ts'
import { fieldsOf } from './model.ts'

const [birth, card] = [formNamed('tk-khai-sinh'), formNamed('tk1-ts-tre-em')]
const merged = mergeForms({ id: 'tk-thu', bundle: 'thu', name: 'Tờ khai chung' }, [birth, card])
const keysOf = (form: typeof birth) => new Set(fieldsOf(form).map(({ key }) => key))

test('every question of both is asked, and those of the first as the first asks them', () => {
  expect(keysOf(merged)).toEqual(new Set([...keysOf(birth), ...keysOf(card)]))
  // A key may stand in several sections of one form that exclude each other, never in two forms.
  expect(fieldsOf(merged)).toHaveLength(
    fieldsOf(birth).length + fieldsOf(card).filter(({ key }) => !keysOf(birth).has(key)).length,
  )
})

test('what one assures comes last, and the pages of the others before it', () => {
  expect(merged.pages.at(-1)?.id).toBe(birth.pages.at(-1)?.id)
  expect(merged.pages.map(({ id }) => id)).toContain(`2-${card.pages[0]?.id ?? ''}`)
  expect(new Set(merged.pages.map(({ id }) => id)).size).toBe(merged.pages.length)
})

test('it says that nobody has published it, and for what it is', () => {
  expect(merged).toMatchObject({ id: 'tk-thu', isProvisional: true, bundles: ['thu'], procedures: [] })
  expect(new Set(merged.rules.map(({ id }) => id)).size).toBe(merged.rules.length)
})

test('of nothing no declaration is composed', () => {
  expect(() => mergeForms({ id: 'tk-thu', bundle: 'thu', name: 'x' }, [])).toThrow(RangeError)
})
