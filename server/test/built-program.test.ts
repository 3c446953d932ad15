/** Need: what runs is what stands in the sources, built or not. */
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { BUILT, NOTE, builtProgram, noteOf } from '../src/app/built-program.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const DECIDE = ['package-lock.json', 'tsconfig.json', 'server/vite.config.ts', 'server/src/app/built-program.mjs']
const FILES = ['server/src/one.ts', 'forms/src/two.ts']
let root: string

beforeAll(() => { root = mkdtempSync(join(tmpdir(), 'motcua-built-')) })
afterAll(() => { rmSync(root, { recursive: true }) })
beforeEach(() => {
  for (const file of DECIDE) cpSync(join(ROOT, file), join(root, file))
  for (const folder of ['server/src', 'forms/src', BUILT]) mkdirSync(join(root, folder), { recursive: true })
  for (const file of FILES) writeFileSync(join(root, file), `// ${file}\n`)
  writeFileSync(join(root, BUILT, 'main.mjs'), '')
  writeFileSync(join(root, NOTE), noteOf(root, FILES))
})

test('a bundle of the sources as they are is taken, wherever it lies', () => {
  expect(builtProgram(root)).toBe(new URL(`file://${root}/server/dist/main.mjs`).href)
  const moved = `${root}-moved`
  renameSync(root, moved)
  try {
    expect(builtProgram(moved)).toBe(new URL(`file://${moved}/server/dist/main.mjs`).href)
  } finally {
    renameSync(moved, root)
  }
})

test.each([...DECIDE, ...FILES])('not once %s has changed, nor without it', (file) => {
  appendFileSync(join(root, file), '\n')
  expect(builtProgram(root)).toBeUndefined()
  rmSync(join(root, file))
  expect(builtProgram(root)).toBeUndefined()
})

test.each([
  ['nothing', null], ['no JSON', 'x'], ['no list', '{"files":7,"sha256":"x"}'],
  ['another sum', JSON.stringify({ files: FILES, sha256: 'x' })],
])('nor with %s beside it', (_, note) => {
  rmSync(join(root, NOTE))
  if (note !== null) writeFileSync(join(root, NOTE), note)
  expect(builtProgram(root)).toBeUndefined()
})

test('nor where the bundle itself is gone', () => {
  rmSync(join(root, BUILT, 'main.mjs'))
  expect(builtProgram(root)).toBeUndefined()
})
