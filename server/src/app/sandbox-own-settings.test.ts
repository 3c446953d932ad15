/** Need: in a demonstration what another agency asks over the axis arrives at a unit, without settings by hand. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { defaultDataSet } from '../cli/data-set.ts'
import { writeSandboxPartners } from './host-sandbox.ts'
import { settingsOfDataSet } from './sandbox-own-settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-own-settings-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('what agencies ask goes to the unit that has what people ask, in the file beside what the sandbox says', async () => {
  const { file, release } = await writeSandboxPartners(folder, settingsOfDataSet(defaultDataSet()))
  await release()
  const written = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>
  expect(written['document-axis']).toMatchObject({ agency: '000.00.00.H00', inquiriesTo: 'cq:vp-ubnd-tinh' })
  expect(written['national-portal']).not.toHaveProperty('inquiriesTo')
})

test('a data set that is none says nothing of it', () => expect(settingsOfDataSet(folder)).toEqual({}))
