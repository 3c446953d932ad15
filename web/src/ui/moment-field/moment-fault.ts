import { dayFromParts, timeFromText } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { MOMENT } from './moment-field-texts.ts'

/** What is wrong with a moment as `MomentField` passes it on, in words; undefined of one that there is. */
export function faultOfMoment(local: string): string | undefined {
  const [day = '', time = ''] = local.split('T')
  const [year = '', month = '', date = ''] = day.split('-')
  if ([year, month, date, time].some((part) => part.trim() === '')) return say(MOMENT.needAll)
  if (timeFromText(time) === undefined) return say(MOMENT.wrongTime)
  return dayFromParts(date, month, year) === undefined ? say(MOMENT.wrongDay) : undefined
}
