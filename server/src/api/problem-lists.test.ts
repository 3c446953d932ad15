/** Need: a code means one refusal; a second list that names it again would change its status and words silently. */
import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PROBLEMS } from './problems.ts'

const FOLDER = new URL('.', import.meta.url)

test('no code stands in two lists', () => {
  const files = readdirSync(FOLDER).filter((name) => /(^|-)problems\.ts$/.test(name))
  const codes = files.flatMap((name) =>
    [...readFileSync(new URL(name, FOLDER), 'utf8').matchAll(/^ {2}'([a-z-]+)': \{ status: \d{3}/gm)].map(([, code]) => code))
  expect(codes.length).toBeGreaterThan(200)
  expect(codes.filter((code, nth) => codes.indexOf(code) !== nth)).toEqual([])
  expect(Object.keys(PROBLEMS).filter((code) => !codes.includes(code))).toEqual([])
})
