/**
 * Need: what is held is chosen where the paper applies, and not only because it is there (domain 7.4: the Kho is used
 * for what a dossier needs; TT 01/2018 Đ.5: nothing is asked for that the case does not need).
 */
import type { HeldPapers } from '@motcua/contracts/held-papers.ts'
import type { ProcedureDetail } from '@motcua/contracts/procedures.ts'
import { expect, test } from 'vitest'
import { asDeclared, heldAsDeclared } from './declared-so-far.ts'
import { heldHereOf, howOf } from './intake-draft.ts'

const component = (id: string) => ({
  id, name: id, originals: 0, copies: 1, required: 'conditional' as const, handling: 'submit' as const, condition: id,
  isForm: false, documentType: id,
})
const procedure = { components: [component('ket-hon'), component('gplx'), component('khac')] } as unknown as ProcedureDetail
const found: HeldPapers = {
  items: ['ket-hon', 'gplx'].map((id) => ({ component: id, isOfOwner: true, papers: [] })), fields: [], split: [], reasons: [], away: [],
}
const howsWhere = (said: Parameters<typeof asDeclared>[1]) => {
  const held = heldHereOf(heldAsDeclared(found, said))
  return asDeclared(procedure, said).components.map((one) => howOf(one, {}, held) ?? 'undecided')
}

test('a held paper is chosen by itself where its condition holds, and left out where it plainly does not', () => {
  const said = { errors: [], needed: ['ket-hon', 'khac'], ruledOut: ['gplx'] }
  // What is needed and not held waits for somebody to decide; before, it counted as not there.
  expect(howsWhere(said)).toEqual(['reused', 'missing', 'undecided'])
  expect(howsWhere({ ...said, needed: [], ruledOut: ['ket-hon', 'khac'] })).toEqual(['missing', 'reused', 'missing'])
})

test('nothing is concluded from a declaration that is not finished, or was filled in by hand', () => {
  const unfinished = { errors: [{ pointer: '/answers/a', code: 'required', text: 'Điền.' }], needed: [], ruledOut: ['gplx'] }
  for (const said of [undefined, unfinished]) expect(howsWhere(said)).toEqual(['reused', 'reused', 'missing'])
})
