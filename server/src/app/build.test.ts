/** Need: the desk that is served is the one in the sources; and a start that finds it so does not build. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { fingerprintOf } from './build.ts'

const root = mkdtempSync(join(tmpdir(), 'motcua-desk-'))
afterAll(() => rmSync(root, { recursive: true }))
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}
beforeEach(() => {
  rmSync(root, { recursive: true })
  write('web/src/desk/a.tsx', 'a')
  write('contracts/src/b.ts', 'b')
  write('package-lock.json', '{}')
})

test('other times, tests and what is built change nothing', () => {
  const before = fingerprintOf(root)
  utimesSync(join(root, 'web/src/desk/a.tsx'), new Date(0), new Date(0))
  write('web/src/desk/a.test.tsx', 'test')
  write('web/dist/index.html', 'built')
  write('server/src/app/main.ts', 'server')
  expect(fingerprintOf(root)).toBe(before)
})

test.each([
  ['a source of the desk', () => write('web/src/desk/a.tsx', 'A')],
  ['a contract', () => write('contracts/src/b.ts', 'B')],
  ['the form engine', () => write('forms/src/c.ts', 'c')],
  ['a package', () => write('package-lock.json', '{ }')],
  ['the configuration', () => write('web/vite.config.ts', 'x')],
  ['a new file', () => write('web/src/desk/d.tsx', '')],
  ['a file that is gone', () => rmSync(join(root, 'contracts/src/b.ts'))],
  ['a file that moved', () => { rmSync(join(root, 'contracts/src/b.ts')); write('contracts/src/c.ts', 'b') }],
])('%s changes it', (_, change) => {
  const before = fingerprintOf(root)
  change()
  expect(fingerprintOf(root)).not.toBe(before)
})
