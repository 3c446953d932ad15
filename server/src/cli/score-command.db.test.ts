/** Need (part F5; QĐ 766/QĐ-TTg): a month is scored by the figures that everybody sees, and nothing is made up. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Province, createProvince } from '../../test/province-database.ts'
import { defaultDataSet } from './data-set.ts'
import { readMetricsUse, runMetrics } from './metrics-command.ts'
import { readScoreUse, runScore } from './score-command.ts'
import { readSeedUse, runSeed } from './seed.ts'

interface Scored {
  readonly points: number | null
  readonly most: string | null
  readonly groups: readonly {
    readonly id: string; readonly points: number | null
    readonly components: readonly { readonly id: string; readonly isMeasured: boolean; readonly percent: number | null
      readonly points: number | null }[]
  }[]
}

let province: Province
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-score-'))
  province = await createProvince()
  province.clock.set('2021-10-20T09:00+07:00')
  const use = readSeedUse(['--dossiers', '800', '--open', '10', '--json'])
  if (typeof use === 'string') throw new Error(use)
  await runSeed(use, { stdout: () => undefined, stderr: () => undefined }, { ...province, isDemonstration: true })
})
afterAll(async () => {
  await province.drop()
  rmSync(folder, { recursive: true, force: true })
})

async function run(...args: string[]) {
  const out: string[] = []
  const use = readScoreUse(['qd766', '--month', '2021-08', ...args])
  if (typeof use === 'string') throw new Error(use)
  const exit = await runScore(use, { stdout: (line) => out.push(line), stderr: (line) => out.push(line) }, province)
  return { exit, text: out.join('\n') }
}
const score = async (...args: string[]) => JSON.parse((await run('--json', ...args)).text) as Scored

test('each percentage is the figure of the same id, what nothing measures says so, and no sum is made up', async () => {
  const { points, most, groups } = await score()
  expect([points, most]).toEqual([null, null])
  expect(groups.map((group) => group.points)).toEqual([null, null, null, null, null])
  const components = groups.flatMap((group) => group.components)
  expect(components.filter(({ isMeasured }) => isMeasured).map(({ id }) => id))
    .toEqual([
      'qd766-1.3', 'qd766-1.4', 'qd766-2.1', 'qd766-3.1', 'qd766-3.2', 'qd766-3.5', 'qd766-3.6', 'qd766-5.2', 'qd766-4.1',
      'qd766-4.2', 'qd766-4.3', 'qd766-4.4', 'qd766-4.5a', 'qd766-4.5b',
    ])
  const out: string[] = []
  const use = readMetricsUse(['value', 'qd766-2.1', '--from', '2021-08-01', '--to', '2021-08-31', '--json'])
  if (typeof use === 'string') throw new Error(use)
  await runMetrics(use, { stdout: (line) => out.push(line), stderr: () => undefined }, province)
  const { values: [figure] } = JSON.parse(out.join('')) as { values: { value: number }[] }
  expect(figure?.value).toBeGreaterThan(0)
  expect(components.find(({ id }) => id === 'qd766-2.1')?.percent).toBe(figure?.value)
  expect((await run()).text).toContain('Tổng: chưa tính được')
})

test('with points set in the data set a component has points, and the one that can gain most is named', async () => {
  const file = readFileSync(join(defaultDataSet(), 'targets.yaml'), 'utf8')
  const at = file.indexOf('id: qd766-2.1')
  writeFileSync(join(folder, 'targets.yaml'), file.slice(0, at) + file.slice(at).replace('max_points: null', 'max_points: 14'))
  const { groups, most } = await score('--data-set', folder)
  const [component] = groups.flatMap(({ components }) => components).filter(({ id }) => id === 'qd766-2.1')
  expect(component?.points).toBeCloseTo((component?.percent ?? 0) * 14 / 100, 9)
  expect(most).toBe('qd766-2.1')
})

test('a file that is unsound, a unit that there is not and a month that is none are refused', async () => {
  copyFileSync(join(defaultDataSet(), 'targets.yaml'), join(folder, 'targets.yaml'))
  const file = readFileSync(join(folder, 'targets.yaml'), 'utf8')
  writeFileSync(join(folder, 'targets.yaml'), file.replace('max_points: 18', 'max_points: eighteen'))
  const refusalOf = async (...args: string[]) => {
    const { exit, text } = await run('--json', ...args)
    return [exit, (JSON.parse(text) as { error: { code: string } }).error.code]
  }
  expect(await refusalOf('--data-set', folder)).toEqual([1, 'targets-unsound'])
  expect(await refusalOf('--data-set', join(folder, 'none'))).toEqual([1, 'targets-unreadable'])
  expect(await refusalOf('--unit', 'cq:nowhere')).toEqual([1, 'unit-unknown'])
  expect(readScoreUse(['qd766', '--month', '2021-13'])).toContain('--month phải')
  expect(readScoreUse(['nd61', '--month', '2021-08'])).toContain('Cần: motcua score')
})
