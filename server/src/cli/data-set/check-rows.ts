import { isDay } from '../../kernel/civil-day.ts'
import { isPlainName } from '../../kernel/plain-name.ts'
import type { ProvinceRows, Selector, UnitRow, Validity } from '../../modules/organisation/public.ts'
import type { Faults } from './faults.ts'
import { overlap } from './validity.ts'

const FILE = 'organisation.yaml'

/** What no schema can say of the rows: that what is named exists, and that nothing is said twice of one day. */
export function checkRows(rows: ProvinceRows, faults: Faults): void {
  const units = new Set(rows.units.map(({ id }) => id))
  const say = (id: string, text: string) => faults.add(FILE, id, text)
  const needUnit = (id: string, what: string, name: string | null) => {
    if (name !== null && !units.has(name)) say(id, `${what} ${name} không có trong dữ liệu`)
  }
  const known = {
    calendar: new Set(rows.calendars.map(({ id }) => id)), level: new Set(rows.levels.map(({ id }) => id)),
    areaType: new Set(rows.areaTypes.map(({ id }) => id)),
  }
  for (const { id, name } of rows.units) if (!isPlainName(name)) say(id, `tên đơn vị có dấu < > hoặc ký tự ẩn: ${JSON.stringify(name)}`)
  for (const { id, holidays } of rows.calendars) {
    for (const { day, name } of holidays) {
      if (!isPlainName(name)) faults.add('calendar.yaml', id, `tên ngày nghỉ ${day} có dấu < > hoặc ký tự ẩn: ${JSON.stringify(name)}`)
    }
  }
  for (const unit of rows.units) {
    needUnit(unit.id, 'đơn vị cấp trên', unit.parent)
    needUnit(unit.id, 'địa bàn', unit.territory)
    needUnit(unit.id, 'nơi đặt', unit.host)
    needUnit(unit.id, 'nơi tiếp nhận', unit.receivesAt)
    // Without any calendar that file is at fault, and not each unit.
    if (known.calendar.size > 0 && !known.calendar.has(unit.calendar)) {
      say(unit.id, `lịch làm việc ${unit.calendar} không có trong calendar.yaml`)
    }
    const { level, areaType } = unit
    if (level !== null && !known.level.has(level)) say(unit.id, `cấp ${level || '(theo danh sách)'} chưa khai báo`)
    if (areaType !== null && !known.areaType.has(areaType)) say(unit.id, `loại vùng ${areaType} chưa khai báo`)
  }
  for (const group of rows.groups) {
    for (const member of group.members) needUnit(group.id, 'thành viên', member)
    for (const one of selectorsOf(group.select)) needUnit(group.id, 'nơi tiếp nhận', one.receives_at ?? null)
  }
  checkRings(rows.units, say)
  const lists: [string, readonly (Validity & { readonly of: string })[]][] = [
    ['đơn vị', rows.units.map((row) => ({ ...row, of: row.id }))],
    ['mã cơ quan', rows.units.flatMap((row) => (row.agencyCode === null ? [] : [{ ...row, of: row.agencyCode }]))],
    ['cơ quan của địa bàn', rows.units.flatMap((row) =>
      row.kind !== 'agency' || row.territory === null ? [] : [{ ...row, of: row.territory }])],
    ['cấp', rows.levels.map((row) => ({ ...row, of: row.id }))],
    ['từ của cấp', rows.levels.map((row) => ({ ...row, of: row.rule }))],
    ['loại vùng', rows.areaTypes.map((row) => ({ ...row, of: row.id }))],
    ['vai trò', rows.roles.map((row) => ({ ...row, of: row.id }))],
    ['nhóm', rows.groups.map((row) => ({ ...row, of: row.id }))],
  ]
  for (const [what, list] of lists) checkSpans(what, list, say)
}

/** Days that exist, in order, and not two rows for one day. */
export function checkSpans(
  what: string, list: readonly (Validity & { readonly of: string })[], say: (id: string, text: string) => void,
): void {
  const seen = new Map<string, Validity[]>()
  for (const row of list) {
    for (const day of [row.validFrom, row.validTo]) if (day !== null && !isDay(day)) say(row.of, `không có ngày ${day}`)
    if (row.validTo !== null && row.validTo < row.validFrom) {
      say(row.of, `hết hiệu lực ${row.validTo} trước khi có hiệu lực ${row.validFrom}`)
    }
    const others = seen.get(row.of) ?? []
    if (others.some((other) => overlap(row, other))) say(row.of, `${what} được khai báo hai lần cho cùng một ngày`)
    seen.set(row.of, [...others, row])
  }
}

function checkRings(units: readonly UnitRow[], say: (id: string, text: string) => void): void {
  const parentOf = new Map(units.map(({ id, parent }) => [id, parent]))
  for (const { id } of units) {
    const seen = new Set<string>()
    for (let here: string | null | undefined = id; here; here = parentOf.get(here)) {
      if (seen.has(here)) {
        if (here === id) say(id, 'đơn vị là cấp trên của chính mình')
        break
      }
      seen.add(here)
    }
  }
}

function selectorsOf(select: Selector | null): Selector[] {
  return select === null ? [] : [select, ...select.any ?? []]
}
