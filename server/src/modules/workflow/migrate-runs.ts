import { createHash } from 'node:crypto'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx, Db } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import {
  type MigrationFault, type NodeMapping, migrateRun, migrationFaults, proposeMapping,
} from './domain/migrate-run.ts'
import type { Instance, RunPorts } from './domain/run/instance.ts'
import { type LockedInstance, replaceInstance } from './store/instance-store.ts'
import {
  type Migration, askUndo, endStage, endUndo, hasResult, insertMigration, keepResult, lockMigrated, lockMigration,
  readStandings, shareMigration,
} from './store/migration-store.ts'
import type { StoredModel } from './store/model-store.ts'

/** So many runs are looked at in one question. */
const BATCH = 1_000

export interface MigrationPreview {
  readonly mapping: NodeMapping
  readonly running: number
  readonly movable: number
  /** Of those that cannot be moved: how many for which reason, by where they stand. */
  readonly refused: readonly (MigrationFault & { readonly runs: number })[]
  /** How many stand at which node. */
  readonly standing: ReadonlyMap<string, number>
}

/** The version that is left and the one that is gone to. */
export interface Versions { readonly from: StoredModel; readonly to: StoredModel }

/**
 * What would become of the runs of a version if they went on in another (xem trước việc chuyển): how many can, and why
 * the others cannot. Changes nothing.
 */
export async function previewMigration(
  db: Db, { from, to }: Versions, mapping: NodeMapping = proposeMapping(from.model, to.model),
): Promise<MigrationPreview> {
  const refused = new Map<string, MigrationFault & { runs: number }>()
  const standing = new Map<string, number>()
  let [running, movable] = [0, 0]
  for (let after: bigint | undefined; ;) {
    const batch = await readStandings(db, from.id, after, BATCH)
    for (const { instance } of batch) {
      const faults = migrationFaults(from.model, to.model, mapping, instance)
      if (faults.length === 0) movable += 1
      for (const node of standsAt(instance)) standing.set(node, (standing.get(node) ?? 0) + 1)
      for (const fault of faults) {
        const key = `${fault.node} ${fault.why}`
        const known = refused.get(key)
        if (known) known.runs += 1
        else refused.set(key, { ...fault, runs: 1 })
      }
    }
    after = batch.at(-1)?.id
    running += batch.length
    if (batch.length < BATCH) return { mapping, running, movable, refused: [...refused.values()], standing }
  }
}

function standsAt({ tokens }: Instance): ReadonlySet<string> {
  return new Set(tokens.flatMap(({ node, isListening }) => isListening ? [] : [node]))
}

/** Whether a mapping names nodes that both versions have, and none of the new ones twice. */
export function isMapping({ from, to }: Versions, mapping: NodeMapping): boolean {
  const meant = Object.values(mapping)
  return Object.keys(mapping).every((node) => Object.hasOwn(from.model.nodes, node))
    && meant.every((node) => Object.hasOwn(to.model.nodes, node)) && new Set(meant).size === meant.length
}

export type BeginMigrationRefusal = { readonly code: 'mapping-wrong' } | { readonly code: 'migration-running' }

/**
 * Begins a move of runs to another version (chuyển sang phiên bản mới); a job moves them, one transaction each. Refuses
 * a mapping of nodes that are not there (`mapping-wrong`), and a second move while one from that version is not done
 * (`migration-running`). Leaves `process.migration-begun`.
 */
export async function beginMigration(
  ctx: Ctx, { from, to }: Versions, mapping: NodeMapping,
): Promise<Result<Migration, BeginMigrationRefusal>> {
  if (!isMapping({ from, to }, mapping)) return refuse({ code: 'mapping-wrong' })
  const migration = await insertMigration(ctx.tx, {
    fromModelId: from.id, toModelId: to.id, mapping, begunAt: ctx.now, begunBy: ctx.actorId,
  })
  if (!migration) return refuse({ code: 'migration-running' })
  await recordEvent(ctx, {
    type: 'process.migration-begun', subjectKind: 'migration', subjectId: migration.id,
    data: { migration: migration.publicId, from: from.publicId, to: to.publicId },
  })
  return ok(migration)
}

export type UndoRefusal = { readonly code: 'migration-unknown' } | { readonly code: 'migration-undone-already' }

/**
 * Has a move taken back (hoàn tác việc chuyển): what is left of it is not moved, and a job takes back each run that has
 * not gone on since. Refuses `migration-unknown`, and a second time `migration-undone-already`. Leaves
 * `process.migration-undo-asked`.
 */
export async function askMigrationUndone(ctx: Ctx, publicId: string): Promise<Result<Migration, UndoRefusal>> {
  const migration = await lockMigration(ctx.tx, publicId)
  if (!migration) return refuse({ code: 'migration-unknown' })
  if (migration.undoAskedAt) return refuse({ code: 'migration-undone-already' })
  await askUndo(ctx.tx, migration.id, ctx.now, ctx.actorId)
  await recordEvent(ctx, {
    type: 'process.migration-undo-asked', subjectKind: 'migration', subjectId: migration.id,
    data: { migration: publicId },
  })
  return ok(migration)
}

