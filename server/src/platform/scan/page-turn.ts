import { type Grey, inkLimitOf, shrink } from './skew.ts'

/** Degrees clockwise by which a page must be turned to be read. */
export type Turn = 0 | 90 | 180 | 270

/** One byte a dot: 1 is ink of letters. */
interface Ink { readonly width: number; readonly height: number; readonly dots: Uint8Array }

/** So many dots along the shorter side show lines well enough. */
const SHORT = 800
/** Runs of ink so long, as a share of the shorter side, are rules of a table or rims, and no letters. */
const [LONG, HIGH] = [0.08, 0.05]
/** Degrees of skew that are tried, and their step. */
const [MOST, STEP] = [6, 0.25]
/** Fewer edges than these are no page of text. */
const LEAST_EDGES = 1_500
/** So many times must one direction stand out from the other; of the page set the least is 1.5, both ways. */
const CLEAR = 1.25
const LEAST_LINES = 4
/** A gap holds less than this share of what makes a row a line. */
const EMPTY = 0.3
/** A line of letters is so high, in dots of the small picture. */
const [LOW, TALL] = [3, 30]

/**
 * How a page of text lies: 0 where it is upright, or where nobody can tell (few lines, drawings, photographs). Lines
 * make rows of ink and rows of paper, so the direction in which the two stand out more is the direction of its lines;
 * and above the small letters of Vietnamese (and any Latin script) stands more ink, of ascenders, capitals and marks,
 * than hangs below. Sums over a page of text, so that no single letter decides.
 */
export function turnOf(grey: Grey): Turn {
  const ink = inkOf(grey)
  if (!ink) return 0
  const sideways = turnedRight(ink)
  const [along, across] = [edgesOf(ink), edgesOf(sideways)]
  if (Math.min(along.x.length, across.x.length) < LEAST_EDGES) return 0
  const [rows, columns] = [standingOut(along), standingOut(across)]
  if (rows.sharpness > CLEAR * columns.sharpness) {
    return leanOf(ink, rows.degrees) === 'down' && !hasGaps(sideways, columns.degrees) ? 180 : 0
  }
  if (columns.sharpness <= CLEAR * rows.sharpness || hasGaps(ink, rows.degrees)) return 0
  const lean = leanOf(sideways, columns.degrees)
  return lean === undefined ? 0 : lean === 'up' ? 90 : 270
}

/**
 * Whether columns of a table stand apart as lines do: then nobody can tell. From the side a paragraph has no gaps,
 * since its letters stand above each other as they please.
 */
function hasGaps(ink: Ink, degrees: number): boolean {
  const rows = rowsOf(ink, degrees)
  const half = halfOf(rows)
  const bodies = bodiesOf(rows)
  return bodies.filter(({ to }, n) => {
    const next = bodies[n + 1]
    return next !== undefined && rows.slice(to, next.from).some((row) => row < half * EMPTY)
  }).length >= LEAST_LINES - 1
}

function inkOf(grey: Grey): Ink | undefined {
  const small = shrink(grey, Math.max(1, Math.floor(Math.min(grey.width, grey.height) / SHORT)))
  const limit = inkLimitOf(small)
  if (limit === undefined) return undefined
  const { width, height, pixels } = small
  const dots = Uint8Array.from(pixels, (level) => level < limit ? 1 : 0)
  const short = Math.min(width, height)
  const rules = [
    ...runsOf(dots, { lines: height, length: width, line: width, step: 1 }, short * LONG),
    ...runsOf(dots, { lines: width, length: height, line: 1, step: width }, short * HIGH),
  ]
  for (const { from, step, count } of rules) for (let n = 0; n < count; n += 1) dots[from + n * step] = 0
  return { width, height, dots }
}

interface Way { readonly lines: number; readonly length: number; readonly line: number; readonly step: number }

/** Runs of ink longer than `most`, along rows or columns. */
function runsOf(dots: Uint8Array, { lines, length, line, step }: Way, most: number) {
  const runs: { from: number; step: number; count: number }[] = []
  for (let nth = 0; nth < lines; nth += 1) {
    let count = 0
    for (let at = 0; at <= length; at += 1) {
      if (at < length && dots[nth * line + at * step] === 1) {
        count += 1
        continue
      }
      if (count > most) runs.push({ from: nth * line + (at - count) * step, step, count })
      count = 0
    }
  }
  return runs
}

