import { type Day, isDay } from '../../../kernel/civil-day.ts'

/** Where a unit stands in a drawing: row 0 in the north, odd rows half a tile to the right. */
export interface Tile { readonly unit: string; readonly col: number; readonly row: number }

/** Which tile is whose, of the units of a level, on some days. `until` is the last of them. */
export interface TileLayout {
  readonly key: string
  /** Of units: its word in rules. */
  readonly level: string
  readonly from: Day
  readonly until: Day | null
  readonly tiles: readonly Tile[]
}

/** What a file of tiles says, or all that is wrong with it, each with its place. */
export type ReadTiles =
  | { readonly ok: true; readonly layouts: readonly TileLayout[] }
  | { readonly ok: false; readonly problems: readonly string[] }

type Fields = Readonly<Record<string, unknown>>
type Note = (place: string, problem: string) => void

/** Beyond that a drawing is no map that anybody reads. */
const MOST = 99

/**
 * Reads `layouts` as they were parsed from the data set. A tile has a unit and a place in the grid, and nothing else: a
 * point on the earth may come from somebody who does not let it be passed on. Two units may have the same tile where
 * one takes the place of the other; whether both are there on a day is of the province. All problems are told. Pure.
 */
export function readTiles(parsed: unknown): ReadTiles {
  const problems: string[] = []
  const note: Note = (place, problem) => { problems.push(`${place}: ${problem}`) }
  const rows = fieldsOf(parsed)?.['layouts']
  if (!Array.isArray(rows)) return { ok: false, problems: ['layouts: must be a list'] }
  const layouts = rows.flatMap((one: unknown, nth) => readLayout(one, `layouts/${nth}`, note))
  layouts.forEach((one, nth) => {
    const before = layouts.slice(0, nth)
    if (before.some(({ key }) => key === one.key)) note(one.key, 'stands there twice')
    if (before.some((other) => other.level === one.level && overlap(other, one)))
      note(one.key, 'has days of another layout of its level')
  })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, layouts }
}

function readLayout(value: unknown, place: string, note: Note): TileLayout[] {
  const fields = fieldsOf(value)
  const { id, level, valid_from: from, valid_to: until = null, tiles } = fields ?? {}
  closed(fields, ['id', 'level', 'valid_from', 'valid_to', 'tiles'], place, note)
  if (typeof id !== 'string' || !/^[a-z0-9][a-z0-9_-]{0,39}$/.test(id)) note(`${place}/id`, 'must be a word')
  if (typeof level !== 'string' || level === '') note(`${place}/level`, 'must be a text')
  if (!isDayText(from)) note(`${place}/valid_from`, 'must be a day')
  if (until !== null && !(isDayText(until) && isDayText(from) && until >= from))
    note(`${place}/valid_to`, 'must be a day, not before valid_from')
  if (!Array.isArray(tiles)) note(`${place}/tiles`, 'must be a list')
  const read = (Array.isArray(tiles) ? tiles : [])
    .flatMap((one: unknown, nth) => readTile(one, `${place}/tiles/${nth}`, note))
  read.forEach(({ unit }, nth) => {
    if (read.findIndex((one) => one.unit === unit) < nth) note(`${place}/tiles`, `${unit} stands there twice`)
  })
  return typeof id === 'string' && typeof level === 'string' && isDayText(from) && (until === null || isDayText(until))
    ? [{ key: id, level, from, until, tiles: read }] : []
}

function readTile(value: unknown, place: string, note: Note): Tile[] {
  const fields = fieldsOf(value)
  const { id, tile } = fields ?? {}
  closed(fields, ['id', 'tile'], place, note)
  const [col, row, ...more] = Array.isArray(tile) ? tile as unknown[] : []
  if (typeof id === 'string' && id !== '' && isPlace(col) && isPlace(row) && more.length === 0)
    return [{ unit: id, col, row }]
  note(place, `must be {id, tile: [column, row]}, both 0 to ${MOST}`)
  return []
}

function closed(fields: Fields | undefined, known: readonly string[], place: string, note: Note): void {
  for (const key of Object.keys(fields ?? {})) if (!known.includes(key)) note(`${place}/${key}`, 'is not known')
}

/** Whether a tile layout holds on a day. */
export function isOnDay({ from, until }: Pick<TileLayout, 'from' | 'until'>, day: Day): boolean {
  return from <= day && (until === null || day <= until)
}

function overlap(one: TileLayout, other: TileLayout): boolean {
  return isOnDay(one, other.from) || isOnDay(other, one.from)
}

function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST
}

function isDayText(value: unknown): value is Day {
  return typeof value === 'string' && isDay(value)
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Fields : undefined
}
