/**
 * Need: what must be digitised before it goes to whoever settles, and what law leaves out (domain 7.1 step 4, TT
 * 03/2025 Đ.5): online dossiers, papers only to be presented, secret papers. A row each.
 */
import { expect, test } from 'vitest'
import { undigitisedOf } from './undigitised.ts'

const component = (id: string, more: object = {}) =>
  ({ id, name: `Giấy ${id}`, documentType: id, handling: 'submit' as const, isForm: false, ...more })
const handed = (component: string, more: object = {}) => ({ component, how: 'filed' as const, files: 0, ...more })
const HOW = { isOnline: false, isDeclared: true, isSecret: (type: string) => type === 'mat' }

test.each([
  ['a paper that lies on the counter', component('a'), handed('a'), {}, ['a']],
  ['a paper that was scanned', component('a'), handed('a', { files: 1 }), {}, []],
  ['a paper that is not there', component('a'), handed('a', { how: 'missing' }), {}, []],
  ['nothing is said of it', component('a'), handed('b'), {}, []],
  ['what is only shown', component('a', { handling: 'present' }), handed('a'), {}, []],
  ['what was shown all the same', component('a'), handed('a', { how: 'presented' }), {}, []],
  ['what was taken from a database', component('a', { handling: 'data' }), handed('a', { how: 'data' }), {}, []],
  ['what is used again from the Kho', component('a'), handed('a', { how: 'reused' }), {}, []],
  ['handed in where the database said nothing', component('a', { handling: 'data' }), handed('a'), {}, ['a']],
  ['a secret paper', component('mat'), handed('mat'), {}, []],
  ['a declaration that was typed in', component('a', { isForm: true }), handed('a'), {}, []],
  ['a declaration filled in by hand', component('a', { isForm: true }), handed('a'), { isDeclared: false }, ['a']],
  ['what came online', component('a'), handed('a'), { isOnline: true }, []],
])('%s', (_what, one, paper, how, expected) => {
  expect(undigitisedOf([one], [paper], { ...HOW, ...how }).map(({ component: id }) => id)).toEqual(expected)
})
