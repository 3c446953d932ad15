import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type Measure, isOfUnits } from './domain/measures.ts'
import { BOARD_METRICS, dimensionsOf } from './domain/metric-list.ts'
import type { Dimension, Metric } from './domain/metrics.ts'
import {
  type Asked, type Figure, type MeasureRooms, type Place, countBy, measuresToTell, sumOf, tellerOf,
} from './measure.ts'
import type { Theirs } from './store/measures.ts'

/** What figures come to, today until now and this month until now. */
export interface BoardValues {
  readonly today: readonly BoardValue[]
  readonly month: readonly BoardValue[]
}
export interface BoardValue extends Omit<Figure, 'of'> { readonly metric: Metric }

/** Figures of all, and of each value of what they are told apart by, in the order of names. */
export interface FigureBoard extends BoardValues {
  readonly day: Day
  readonly monthFrom: Day
  readonly items: readonly (BoardValues & { readonly of: Place })[]
}

/**
 * A figure board (bảng theo dõi): the same figures as anywhere else (`BOARD_METRICS`), of the day and the month that
 * are going on by the product's clock. A row has the figures that can be told apart so: of a procedure nobody waits.
 */
export async function lookAtBoard(
  rooms: MeasureRooms, { now, by, ...theirs }: Theirs & { readonly now: Date; readonly by: Dimension },
): Promise<FigureBoard> {
  const day = dayOf(now)
  const monthFrom = `${day.slice(0, 7)}-01`
  const tell = tellerOf(rooms, day)
  const valuesOf = (metrics: readonly Metric[], counts: ReadonlyMap<Measure, number>) =>
    metrics.map((metric) => ({ metric, ...tell(metric, counts) }))
  const ofRows = BOARD_METRICS.filter((metric) => dimensionsOf(metric).includes(by))
  const [today, month] = await Promise.all([day, monthFrom].map(async (from) =>
    countApart(rooms, { from, until: day, now, by, ...theirs }))) as [Apart, Apart]
  const places = new Map([...month.rows, ...today.rows].map(({ of }) => [of.key, of]))
  const rowsOf = ({ rows }: Apart) => new Map(rows.map(({ of, counts }) => [of.key, counts]))
  const [todayBy, monthBy] = [rowsOf(today), rowsOf(month)]
  return {
    day, monthFrom, today: valuesOf(BOARD_METRICS, today.all), month: valuesOf(BOARD_METRICS, month.all),
    items: [...places.values()].sort((a, b) => a.name.localeCompare(b.name, 'vi')).map((of) => ({
      of, today: valuesOf(ofRows, todayBy.get(of.key) ?? new Map()),
      month: valuesOf(ofRows, monthBy.get(of.key) ?? new Map()),
    })),
  }
}

interface Apart {
  readonly all: ReadonlyMap<Measure, number>
  readonly rows: readonly { readonly of: Place; readonly counts: ReadonlyMap<Measure, number> }[]
}

/** All measures of the board; what is of no dossier is told apart where it can be, else counted for all alone. */
async function countApart(rooms: MeasureRooms, asked: Asked & { readonly by: Dimension }): Promise<Apart> {
  const measures = measuresToTell(BOARD_METRICS)
  const isToldApart = asked.by === 'agency' || asked.by === 'unit'
  const [apart, whole] = await Promise.all([
    countBy(rooms, isToldApart ? measures : measures.filter((one) => !isOfUnits(one)), asked),
    isToldApart ? [] : countBy(rooms, measures.filter(isOfUnits), { ...asked, by: undefined }),
  ])
  return {
    all: sumOf([...apart, ...whole].map(({ counts }) => counts)),
    rows: apart.flatMap(({ of, counts }) => of ? [{ of, counts }] : []),
  }
}