/** Nothing is left to be moved, or to be taken back. Leaves `process.migration-ended`; nothing the second time. */
export async function endMigration(ctx: Ctx, { id, publicId, undoAskedAt }: Migration): Promise<boolean> {
  const isUndoing = undoAskedAt !== null
  if (!await endStage(ctx.tx, id, isUndoing ? 'undoDoneAt' : 'doneAt', ctx.now)) return false
  await recordEvent(ctx, {
    type: 'process.migration-ended', subjectKind: 'migration', subjectId: id,
    data: { migration: publicId, stage: isUndoing ? 'undone' : 'moved' },
  })
  return true
}

/** A run before and after it went over to another version. */
export interface RunReplaced { readonly before: Instance; readonly instance: Instance }

/** What becomes of a run: moved, or refused with the reasons; undefined where there was nothing to do any more. */
export type Migrated = Result<RunReplaced, { readonly code: 'run-stays'; readonly faults: readonly MigrationFault[] }>

/**
 * Moves a locked run to the new version, unless it was looked at before; one that cannot go on where it stands stays,
 * with its reasons kept. Leaves `process.migrated` or `process.migration-refused`.
 */
export async function migrateLocked(
  ctx: Ctx, { id }: Migration, { from, to }: Versions, locked: LockedInstance, ports: RunPorts,
): Promise<Migrated | undefined> {
  const { doneAt, mapping } = await shareMigration(ctx.tx, id)
  if (doneAt || locked.modelId !== from.id || locked.instance.state !== 'running') return undefined
  if (await hasResult(ctx.tx, id, locked.id)) return undefined
  const faults = migrationFaults(from.model, to.model, mapping, locked.instance)
  if (faults.length > 0) {
    await keepRefused(ctx, { id }, locked, faults)
    return refuse({ code: 'run-stays', faults })
  }
  const instance = await migrateRun(from.model, to.model, mapping, locked.instance, ports)
  await replaceInstance(ctx.tx, locked.id, { before: locked.instance, after: instance, modelId: to.id })
  const of = { migrationId: id, instanceId: locked.id, at: ctx.now }
  await keepResult(ctx.tx, of, { before: locked.instance, stands: fingerprintOf(instance) })
  await recordEvent(ctx, {
    type: 'process.migrated', subjectKind: 'process', subjectId: locked.id,
    data: { process: locked.publicId, from: from.version, to: to.version },
  })
  return ok({ before: locked.instance, instance })
}

/** Keeps why a run stays where it is. Leaves `process.migration-refused`. */
export async function keepRefused(
  ctx: Ctx, { id }: Pick<Migration, 'id'>, run: Pick<LockedInstance, 'id' | 'publicId'>,
  faults: readonly MigrationFault[],
): Promise<void> {
  await keepResult(ctx.tx, { migrationId: id, instanceId: run.id, at: ctx.now }, { faults })
  await recordEvent(ctx, {
    type: 'process.migration-refused', subjectKind: 'process', subjectId: run.id,
    data: { process: run.publicId, why: [...new Set(faults.map(({ why }) => why))].join(' ') },
  })
}

/**
 * Takes a locked run back to the version and the place before (hoàn tác), as long as it has not gone on since; one that
 * has stays, and that is kept. Leaves `process.migration-undone` or `process.migration-kept`.
 */
export async function undoLocked(
  ctx: Ctx, { id }: Migration, { from, to }: Versions, locked: LockedInstance,
): Promise<RunReplaced | undefined> {
  const kept = await lockMigrated(ctx.tx, id, locked.id)
  if (!kept) return undefined
  const { instance: stands, modelId } = locked
  if (modelId !== to.id || stands.state !== 'running' || kept.stands !== fingerprintOf(stands)) {
    await keepMoved(ctx, { id }, locked)
    return undefined
  }
  await replaceInstance(ctx.tx, locked.id, { before: stands, after: kept.before, modelId: from.id })
  await endUndo(ctx.tx, id, locked.id, 'undoneAt', ctx.now)
  await recordEvent(ctx, {
    type: 'process.migration-undone', subjectKind: 'process', subjectId: locked.id,
    data: { process: locked.publicId, from: to.version, to: from.version },
  })
  return { before: stands, instance: kept.before }
}

/** Keeps that a run was not taken back. Leaves `process.migration-kept`; nothing where that is settled. */
export async function keepMoved(
  ctx: Ctx, { id }: Pick<Migration, 'id'>, run: Pick<LockedInstance, 'id' | 'publicId'>,
): Promise<void> {
  if (!await lockMigrated(ctx.tx, id, run.id)) return
  await endUndo(ctx.tx, id, run.id, 'undoRefusedAt', ctx.now)
  await recordEvent(ctx, {
    type: 'process.migration-kept', subjectKind: 'process', subjectId: run.id, data: { process: run.publicId },
  })
}

/** Where a run stands, so that it can be told whether it has moved. */
function fingerprintOf({ nextId, tokens, scopes }: Instance): string {
  const sorted = tokens.toSorted((a, b) => a.id - b.id)
    .map(({ id, node, scope, at, dueAt }) => [id, node, scope, at, dueAt?.toISOString() ?? null])
  return createHash('sha256').update(JSON.stringify([nextId, sorted, scopes], inOrder)).digest('hex')
}

/** The database writes the keys of what it keeps in an order of its own. */
function inOrder(_key: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => one < other ? -1 : 1)) : value
}
