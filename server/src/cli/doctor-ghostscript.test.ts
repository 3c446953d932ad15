/** Need: whoever keeps the installation learns whether archive copies of drawings keep their letters. */
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkGhostscript } from './doctor-ghostscript.ts'

const PROGRAM = '/usr/bin/gs'

test('without a program copies are pictures, which is said and no fault', async () => {
  expect(await checkGhostscript(undefined)).toMatchObject({ check: 'ghostscript', health: 'ok' })
})

test('a program that does not run is a warning that names the setting', async () => {
  const found = await checkGhostscript('/nowhere/gs')
  expect(found.health).toBe('warning')
  expect(found.text).toContain('MOTCUA_GHOSTSCRIPT')
})

test.skipIf(!existsSync(PROGRAM))('the one of Debian runs, and says its version', async () => {
  expect((await checkGhostscript(PROGRAM)).text).toMatch(/^\/usr\/bin\/gs \d+\.\d+/)
})
