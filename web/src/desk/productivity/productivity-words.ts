import type { Productivity, ProductivitySection, WaitFigure } from '@motcua/contracts/productivity.ts'
import { say } from '../../lib/language.ts'
import { percent } from '../figures/percent.ts'
import { meanText } from '../queue/queue-words.ts'
import { PRODUCTIVITY } from './productivity-texts.ts'

export type WorkFigure = Pick<ProductivitySection, 'received' | 'returned' | 'fullTime' | 'expected' | 'share'>

const decimal = (value: number, digits: number) => value.toFixed(digits).replace('.', ',')

/** Work as cells: received, returned, full time, asked for, share. Whoever has no roster is told so. */
export function workCells({ received, returned, fullTime, expected, share }: WorkFigure): readonly string[] {
  const none = say(PRODUCTIVITY.dash)
  return [
    String(received), String(returned), fullTime === null ? say(PRODUCTIVITY.noRoster) : decimal(fullTime, 2),
    expected === null ? none : decimal(expected, 1), share === null ? none : percent(share),
  ]
}

/** Waiting as cells: numbers, mean to the first call, mean until served, over the target, never called or served. */
export function waitCells(
  { visits, mean, untilServed, over, overShare, neverCalled, neverServed }: WaitFigure,
): readonly string[] {
  const none = say(PRODUCTIVITY.dash)
  return [
    String(visits), mean === null ? none : meanText(mean), untilServed === null ? none : meanText(untilServed),
    over === null || overShare === null ? none : say(PRODUCTIVITY.overOf, { over, percent: percent(overShare) }),
    String(neverCalled), String(neverServed),
  ]
}

/** A cell of a spreadsheet (RFC 4180); what begins like a formula would be computed by whoever opens it. */
function cellOf(text: string): string {
  const safe = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Sections and their clerks as a file for a spreadsheet; numbers as they are, empty where there is none. */
export function csvOf({ sections }: Pick<Productivity, 'sections'>): string {
  const number = (value: number | null) => value === null ? '' : String(Number(value.toFixed(4)))
  const head = [
    PRODUCTIVITY.section, PRODUCTIVITY.zone, PRODUCTIVITY.clerk, PRODUCTIVITY.received, PRODUCTIVITY.returned,
    PRODUCTIVITY.fullTime, PRODUCTIVITY.expected, PRODUCTIVITY.share, PRODUCTIVITY.visits, PRODUCTIVITY.wait,
    PRODUCTIVITY.untilServed, PRODUCTIVITY.over, PRODUCTIVITY.neverCalled, PRODUCTIVITY.neverServed,
  ].map((text) => say(text))
  const work = (one: WorkFigure) =>
    [one.received, one.returned, one.fullTime, one.expected, one.share].map(number)
  const rows = sections.flatMap(({ unitName, areaName, wait, clerks, ...section }) => [
    [
      unitName, areaName, '', ...work(section),
      ...[wait.visits, wait.mean, wait.untilServed, wait.over, wait.neverCalled, wait.neverServed].map(number),
    ],
    ...clerks.map((clerk) => [unitName, areaName, clerk.name, ...work(clerk), '', '', '', '', '', '']),
  ])
  return `\uFEFF${[head, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`
}
