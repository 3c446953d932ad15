import type { SectionDetail, SectionHours, SectionProcedure } from '@motcua/contracts/sections.ts'
import { say } from '../../lib/language.ts'
import { dayText } from '../clearances/clearances-data.ts'
import { SECTION, WEEKDAYS } from './section-texts.ts'

/** `07:30`. */
export function clockText(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

/** The week in words, each stretch of days like each other once: `Thứ Hai, Thứ Ba: 07:30 đến 11:30`. */
export function weekText({ shifts, weekdays }: SectionHours): string {
  const names = weekdays.map((day) => say(WEEKDAYS[day as keyof typeof WEEKDAYS])).join(', ')
  const spans = shifts.map(({ opens, closes }) =>
    say(SECTION.span, { opens: clockText(opens), closes: clockText(closes) })).join('; ')
  return `${names}: ${spans}`
}

/** How a procedure stands, with why. */
export function receptionText({ reception, notHere }: Pick<SectionProcedure, 'reception' | 'notHere'>): string {
  const why = notHere === 'no-counter' ? say(SECTION.noCounter) : notHere === 'elsewhere' ? say(SECTION.elsewhere) : ''
  const state = say(SECTION[reception])
  return reception === 'unlisted' && why !== '' ? `${state}. ${why}` : state
}

/** Its name; of a bundle, that it is one. */
export function nameText({ name, isBundle }: Pick<SectionProcedure, 'name' | 'isBundle'>): string {
  return isBundle ? say(SECTION.bundle, { name }) : name
}

/** From when to when. */
export function daysText({ from, until }: { readonly from: string; readonly until: string | null }): string {
  return until === null ? say(SECTION.from, { from: dayText(from) })
    : say(SECTION.fromUntil, { from: dayText(from), until: dayText(until) })
}

/** A cell of a spreadsheet (RFC 4180); what begins like a formula would be computed by whoever opens it. */
function cellOf(text: string): string {
  const safe = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The procedures of a section as a file for a spreadsheet, each with the reason why it is not received. */
export function csvOf({ procedures, exceptions }: Pick<SectionDetail, 'procedures' | 'exceptions'>): string {
  const head = [
    SECTION.code, SECTION.procedure, SECTION.competent, SECTION.state, SECTION.reason, SECTION.decision, SECTION.days,
  ].map((text) => say(text))
  const rows = procedures.map((one) => {
    const listed = exceptions.find(({ procedureId, isInForce }) => isInForce && procedureId === one.id)
    return [
      one.code ?? '', nameText(one), one.competentName, receptionText(one), listed?.reason ?? '',
      listed ? say(SECTION.by, { number: listed.decisionNumber, day: dayText(listed.decidedOn) }) : '',
      listed ? daysText(listed) : '',
    ]
  })
  return `\uFEFF${[head, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`
}

/** Hands a table over as a file. */
export function download(csv: string, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }))
  link.download = `${name}.csv`
  link.click()
  URL.revokeObjectURL(link.href)
}
