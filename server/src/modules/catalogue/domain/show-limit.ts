import type { LimitUnit, TimeLimit } from './procedure.ts'

const UNITS: Readonly<Record<Exclude<LimitUnit, 'same-day'>, string>> = {
  'working-day': 'ngày làm việc', 'day': 'ngày', 'working-hour': 'giờ làm việc', 'hour': 'giờ',
  'half-day': 'buổi', 'month': 'tháng',
}

/**
 * One limit in words: "3 ngày làm việc", "trong ngày"; with a point for a thousand and a comma for a part, as
 * Vietnamese writes.
 */
export function showLimit({ unit, amount }: Pick<TimeLimit, 'unit' | 'amount'>): string {
  return unit === 'same-day' ? 'Trong ngày' : `${new Intl.NumberFormat('vi-VN').format(amount)} ${UNITS[unit]}`
}

/** All limits of a version, the plain one first, then the cases by their names; "chưa công bố" when there is none. */
export function showLimits(limits: readonly TimeLimit[]): string[] {
  if (limits.length === 0) return ['Chưa công bố']
  return limits.map((limit) => {
    const text = showLimit(limit)
    if (limit.name === null) return `${text} kể từ khi nhận đủ hồ sơ hợp lệ`
    // a name may say it, with what else holds
    return limit.name.startsWith(text) ? limit.name : `${limit.name}: ${text}`
  })
}
