import type { MigrationLine, MigrationPreview } from '@motcua/contracts/migrations.ts'
import {
  type MigrationPreview as Found, type MigrationLine as Row, type StoredModel, type Versions, kindOf, listVersions,
  ownIdOf,
} from '../modules/workflow/public.ts'
import { versionNames } from './process-versions.ts'
import type { ApiRooms } from './rooms.ts'

/** The nodes of a version, as whoever drew them named them. */
export function nodesOf({ model }: StoredModel) {
  const nameOf = (id: string) => {
    const name = Object.hasOwn(model.nodes, id) ? model.nodes[id]?.name ?? '' : ''
    return name === '' ? ownIdOf(id) : name
  }
  const all = Object.values(model.nodes).map((node) => ({ id: node.id, name: nameOf(node.id), kind: kindOf(node) }))
  return { nameOf, all }
}

/** What would become of the runs, with the steps of both versions to choose from. */
export function showPreview(
  { from, to }: Versions, { mapping, movable, refused, standing, running }: Found,
): MigrationPreview {
  const [old, now] = [nodesOf(from), nodesOf(to)]
  return {
    running, movable, mapping: { ...mapping },
    from: old.all.map((node) => ({ ...node, standing: standing.get(node.id) ?? 0 })), to: now.all,
    refused: refused.map(({ node, why, text, runs }) => ({ node, nodeName: old.nameOf(node), why, text, runs })),
  }
}

/** Moves of runs, by the names that people know. */
export async function showMigrations(
  rooms: Pick<ApiRooms, 'db' | 'catalogue'>, rows: readonly Row[],
): Promise<MigrationLine[]> {
  const ids = [...new Set(rows.flatMap(({ fromId, toId }) => [fromId, toId]))]
  const versions = new Map((await listVersions(rooms.db, ids, ids.length)).map((one) => [one.publicId, one]))
  const { nameOf, labelOf } = versionNames(rooms.catalogue)
  return rows.flatMap((row) => {
    const { publicId, fromId, toId, begunAt, moved, refused, undone, kept } = row
    const [from, to] = [versions.get(fromId), versions.get(toId)]
    if (!from || !to) return []
    return [{
      id: publicId, name: nameOf(to), from: labelOf(from), to: labelOf(to), begunAt: begunAt.toISOString(),
      state: stateOf(row), moved, refused, undone, kept,
    }]
  })
}

function stateOf({ doneAt, undoAskedAt, undoDoneAt }: Row): MigrationLine['state'] {
  if (undoDoneAt) return 'undone'
  if (undoAskedAt) return 'undoing'
  return doneAt ? 'moved' : 'moving'
}
