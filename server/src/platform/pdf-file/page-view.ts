import { type PdfFile, dictionaryIn, listIn } from './open-pdf-file.ts'
import type { PdfDictionary, PdfValue } from './values.ts'

/** Left, bottom, right, top, in points. */
export type Box = readonly [left: number, bottom: number, right: number, top: number]

/** A page as a person sees it: turned, and cut. Its own corner is 0, 0. */
export interface PageView {
  readonly width: number
  readonly height: number
  /** Where a box of what is seen lies on the page as it is written. */
  onPage(seen: Box): Box
  /** Where a box of the page as it is written is seen. */
  seen(onPage: Box): Box
  /** Turns what is drawn upright so that it is seen upright (8.3.3); without moving it. */
  readonly turn: readonly [number, number, number, number, number, number]
}

/** Of what no page says: US Letter, as readers take it. */
const UNSAID: Box = [0, 0, 612, 792]
const DEEPEST = 50
const TURNS = {
  0: [1, 0, 0, 1, 0, 0], 90: [0, 1, -1, 0, 0, 0], 180: [-1, 0, 0, -1, 0, 0], 270: [0, -1, 1, 0, 0, 0],
} as const

/** How a page is shown (ISO 32000-1, 7.7.3.3): its box, cut to what is visible, and how it is turned. */
export function pageView(file: PdfFile, page: PdfDictionary): PageView {
  const paper = boxIn(file, inherited(file, page, 'MediaBox')) ?? UNSAID
  const cut = boxIn(file, inherited(file, page, 'CropBox'))
  const common = cut && commonOf(paper, cut)
  const [left, bottom, right, top] = common ?? paper
  const angle = turnIn(file.follow(inherited(file, page, 'Rotate')))
  const [across, up] = [right - left, top - bottom]
  const [width, height] = angle === 90 || angle === 270 ? [up, across] : [across, up]
  const fromSeen = (u: number, v: number): readonly [number, number] => {
    switch (angle) {
      case 0: return [left + u, bottom + v]
      case 90: return [right - v, bottom + u]
      case 180: return [right - u, top - v]
      case 270: return [left + v, top - u]
    }
  }
  const toSeen = (x: number, y: number): readonly [number, number] => {
    switch (angle) {
      case 0: return [x - left, y - bottom]
      case 90: return [y - bottom, right - x]
      case 180: return [right - x, top - y]
      case 270: return [top - y, x - left]
    }
  }
  return {
    width, height, turn: TURNS[angle],
    onPage: ([a, b, c, d]) => ordered(fromSeen(a, b), fromSeen(c, d)),
    seen: ([a, b, c, d]) => ordered(toSeen(a, b), toSeen(c, d)),
  }
}

/** The box that a value means, its corners in order; undefined if it is none. */
export function boxIn(file: PdfFile, value: PdfValue | undefined): Box | undefined {
  const [a, b, c, d, ...more] = listIn(file, value).map((one) => file.follow(one))
  const isBox = [a, b, c, d].every((one) => typeof one === 'number') && more.length === 0
  if (!isBox) return undefined
  return ordered([a as number, b as number], [c as number, d as number])
}

/** Whether two boxes have more in common than an edge. */
export function overlap([a, b, c, d]: Box, [e, f, g, h]: Box): boolean {
  return a < g && e < c && b < h && f < d
}

function commonOf([a, b, c, d]: Box, [e, f, g, h]: Box): Box | undefined {
  const both: Box = [Math.max(a, e), Math.max(b, f), Math.min(c, g), Math.min(d, h)]
  return both[0] < both[2] && both[1] < both[3] ? both : undefined
}

function ordered([a, b]: readonly [number, number], [c, d]: readonly [number, number]): Box {
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
}

function turnIn(value: PdfValue): 0 | 90 | 180 | 270 {
  const angle = typeof value === 'number' ? (value % 360 + 360) % 360 : 0
  return angle === 90 || angle === 180 || angle === 270 ? angle : 0
}

/** What a page says, or else the nearest that it hangs below. */
export function inherited(file: PdfFile, page: PdfDictionary, key: string): PdfValue | undefined {
  let node = page
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const own = node.get(key)
    if (own !== undefined || !node.has('Parent')) return own
    node = dictionaryIn(file, node.get('Parent'))
  }
  return undefined
}
