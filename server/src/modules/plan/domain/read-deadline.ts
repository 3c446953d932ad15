import { type Day, addDays, addMonths, isDay } from '../../../kernel/civil-day.ts'
import type { Fields, Note } from './read-fields.ts'
import type { Deadline, HeardOf, Milestone } from './task.ts'

export const DEADLINE_TYPES = [
  'ongoing', 'quarter', 'year', 'period', 'annual', 'start_only', 'milestones', 'event', 'external_plan',
  'external_progress',
] as const

/** Reads until when a task is to be done; undefined, with all that is wrong noted. Pure. */
export function readDeadline(fields: Fields, note: Note): Deadline | undefined {
  fields.only('type', 'start', 'end', 'trigger', 'note')
  const type = fields.oneOf('type', DEADLINE_TYPES)
  switch (type) {
    case 'ongoing': case 'start_only':
      fields.empty('end', 'trigger')
      return { type, start: fields.day('start') }
    case 'external_progress':
      fields.empty('end', 'trigger')
      return { type, start: fields.day('start') }
    case 'quarter': case 'year': case 'period': case 'annual': {
      fields.empty('trigger')
      const span = spanOf(fields, note)
      if (span && !isWhole(type, span)) note(`${fields.place}/end`, `is not the end of its ${type}`)
      return span && { type, ...span }
    }
    case 'milestones': {
      fields.empty('trigger')
      const span = spanOf(fields, note)
      const milestones = readMilestones(fields, note)
      if (span && milestones.length > 0 && milestones.at(-1)?.on !== span.end)
        note(`${fields.place}/end`, 'is not the day of the last milestone')
      return span && { type, ...span, milestones }
    }
    case 'event': {
      fields.empty('start', 'end')
      const trigger = fields.object('trigger')
      trigger.only('event', 'happened', 'happened_on', 'confidence')
      return { type, event: trigger.text('event'), heardOf: heardOf(trigger) }
    }
    case 'external_plan': {
      fields.empty('start', 'end')
      const trigger = fields.object('trigger')
      trigger.only('document', 'note')
      return { type, document: trigger.text('document') }
    }
    case undefined: return undefined
  }
}

function heardOf(trigger: Fields): HeardOf | null {
  return trigger.has('happened') || trigger.has('happened_on')
    ? { what: trigger.text('happened'), on: trigger.day('happened_on') } : null
}

interface Span { readonly start: Day; readonly end: Day }

function spanOf(fields: Fields, note: Note): Span | undefined {
  const [start, end] = [fields.day('start'), fields.day('end')]
  if (!isDay(start) || !isDay(end)) return undefined
  if (end < start) note(`${fields.place}/end`, 'is before the start')
  return { start, end }
}

/** Whether a span ends with the quarter or the year that it is said to be; one that is issued later begins later. */
function isWhole(type: 'quarter' | 'year' | 'period' | 'annual', { start, end }: Span): boolean {
  if (type === 'quarter') return /-(01|04|07|10)-01$/.test(start) && end === addDays(addMonths(start, 3), -1)
  if (type === 'year') return end === `${start.slice(0, 4)}-12-31`
  return end.endsWith('-12-31')
}

/** `2022-12-31: 30%; 2025-12-31: 80%`, which stands in the note of the file: days and shares that rise. */
function readMilestones(fields: Fields, note: Note): Milestone[] {
  const found = fields.text('note').split(';').map((one): Milestone => {
    const [, on = '', percent = ''] = /^\s*(\d{4}-\d\d-\d\d): (\d{1,3})%\s*$/.exec(one) ?? []
    return { on, percent: Number(percent) }
  })
  const isSound = found.every(({ on, percent }, nth) => {
    const before = found[nth - 1]
    return isDay(on) && percent <= 100 && (!before || before.on < on && before.percent < percent)
  })
  if (!isSound) note(`${fields.place}/note`, 'must list days with their shares')
  return isSound ? found : []
}
