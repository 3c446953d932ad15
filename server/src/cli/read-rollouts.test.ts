/** Need: a data set says where digitisation is in force; what cannot be so is told with file and place, all at once. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultDataSet } from './data-set.ts'
import { readDataSet } from './data-set/read-data-set.ts'
import { readRollouts } from './read-rollouts.ts'

const { province: { units } } = readDataSet(defaultDataSet())

function folderWith(yaml: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-so-hoa-'))
  writeFileSync(join(folder, 'digitisation.yaml'), yaml)
  return folder
}

test('those that come with the program are invented, and say so', () => {
  const rows = readRollouts(defaultDataSet(), units)
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter(({ isInvented }) => !isInvented)).toEqual([])
})

test('a folder that says nothing of it rolls nothing out', () => {
  expect(readRollouts(mkdtempSync(join(tmpdir(), 'motcua-so-hoa-')), units)).toEqual([])
})

test('a unit that is no section, a section twice, a decision after its day: each is told', () => {
  const line = (section: string, decided = '2022-09-01') =>
    `- {section: '${section}', in_force_from: '2022-10-01', decision_number: 1/QĐ, decided_on: '${decided}'}`
  const section = units.find(({ isOneStop }) => isOneStop)?.id ?? ''
  const folder = folderWith(['rollouts:', line(section), line(section), line('cq:khong-co'), line(section, '2022-10-02')].join('\n'))
  expect(() => readRollouts(folder, units)).toThrow(/có 4 lỗi[^]*rollouts\/1[^]*rollouts\/2[^]*rollouts\/3/)
})
