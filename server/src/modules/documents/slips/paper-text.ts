import { type Day, dayInFigures, dayOf, isDay, minuteOf, timeInFigures } from '../../../kernel/civil-day.ts'

/** `ngày 05 tháng 02 năm 2026`: days 1–9 and months 1–2 take a nought (NĐ 30/2020/NĐ-CP, annex I). */
export function showDay(day: Day): string {
  if (!isDay(day)) throw new RangeError(`${day} is no day`)
  const [year = '', month = '', date = ''] = day.split('-')
  return `ngày ${date} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`
}

/** `16 giờ 30 phút, ngày 27 tháng 11 năm 2026`, in Viet Nam. */
export function showMoment(moment: Date): string {
  const minute = Math.floor(minuteOf(moment))
  return `${two(minute / 60)} giờ ${two(minute % 60)} phút, ${showDay(dayOf(moment))}`
}

/** `16:30 27/11/2026`, for tables. */
export function showBriefly(moment: Date): string {
  return `${timeInFigures(moment)} ${dayInFigures(dayOf(moment))}`
}

/** Numbers below 10 are written with a nought before them, so that none can be put there afterwards. */
export function two(number: number): string {
  return String(Math.floor(number)).padStart(2, '0')
}
