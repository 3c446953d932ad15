/** Need: domain 7.1 step 4: what comes online, is only presented or is looked up is not scanned. */
import { expect, test } from 'vitest'
import { isScanned } from './asked-to-scan.ts'

test('only what is handed in on paper is scanned', () => {
  expect(isScanned('counter', { handling: 'submit' })).toBe(true)
  expect(isScanned('post', { handling: 'submit' })).toBe(true)
  expect(isScanned('online', { handling: 'submit' })).toBe(false)
  expect(isScanned('counter', { handling: 'present' })).toBe(false)
  expect(isScanned('counter', { handling: 'data' })).toBe(false)
})
