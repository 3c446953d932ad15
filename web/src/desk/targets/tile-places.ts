import type { TargetMap } from '@motcua/contracts/targets.ts'

export type ShownTile = TargetMap['tiles'][number]

/** What a tile says beside its colour. */
export const SIGNS = { met: '✓', missed: '✗', counted: '•', none: '–', unseen: '?' } as const
export type Sign = keyof typeof SIGNS

/** Which sign a tile bears. */
export function signOf({ isSeen, share, isMet }: Pick<ShownTile, 'isSeen' | 'share' | 'isMet'>): Sign {
  if (!isSeen) return 'unseen'
  if (share === null) return 'none'
  return isMet === null ? 'counted' : isMet ? 'met' : 'missed'
}

/** Half the width of a tile, in units of the drawing. */
export const RADIUS = 20
/** A hexagon that stands on a corner is wider than its inner circle by that, and rows are that much nearer. */
const [SIDE, ROW] = [2 / Math.sqrt(3), Math.sqrt(3)]

/** The middle of a tile; odd rows stand half a tile to the right. */
export function middleOf({ col, row }: Pick<ShownTile, 'col' | 'row'>): { readonly x: number; readonly y: number } {
  return { x: RADIUS * (2 * col + row % 2), y: RADIUS * ROW * row }
}

/** The corners of a tile around its middle, for `points` of a polygon. */
export const CORNERS = Array.from({ length: 6 }, (_, nth) => {
  const angle = Math.PI * (1 + 2 * nth) / 6
  const reach = RADIUS * SIDE
  return `${(reach * Math.cos(angle)).toFixed(2)},${(reach * Math.sin(angle)).toFixed(2)}`
}).join(' ')

/** Around which all tiles lie. */
export function viewBoxOf(tiles: readonly ShownTile[]): string {
  const middles = tiles.map(middleOf)
  const [xs, ys] = [middles.map(({ x }) => x), middles.map(({ y }) => y)]
  const margin = RADIUS * SIDE + 3
  const [left, top] = [Math.min(...xs) - margin, Math.min(...ys) - margin]
  return [left, top, Math.max(...xs) + margin - left, Math.max(...ys) + margin - top].map((one) => one.toFixed(1)).join(' ')
}

const WAYS: Readonly<Record<string, (dx: number, dy: number) => number>> = {
  ArrowLeft: (dx, dy) => -dx - 2 * Math.abs(dy), ArrowRight: (dx, dy) => dx - 2 * Math.abs(dy),
  ArrowUp: (dx, dy) => -dy - Math.abs(dx), ArrowDown: (dx, dy) => dy - Math.abs(dx),
}

/**
 * Where an arrow key leads from a tile: to the nearest one that lies more that way than aside. Undefined where none
 * does, and of other keys.
 */
export function nextTile(tiles: readonly ShownTile[], from: number, key: string): number | undefined {
  const [way, here] = [WAYS[key], tiles[from]]
  if (!way || !here) return undefined
  const at = middleOf(here)
  const found = tiles.map((tile, nth) => {
    const { x, y } = middleOf(tile)
    return { nth, ahead: way(x - at.x, y - at.y), far: Math.hypot(x - at.x, y - at.y) }
  }).filter(({ nth, ahead }) => nth !== from && ahead > 0).sort((a, b) => a.far - b.far)
  return found[0]?.nth
}
