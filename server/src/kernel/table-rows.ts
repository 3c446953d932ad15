import type { Day } from './civil-day.ts'
import { fold, toNfc } from './vietnamese-text.ts'

/**
 * Which column of a table each is, by place from 0, as its headings say: the first heading that is known for it. Those
 * that nobody knows are left out, for somebody to say. Pure.
 */
export function columnsOf<C extends string>(
  headings: readonly string[], known: Readonly<Record<C, readonly RegExp[]>>,
): Readonly<Partial<Record<C, number>>> {
  const said = headings.map(fold)
  const found = Object.entries<readonly RegExp[]>(known).flatMap(([column, words]) => {
    const place = said.findIndex((heading) => words.some((word) => word.test(heading)))
    return place < 0 ? [] : [[column, place]]
  })
  return Object.fromEntries(found) as Partial<Record<C, number>>
}

/** What stands in a cell, with single spaces; empty where there is no such column. */
export function cellOf(cells: readonly string[], place: number | undefined): string {
  return toNfc(cells[place ?? -1] ?? '').replaceAll(/\s+/g, ' ').trim()
}

/** `3/12/2019`, `03-12-2019` and `2019-12-03` are one day; undefined for what is none. */
export function readDay(text: string): Day | undefined {
  const [, d, m, y] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  const day = y === undefined ? /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] : `${y}-${(m ?? '').padStart(2, '0')}-${(d ?? '').padStart(2, '0')}`
  if (day === undefined) return undefined
  const moment = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== day || day < '1900-01-01' ? undefined : day
}
