/**
 * Need: whoever keeps the data sees all mistakes at once, each with its place, before anything reaches the database.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DataSetError } from './faults.ts'
import { readDataSet } from './read-data-set.ts'

const LAM_GIANG = new URL('../../../../data-sets/lam-giang/', import.meta.url).pathname
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-data-'))
  cpSync(LAM_GIANG, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

function change(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(folder, file), 'utf8')
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  writeFileSync(join(folder, file), changed)
}

function faults(): readonly string[] {
  try {
    readDataSet(folder)
  } catch (error) {
    if (error instanceof DataSetError) return error.faults
    throw error
  }
  return []
}

test('the same files give the same people, whatever rules stand beside', () => {
  const before = readDataSet(folder)
  change(
    'staff.yaml', 'rules:\n',
    "rules:\n- units: {ids: ['cq:trung-tam-lam-giang']}\n  username: moi\n  position: Mới\n  roles: [reception]\n",
  )
  const after = readDataSet(folder)
  expect(after.staff.filter(({ username }) => username !== 'moi')).toEqual(before.staff)
  expect(after.staff).toHaveLength(before.staff.length + 1)
})

test('a unit holds no longer than what it belongs to', () => {
  change('organisation.yaml', 'type: phường\n', "type: phường\n  valid_to: '2025-06-30'\n")
  const { province: { units }, staff } = readDataSet(folder)
  const ended = units.filter(({ validTo }) => validTo === '2025-06-30').map(({ kind, suffix }) => suffix ?? kind)
  expect(ended).toEqual(['territory', 'agency', 'one-stop', 'kinh-te', 'van-hoa-xa-hoi', 'cong-an'])
  expect(staff.find(({ username }) => username === 'tiepnhan.song-lam')?.grants[0]?.validTo).toBe('2025-06-30')
})

test.each<[string, string, string | RegExp, string, string]>([
  [
    'a misspelt key', 'organisation.yaml', 'one_stop: true\n  divisions', 'onestop: true\n  divisions',
    'organisation.yaml /provincial_agencies/1/onestop: khóa này không có trong mẫu',
  ],
  [
    'a missing key', 'organisation.yaml', "  cccd_province_code: '000'\n", '',
    'organisation.yaml /province: thiếu cccd_province_code',
  ],
  [
    'a code of another shape', 'organisation.yaml', 'agency_code: Z07.31', 'agency_code: Z7/31',
    'organisation.yaml /communes/0/agency/agency_code: không đúng dạng',
  ],
  [
    'a code given twice', 'organisation.yaml', 'agency_code: Z07.32', 'agency_code: Z07.31',
    'Z07.31: mã cơ quan được khai báo hai lần',
  ],
  [
    'a unit given twice', 'organisation.yaml', 'id: cq:ubnd-nui-may', 'id: cq:ubnd-dong-cat',
    'cq:ubnd-dong-cat: đơn vị được khai báo hai lần',
  ],
  [
    'a superior nobody knows', 'organisation.yaml', 'parent: cq:van-phong-lam-giang', 'parent: cq:khong-co',
    'cq:trung-tam-lam-giang: đơn vị cấp trên cq:khong-co không có',
  ],
  [
    'a unit above itself', 'organisation.yaml', 'parent: cq:van-phong-lam-giang', 'parent: cq:trung-tam-lam-giang',
    'cq:trung-tam-lam-giang: đơn vị là cấp trên của chính mình',
  ],
  [
    'a calendar nobody knows', 'organisation.yaml', 'default_shift: gio-chung', 'default_shift: gio-rieng',
    'lịch làm việc gio-rieng không có',
  ],
  [
    'a day that does not exist', 'organisation.yaml', 'type: phường\n', "type: phường\n  valid_to: '2025-02-30'\n",
    'không có ngày 2025-02-30',
  ],
  [
    'an end before the beginning', 'organisation.yaml', 'type: phường\n',
    "type: phường\n  valid_from: '2022-01-01'\n  valid_to: '2021-12-31'\n",
    'hết hiệu lực 2021-12-31 trước khi có hiệu lực 2022-01-01',
  ],
  [
    'a holiday on another weekday', 'calendar.yaml', "'2021-01-01'\n      weekday: Fri",
    "'2021-01-01'\n      weekday: Mon", 'calendar.yaml',
  ],
  [
    'a rule nobody knows', 'policies.yaml', 'key: paper-originals', 'key: paper-original',
    'policies.yaml paper-original: không có quy tắc nào',
  ],
  [
    'a rule that is missing', 'policies.yaml', 'key: paper-originals', 'key: paper-original',
    'policies.yaml paper-originals: thiếu quy tắc này',
  ],
  [
    'a rule with another value', 'policies.yaml', 'unit: working-hour', 'unit: fortnight',
    'policies.yaml acknowledgement: giá trị không hợp lệ',
  ],
  [
    'a template no number can be read from', 'policies.yaml', '{agency}-{yyyymmdd}', '{agency}{yyyymmdd}',
    'mẫu mã hồ sơ không dùng được',
  ],
  ['a role nobody knows', 'staff.yaml', 'roles: [cashier]', 'roles: [kassier]', 'vai trò kassier không có'],
  [
    'a home nobody knows', 'staff.yaml', 'home: dv:buu-dien-lam-giang', 'home: dv:buu-dien',
    'đơn vị dv:buu-dien không có',
  ],
  ['a rule that chooses nobody', 'staff.yaml', 'suffix: one-stop}', 'suffix: one-stopp}', 'không chọn được đơn vị nào'],
  ['one name for two people', 'staff.yaml', 'username: motcua.{place}', 'username: thuphi.{place}', 'đã dùng cho'],
  ['text that is no YAML', 'staff.yaml', 'seed: 907', 'seed: [', 'staff.yaml: không đọc được'],
  ['a bomb of references', 'staff.yaml', 'seed: 907', 'seed: &a 907\nother: *a', 'staff.yaml: không đọc được'],
])('%s is told with its place', (_, file, from, to, fault) => {
  change(file, from, to)
  expect(faults()).toContainEqual(expect.stringContaining(fault))
})

test('faults of all files are told in one message', () => {
  change('organisation.yaml', 'area_type: remote', 'area_type: faraway')
  change('policies.yaml', 'value: end-of-day', 'value: some-day')
  change('staff.yaml', 'roles: [cashier]', 'roles: [kassier]')
  rmSync(join(folder, 'calendar.yaml'))
  const files = new Set(faults().map((fault) => fault.split(/[ :]/)[0]))
  expect([...files].sort()).toEqual(['calendar.yaml', 'organisation.yaml', 'policies.yaml', 'staff.yaml'])
})
