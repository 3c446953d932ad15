/** Need: what the plan demands in a year is read from the data set alone, and a file that is wrong says all that is. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { defaultDataSet } from './data-set.ts'
import { isOfUnit, readTargetsUse, runTargets } from './targets-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'targets-'))
afterAll(() => { rmSync(folder, { recursive: true }) })

function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const stdin = (async function* none() { yield* [] })()
  const code = runTargets(args, { stdin, stdout: (line) => out.push(line), stderr: (line) => err.push(line) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

interface Shown {
  readonly year: number
  readonly unit: null
  readonly targets: readonly { readonly id: string; readonly own: unknown; readonly lines: readonly unknown[] }[]
}

test('all 15 indicators with their lines of the year, and no number of what nobody measured', () => {
  const { code, out } = run('--year', '2023', '--json')
  expect(code).toBe(0)
  const shown = JSON.parse(out) as Shown
  expect([shown.year, shown.unit, shown.targets.length]).toEqual([2023, null, 15])
  expect(shown.targets.every(({ own }) => own === null)).toBe(true)
  expect(shown.targets.find(({ id }) => id === 'trien-khai-quy-trinh-so-hoa')?.lines[1]).toEqual({
    level: 'district', areaType: null, line: {
      kind: 'line', comparison: '>=', value: 100, origin: 'plan', ofYear: 2023, isKept: false,
      other: { value: 80, origin: 'derived' },
    },
  })
})

test('in words: the stricter reading with the other, what is kept, what is exempt, and where there is no line', () => {
  const { code, out } = run('--year', '2023')
  expect(code).toBe(0)
  expect(out).toContain('cấp huyện: ít nhất 100 %; cách đọc khác, nhẹ hơn: 80 % (suy ra)')
  expect(out).toContain('cấp xã: ít nhất 60 % (suy ra, không ghi trong kế hoạch)')
  expect(out).toContain('cấp xã, vùng sâu, vùng xa, đặc biệt khó khăn: được miễn')
  expect(out).toContain('không quá 30 phút; giữ mức của năm 2022; năm 2023 không giao mức riêng')
  expect(out).toContain('chưa giao mức; mức đầu tiên là của năm 2025')
  expect(out).toContain('kế hoạch không giao mức')
  expect(run('--year', '2025').out).toContain('vùng nông thôn: ít nhất 1200 hồ sơ một người một năm')
})

test('a data set without the file, and one whose file is wrong, are refused by their codes', () => {
  expect(run('--data-set', folder, '--json')).toMatchObject({ code: 1, out: expect.stringContaining('targets-unreadable') as unknown })
  const path = join(folder, 'targets.yaml')
  cpSync(join(defaultDataSet(), 'targets.yaml'), path)
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll("comparison: '>='", "comparison: '='"))
  const { code, out } = run('--data-set', folder, '--json')
  expect(code).toBe(1)
  const { error } = JSON.parse(out) as { error: { code: string; text: string } }
  expect(error.code).toBe('targets-unsound')
  // 12 of the 15 have a floor.
  expect(error.text.match(/\/comparison: must be one of/g)).toHaveLength(12)
})

test.each([
  [['--year', '23'], '--year không nhận'], [['--year', '2023x'], '--year không nhận'], [['2023'], 'Thừa từ'],
  [['--month', '5'], 'Không có lựa chọn --month'],
])('%j is used wrongly', (args, text) => {
  expect(readTargetsUse(args)).toContain(text)
  expect(run(...args, '--json')).toMatchObject({ code: 2, out: expect.stringContaining('wrong-use') as unknown })
})

test('a database is asked for only with a unit', () => {
  expect([isOfUnit(['--unit', 'x']), isOfUnit(['--unit=x']), isOfUnit(['--year', '2023'])]).toEqual([true, true, false])
})
