/** Need: whoever reviews a package sees which figures change their meaning, and none that the program does not give. */
import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FIGURES, reportsTouched } from './reports-touched.ts'

test('each figure of the API is among them, and there is no other', () => {
  const api = new URL('../../api/', import.meta.url)
  const routes = readdirSync(api).filter((name) => name.endsWith('.ts')).flatMap((name) =>
    [...readFileSync(new URL(name, api), 'utf8').matchAll(/app\.get\('\/api\/figures\/([a-z-]+)'/g)].map(([, of]) => of))
  expect(routes.toSorted()).toEqual(Object.keys(FIGURES).toSorted())
})

test('a figure is touched by what it counts by, and by nothing else', () => {
  expect(reportsTouched(['step'])).toEqual(['hand-overs', 'section-procedures'])
  expect(reportsTouched(['territory', 'inspection'])).toEqual(['received-elsewhere'])
  expect(reportsTouched(['competent'])).toEqual([
    'received-elsewhere', 'hand-overs', 'section-procedures', 'settlement', 'registry',
  ])
  expect(reportsTouched(['component'])).toEqual(['reuse', 'handed-twice'])
  expect(reportsTouched(['limit', 'sector'])).toEqual(['settlement', 'registry'])
  expect(reportsTouched(['fee', 'name'])).toEqual([])
})