/** By 90 degrees clockwise. */
function turnedRight({ width, height, dots }: Ink): Ink {
  const turned = new Uint8Array(dots.length)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) turned[x * height + height - 1 - y] = dots[y * width + x] ?? 0
  }
  return { width: height, height: width, dots: turned }
}

interface Edges {
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly width: number
  readonly height: number
}

/** Where ink ends towards the foot of the page. */
function edgesOf({ width, height, dots }: Ink): Edges {
  const [x, y]: [number[], number[]] = [[], []]
  for (let at = 0; at + width < dots.length; at += 1) {
    if (dots[at] !== 1 || dots[at + width] === 1) continue
    x.push(at % width)
    y.push(Math.floor(at / width))
  }
  return { x, y, width, height }
}

/** How much rows of edges stand out from each other at the best angle, for each edge. */
function standingOut({ x, y, width, height }: Edges): { readonly sharpness: number; readonly degrees: number } {
  let best = { sharpness: 0, degrees: 0 }
  for (let degrees = -MOST; degrees <= MOST; degrees += STEP) {
    const slope = Math.tan(degrees * Math.PI / 180)
    const around = Math.ceil(width * Math.abs(slope)) + 1
    const rows = new Float64Array(height + 2 * around)
    for (let n = 0; n < x.length; n += 1) {
      const row = Math.round((y[n] ?? 0) + slope * (x[n] ?? 0)) + around
      rows[row] = (rows[row] ?? 0) + 1
    }
    let sum = 0
    for (const count of rows) sum += count * count
    if (sum / x.length > best.sharpness) best = { sharpness: sum / x.length, degrees }
  }
  return best
}

/** Whether more ink stands above the bodies of lines or hangs below; undefined where it is about the same. */
function leanOf(ink: Ink, degrees: number): 'up' | 'down' | undefined {
  const rows = rowsOf(ink, degrees)
  const bodies = bodiesOf(rows)
  let [above, below] = [0, 0]
  for (const [n, { from, to }] of bodies.entries()) {
    const reach = Math.round((to - from) * 0.9)
    const [before, after] = [bodies[n - 1]?.to ?? 0, bodies[n + 1]?.from ?? rows.length]
    for (let far = 1; far <= reach; far += 1) {
      if (from - far >= before) above += rows[from - far] ?? 0
      if (to - 1 + far < after) below += rows[to - 1 + far] ?? 0
    }
  }
  if (bodies.length < LEAST_LINES) return undefined
  return above > CLEAR * below ? 'up' : below > CLEAR * above ? 'down' : undefined
}

/** Dots of ink in each row of the page turned straight. */
function rowsOf({ width, height, dots }: Ink, degrees: number): Float64Array {
  const slope = Math.tan(degrees * Math.PI / 180)
  const around = Math.ceil(width * Math.abs(slope)) + 1
  const rows = new Float64Array(height + 2 * around)
  for (let at = 0; at < dots.length; at += 1) {
    if (dots[at] !== 1) continue
    const row = Math.round(Math.floor(at / width) + slope * (at % width)) + around
    rows[row] = (rows[row] ?? 0) + 1
  }
  return rows
}

/** Half of what a well filled row holds. */
function halfOf(rows: Float64Array): number {
  const filled = Float64Array.from(rows).sort()
  return (filled[Math.floor(filled.length * 0.9)] ?? 0) / 2
}

/** Rows in which the small letters of a line stand. */
function bodiesOf(rows: Float64Array): { readonly from: number; readonly to: number }[] {
  const half = halfOf(rows)
  const bodies: { from: number; to: number }[] = []
  for (let row = 0; row < rows.length; row += 1) {
    const from = row
    while (half > 0 && row < rows.length && (rows[row] ?? 0) >= half) row += 1
    if (row - from >= LOW && row - from <= TALL) bodies.push({ from, to: row })
  }
  return bodies
}
