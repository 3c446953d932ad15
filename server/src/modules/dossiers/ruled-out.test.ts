/** Need: a conditional paper is left out only where a rule speaks of it and does not ask for it. */
import { expect, test } from 'vitest'
import { ruledOutAsDecided } from './decide-by-tables.ts'
import type { DecidedByTable } from './read-decided.ts'

const component = (id: string, required = 'conditional') => ({ id, documentType: `loai-${id}`, required })
const components = [component('a'), component('b'), component('c'), component('d', 'always'), component('e', 'optional')]

test('neither what is needed nor what no rule speaks of is ruled out, nor what is not asked for by a condition', () => {
  const ruledTypes = ['loai-a', 'loai-b', 'loai-d', 'loai-e']
  expect(ruledOutAsDecided(components, [], { needed: ['a'], ruledTypes })).toEqual(['b'])
  expect(ruledOutAsDecided(components, [], { needed: [], ruledTypes: [] })).toEqual([])
})

test('a table that names a paper and does not ask for it rules it out, without a rule of the declaration', () => {
  const decided = [{ subject: 'papers', value: [{ component: 'c', isRequired: false }] }] as unknown as DecidedByTable[]
  expect(ruledOutAsDecided(components, decided, { needed: [], ruledTypes: [] })).toEqual(['c'])
})
