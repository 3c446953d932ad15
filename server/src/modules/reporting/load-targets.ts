import { isDeepStrictEqual } from 'node:util'
import { dayOf } from '../../kernel/civil-day.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { readTargets } from './domain/read-targets.ts'
import type { TileLayout } from './domain/read-tiles.ts'
import { insertTargetSet, listTileLayouts, lockTargets, replaceTileLayouts } from './store/target-sets.ts'

/**
 * Makes what a file of targets demands hold from today on; what held before is kept. The same again changes nothing.
 * Throws what `readTargets` refuses: whoever brings it reads it before. Leaves `targets.loaded`. Whether it changed.
 */
export async function loadTargets(ctx: Ctx, parsed: unknown): Promise<boolean> {
  const read = readTargets(parsed)
  if (!read.ok) throw new Error(read.problems.join('; '))
  await lockTargets(ctx.tx)
  const from = dayOf(ctx.now)
  const id = await insertTargetSet(ctx.tx, from, keptOf(parsed))
  if (id === undefined) return false
  await recordEvent(ctx, {
    type: 'targets.loaded', subjectKind: 'target-set', subjectId: id, data: { from, targets: read.set.targets.length },
  })
  return true
}

/** Of the file what `readTargets` looks at: its other parts are not of the targets, and may change without them. */
function keptOf(parsed: unknown) {
  const { meta, indicators } = parsed as { meta: { dimension_values: unknown }; indicators: unknown }
  return { meta: { dimension_values: meta.dimension_values }, indicators }
}

/** Draws the maps of tiles anew. The same again changes nothing. Leaves `tiles.loaded`. Whether it changed. */
export async function loadTiles(ctx: Ctx, layouts: readonly TileLayout[]): Promise<boolean> {
  await lockTargets(ctx.tx)
  const byKey = (some: readonly TileLayout[]) => new Map(some.map((one) => [one.key, one]))
  if (isDeepStrictEqual(byKey(await listTileLayouts(ctx.tx)), byKey(layouts))) return false
  await replaceTileLayouts(ctx.tx, layouts)
  await recordEvent(ctx, {
    type: 'tiles.loaded', subjectKind: 'tile-layouts', subjectId: 1n,
    data: { layouts: layouts.length, tiles: layouts.reduce((sum, { tiles }) => sum + tiles.length, 0) },
  })
  return true
}
