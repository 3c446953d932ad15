import type { Unit } from '../../../kernel/deadline.ts'

const UNITS = {
  'working-day': 'ngày làm việc', 'day': 'ngày', 'working-hour': 'giờ làm việc', 'hour': 'giờ',
  'half-day': 'buổi làm việc', 'month': 'tháng',
} as const

/** A time limit as papers say it: `05 ngày làm việc`, `trong ngày`. */
export function limitInWords(limit: { readonly unit: Unit; readonly amount: number } | undefined): string {
  if (!limit) return ''
  if (limit.unit === 'same-day') return 'trong ngày làm việc'
  return `${String(limit.amount).padStart(2, '0')} ${UNITS[limit.unit]}`
}
