import { createHash } from 'node:crypto'
import type { Ctx, Db } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import {
  type MigrationFault, type NodeMapping, migrateRun, migrationFaults, proposeMapping,
} from './domain/migrate-run.ts'
import type { Instance, RunPorts } from './domain/run/instance.ts'
import { lockInstance, replaceInstance } from './store/instance-store.ts'
import {
  type Migration, insertMigration, keepMigrated, listRunning, lockMigrated, readStandings, undoMigrated,
} from './store/migration-store.ts'
import type { StoredModel } from './store/model-store.ts'

/** So many runs a transaction: none writes for longer than a second. */
const BATCH = 100

export interface MigrationPreview {
  readonly mapping: NodeMapping
  readonly movable: number
  /** Of those that cannot be moved: how many for which reason, by where they stand. */
  readonly refused: readonly (MigrationFault & { readonly runs: number })[]
}

/**
 * What would become of the runs of a version if they went on in another (xem trước việc chuyển): how many can, and why
 * the others cannot. Changes nothing.
 */
export async function previewMigration(
  db: Db, from: StoredModel, to: StoredModel, mapping: NodeMapping = proposeMapping(from.model, to.model),
): Promise<MigrationPreview> {
  const refused = new Map<string, MigrationFault & { runs: number }>()
  let movable = 0
  for (let after: bigint | undefined; ;) {
    const batch = await readStandings(db, from.id, after, BATCH)
    for (const { instance } of batch) {
      const faults = migrationFaults(from.model, to.model, mapping, instance)
      if (faults.length === 0) movable += 1
      for (const fault of faults) {
        const key = `${fault.node} ${fault.why}`
        const known = refused.get(key)
        if (known) known.runs += 1
        else refused.set(key, { ...fault, runs: 1 })
      }
    }
    after = batch.at(-1)?.id
    if (batch.length < BATCH) return { mapping, movable, refused: [...refused.values()] }
  }
}

/** Begins a move of runs to another version; the runs follow, a batch at a time. */
export async function beginMigration(
  ctx: Ctx, from: StoredModel, to: StoredModel, mapping: NodeMapping,
): Promise<Migration> {
  return insertMigration(ctx.tx, {
    fromModelId: from.id, toModelId: to.id, mapping, begunAt: ctx.now, begunBy: ctx.actorId,
  })
}

export interface RunResult { readonly run: string; readonly faults: readonly MigrationFault[] }

/**
 * Moves the next runs of the old version (chuyển sang phiên bản mới), each under its lock; one that cannot go on where
 * it stands stays, with its reasons. Leaves `process.migrated` for each that went. Answers what became of each, and
 * where to go on; undefined when none is left.
 */
export async function migrateNext(
  ctx: Ctx, { id, mapping }: Migration, { from, to, ports, after }: {
    from: StoredModel; to: StoredModel; ports: RunPorts; after: bigint | undefined
  },
): Promise<{ results: readonly RunResult[]; after: bigint | undefined }> {
  const ids = await listRunning(ctx.tx, from.id, after, BATCH)
  const results: RunResult[] = []
  for (const runId of ids) {
    const locked = await lockInstance(ctx.tx, runId)
    if (locked?.modelId !== from.id || locked.instance.state !== 'running') continue
    const faults = migrationFaults(from.model, to.model, mapping, locked.instance)
    results.push({ run: locked.publicId, faults })
    if (faults.length > 0) continue
    const moved = await migrateRun(from.model, to.model, mapping, locked.instance, ports)
    await replaceInstance(ctx.tx, runId, { before: locked.instance, after: moved, modelId: to.id })
    await keepMigrated(ctx.tx, {
      migrationId: id, instanceId: runId, at: ctx.now, before: locked.instance, stands: fingerprintOf(moved),
    })
    await tell(ctx, 'process.migrated', runId, { process: locked.publicId, from: from.version, to: to.version })
  }
  return { results, after: ids.length < BATCH ? undefined : ids.at(-1) }
}

/**
 * Takes one run back to the version and the place before (hoàn tác), as long as it has not moved since. Leaves
 * `process.migration-undone`. Answers whether it did.
 */
export async function undoMigration(
  ctx: Ctx, { id }: Migration, runId: bigint, { from, to }: { from: StoredModel; to: StoredModel },
): Promise<boolean> {
  const locked = await lockInstance(ctx.tx, runId)
  const kept = await lockMigrated(ctx.tx, id, runId)
  if (locked?.modelId !== to.id || !kept || kept.stands !== fingerprintOf(locked.instance)) return false
  await replaceInstance(ctx.tx, runId, { before: locked.instance, after: kept.before, modelId: from.id })
  await undoMigrated(ctx.tx, id, runId, ctx.now)
  await tell(ctx, 'process.migration-undone', runId, { process: locked.publicId, from: to.version, to: from.version })
  return true
}

async function tell(
  ctx: Ctx, type: 'process.migrated' | 'process.migration-undone', subjectId: bigint,
  data: { process: string; from: number; to: number },
): Promise<void> {
  await recordEvent(ctx, { type, subjectKind: 'process', subjectId, data })
}

/** Where a run stands, so that it can be told whether it has moved. */
function fingerprintOf({ nextId, tokens, scopes }: Instance): string {
  const sorted = tokens.toSorted((a, b) => a.id - b.id)
    .map(({ id, node, scope, at, dueAt }) => [id, node, scope, at, dueAt?.toISOString() ?? null])
  return createHash('sha256').update(JSON.stringify([nextId, sorted, scopes])).digest('hex')
}
