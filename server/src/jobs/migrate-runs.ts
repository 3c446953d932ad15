import { ok } from '../kernel/result.ts'
import { CannotFollow, type MigrateCase } from '../modules/dossiers/public.ts'
import {
  type MigratingRun, type Migration, type MigrationFault, type ModelSource, type RunMover, type Versions, endMigration,
  findOpenMigration, hasResult, keepMoved, keepRefused, listToMove, listToUndo, lockInstance, migrateLocked, undoLocked,
} from '../modules/workflow/public.ts'
import type { Backing, Ctx } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import type { Poller } from './pollers.ts'
import { runOnce } from './run-once.ts'

export interface MigrationRooms extends Backing {
  readonly models: ModelSource
  readonly mover: Pick<RunMover, 'portsAt'>
  /** Lets a dossier follow its run. */
  readonly migrateCase: (ctx: Ctx, one: MigrateCase) => Promise<void>
  readonly log: Log
}

/** So many runs between two looks at whether the move is to be undone. */
const BATCH = 100

/**
 * Moves runs to another version of their process, and back, one transaction each (chuyển lượt chạy): what became of a
 * run is written with it, so that a worker that is killed goes on where it stood, and of two workers one has moved it.
 * A run that fails is left where it was, with its reason, and holds up none behind it.
 */
export function migrationPoller(rooms: MigrationRooms): Poller {
  return {
    name: 'migrate-runs', everySeconds: 2,
    async run() {
      const migration = await findOpenMigration(rooms.db)
      if (!migration) return false
      const isUndoing = migration.undoAskedAt !== null
      const runs = isUndoing
        ? await listToUndo(rooms.db, migration.id, BATCH) : await listToMove(rooms.db, migration, BATCH)
      if (runs.length === 0) {
        await runOnce(rooms, 'end a migration', async (ctx) => ok(await endMigration(ctx, migration)))
        return true
      }
      const versions = {
        from: await rooms.models.of(migration.fromModelId), to: await rooms.models.of(migration.toModelId),
      }
      for (const run of runs) await migrateOne(rooms, { migration, versions, isUndoing, run })
      return true
    },
  }
}

interface One {
  readonly migration: Migration
  readonly versions: Versions
  readonly isUndoing: boolean
  readonly run: MigratingRun
}

async function migrateOne(rooms: MigrationRooms, one: One): Promise<void> {
  try {
    await runOnce(rooms, 'migrate a run', async (ctx) => {
      await act(ctx, rooms, one)
      return ok(true)
    })
  } catch (err) {
    if (!(err instanceof CannotFollow)) rooms.log.error({ err, job: 'migrate-runs' }, 'a run could not be migrated')
    await leave(rooms, one, reasonOf(err))
  }
}

async function act(ctx: Ctx, rooms: MigrationRooms, { migration, versions, isUndoing, run }: One): Promise<void> {
  const { instanceId, caseId } = run
  if (caseId !== null) return rooms.migrateCase(ctx, { caseId, instanceId, migration, versions, isUndoing })
  const locked = await lockInstance(ctx.tx, instanceId)
  if (!locked) return
  if (isUndoing) await undoLocked(ctx, migration, versions, locked)
  else await migrateLocked(ctx, migration, versions, locked, rooms.mover.portsAt(ctx.now, versions.to))
}

function reasonOf(err: unknown): Omit<MigrationFault, 'node'> {
  return err instanceof CannotFollow
    ? { why: 'case-stuck', text: `bước của hồ sơ không mở được (${err.code})` }
    : { why: 'program-failed', text: 'lỗi của chương trình, xem nhật ký máy chủ' }
}

/** The run stays where it is; whoever looks at the move sees why. */
async function leave(
  rooms: MigrationRooms, { migration: { id }, isUndoing, run: { instanceId } }: One, reason: Omit<MigrationFault, 'node'>,
): Promise<void> {
  await runOnce(rooms, 'leave a run', async (ctx) => {
    const locked = await lockInstance(ctx.tx, instanceId)
    if (!locked) return ok(false)
    if (isUndoing) await keepMoved(ctx, { id }, locked)
    else if (!await hasResult(ctx.tx, id, instanceId)) await keepRefused(ctx, { id }, locked, [{ node: '', ...reason }])
    return ok(true)
  })
}
