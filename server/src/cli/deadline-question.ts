import type { Articles, Count, Limit, Pause, Policy, Unit } from '../kernel/deadline.ts'
import { textOfError } from '../kernel/text-of-error.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import type { CalendarOf } from './agency-calendars.ts'
import { type AnswerError, type Question, answerError, hyphened, quoted } from './batch.ts'
import type { CountRulesOn } from './count-rules.ts'
import { readMoment, readTimeOfDay } from './read-moment.ts'

/** What a question may say, on the command line and in a line of a batch alike. */
export const DEADLINE_KEYS =
  ['from', 'amount', 'unit', 'policy', 'agency', 'cutoff', 'pause', 'extend', 'after-pause'] as const

const UNITS: Readonly<Record<string, Unit>> = {
  'working-day': 'working-day', 'day': 'day', 'calendar-day': 'day', 'working-hour': 'working-hour', 'hour': 'hour',
  'half-day': 'half-day', 'month': 'month', 'same-day': 'same-day',
}
const POLICIES: Readonly<Record<string, Policy>> = { 'end-of-day': 'end-of-day', 'same-hour': 'same-hour' }
const AFTER_PAUSE = { resume: 'resume', restart: 'restart' } as const

/** What a data set says of counting: the calendars, and the rules by day. */
export interface CountData { readonly calendarOf: CalendarOf; readonly rulesOn: CountRulesOn }

/** Why no count can be made of a question; caught where the question was put. */
class NoCount extends Error {
  readonly answer: AnswerError
  constructor(code: string, text: string) {
    super(text)
    this.answer = answerError(code, text)
  }
}

/**
 * The count a question asks for, with the articles in force on the day of receipt, or why there is none: `missing-key`,
 * `invalid-value`, `unknown-agency`, or `data-set-unreadable` where the agency cannot be looked up.
 */
export function readCount(
  question: Question, data: CountData,
): { count: Count; articles: Articles } | AnswerError {
  try {
    return countOf(question, data)
  } catch (error) {
    if (error instanceof NoCount) return error.answer
    throw error
  }
}

function countOf(question: Question, { calendarOf, rulesOn }: CountData): { count: Count; articles: Articles } {
  const limit = limitOf(question)
  const agency = question.get('agency')
  if (agency !== undefined && typeof agency !== 'string') throw invalid('agency', agency, 'id trong organisation.yaml')
  const calendar = calendarFor(agency, calendarOf)
  if (!calendar) throw new NoCount('unknown-agency', `Không có cơ quan ${quoted(agency)} trong organisation.yaml.`)
  const start = momentOf(question.get('from'))
  const { articles, sameDayCutoff } = rulesOn(dayOf(start))
  const cutoff = limit.cutoff ?? (limit.unit === 'same-day' ? sameDayCutoff : undefined)
  const count: Count = {
    start, limit: { ...limit, cutoff }, pauses: pausesOf(question.get('pause')), calendar,
    extension: amountOf(question, 'extend', limit.unit), afterPause: wordOf(question, 'after-pause', AFTER_PAUSE),
  }
  return { count, articles }
}

function calendarFor(agency: string | undefined, calendarOf: CalendarOf): ReturnType<CalendarOf> {
  try {
    return calendarOf(agency)
  } catch (error) {
    throw new NoCount('data-set-unreadable', textOfError(error))
  }
}

function limitOf(question: Question): Limit {
  const unit = wordOf(question, 'unit', UNITS)
  if (unit === undefined) throw new NoCount('missing-key', 'Thiếu unit: đơn vị của thời hạn.')
  const amount = amountOf(question, 'amount', unit)
  if (unit === 'same-day' && amount) throw invalid('amount', amount, '0 hoặc bỏ trống, vì đơn vị là same-day')
  if (unit !== 'same-day' && amount === undefined) {
    throw new NoCount('missing-key', 'Thiếu amount: thời hạn là bao nhiêu.')
  }
  const policy = wordOf(question, 'policy', POLICIES) ?? 'end-of-day'
  return { unit, amount: amount ?? 0, policy, cutoff: cutoffOf(question.get('cutoff')) }
}

function momentOf(value: unknown): Date {
  if (value === undefined) throw new NoCount('missing-key', 'Thiếu from: thời điểm tiếp nhận.')
  const moment = typeof value === 'string' ? readMoment(value) : undefined
  if (!moment) throw invalid('from', value, 'thời điểm ISO, ví dụ 2021-06-25T08:00')
  return moment
}

function amountOf(question: Question, key: string, unit: Unit): number | undefined {
  const value = question.get(key)
  if (value === undefined) return undefined
  const isByTheHour = unit === 'hour' || unit === 'working-hour'
  const isSound = typeof value === 'number' && value >= 0 && Number.isSafeInteger(isByTheHour ? value * 2 : value)
  if (!isSound) throw invalid(key, value, isByTheHour ? 'số không âm, bội của 0,5' : 'số nguyên không âm')
  return value
}

function cutoffOf(value: unknown): number | 'none' | undefined {
  if (value === undefined || value === 'none') return value
  const minutes = typeof value === 'string' ? readTimeOfDay(value) : undefined
  if (minutes === undefined) throw invalid('cutoff', value, 'giờ HH:MM hoặc none')
  return minutes
}

function pausesOf(value: unknown): Pause[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw invalid('pause', value, 'danh sách các khoảng ISO/ISO')
  return value.map((text: unknown) => {
    const [from = '', until = '', ...more] = typeof text === 'string' ? text.split('/') : []
    const pause = { from: readMoment(from), until: readMoment(until) }
    if (!pause.from || !pause.until || more.length > 0) throw invalid('pause', text, 'khoảng ISO/ISO')
    if (pause.until < pause.from) throw invalid('pause', text, 'khoảng ISO/ISO mà đầu không sau cuối')
    return { from: pause.from, until: pause.until }
  })
}

function wordOf<T>(question: Question, key: string, words: Readonly<Record<string, T>>): T | undefined {
  const value = question.get(key)
  if (value === undefined) return undefined
  const name = typeof value === 'string' ? hyphened(value) : ''
  const found = Object.hasOwn(words, name) ? words[name] : undefined
  if (found === undefined) throw invalid(key, value, Object.keys(words).join(', '))
  return found
}

function invalid(key: string, value: unknown, wanted: string): NoCount {
  return new NoCount('invalid-value', `${key} không nhận ${quoted(value)}. Cần: ${wanted}.`)
}
