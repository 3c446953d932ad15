/** Need: whoever copies the database has no second factor of anybody, and a new key does not lock everybody out. */
import { mkdtempSync, renameSync, rmSync, statSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FactorSeal, factorSealIn } from './factor-seal.ts'

let folder: string
let seal: FactorSeal
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-factors-'))
  seal = factorSealIn(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

test('what was sealed for an account opens for it, in every process, and for no other', async () => {
  const sealed = await seal.seal('BIMAT', 'a')
  expect(sealed.toString('latin1')).not.toContain('BIMAT')
  expect(await factorSealIn(folder).open(sealed, 'a')).toBe('BIMAT')
  expect(await seal.open(sealed, 'b')).toBeUndefined()
  expect(statSync(join(folder, 'factors.key')).mode & 0o777).toBe(0o600)
})

test('two of the same are different, and one with a changed byte opens for nobody', async () => {
  const [one, two] = [await seal.seal('BIMAT', 'a'), await seal.seal('BIMAT', 'a')]
  expect(one.equals(two)).toBe(false)
  for (const place of [9, 22, one.length - 1]) {
    const changed = Buffer.from(one)
    changed[place] = (changed[place] ?? 0) ^ 1
    expect(await seal.open(changed, 'a')).toBeUndefined()
  }
  expect(await seal.open(one.subarray(0, 20), 'a')).toBeUndefined()
})

test('a key set aside still opens what it sealed, and one that is gone opens nothing', async () => {
  const sealed = await seal.seal('BIMAT', 'a')
  renameSync(join(folder, 'factors.key'), join(folder, 'factors-2026.key'))
  const later = await seal.seal('BIMAT', 'a')
  expect(later.subarray(0, 8).equals(sealed.subarray(0, 8))).toBe(false)
  expect([await seal.open(sealed, 'a'), await seal.open(later, 'a')]).toEqual(['BIMAT', 'BIMAT'])
  unlinkSync(join(folder, 'factors-2026.key'))
  expect([await seal.open(sealed, 'a'), await seal.open(later, 'a')]).toEqual([undefined, 'BIMAT'])
})
