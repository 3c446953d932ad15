/**
 * Need: whoever declares online finds a place to sign, on the last page of a declaration, provisional or not (P1.1).
 */
import { expect, test } from 'vitest'
import { compiled, raw } from '../test/province-forms.ts'
import { generalForm } from './general-form.ts'
import { signaturesOf } from './steps-of.ts'

const SUBJECTS = [['citizen'], ['organisation'], ['citizen', 'organisation']] as const

test.each(SUBJECTS.map((subjects) => [subjects.join(', '), subjects] as const))(
  'a provisional declaration of %s has a place to sign on its last page', (_, subjects) => {
    const form = generalForm(raw, { id: 'x', name: 'X', sector: '', subjects, documentTypes: [] })
    expect(form.isProvisional).toBe(true)
    expect(form.pages.flatMap((page) => signaturesOf(page).map(({ key }) => [key, page.id])))
      .toEqual([['requester.signature', form.pages.at(-1)?.id]])
  })

/** A slip of the office, which nobody signs: whoever takes the copies signs its register. */
const UNSIGNED = 'phieu-chung-thuc-ban-sao'

test('a published declaration has it there, too, unless nobody signs it', () => {
  for (const { id, pages } of compiled.forms) {
    const places = pages.flatMap((page, nth) => signaturesOf(page).map(() => nth))
    expect(places.length > 0, id).toBe(id !== UNSIGNED)
    expect(places.filter((nth) => nth !== pages.length - 1), id).toEqual([])
  }
})
