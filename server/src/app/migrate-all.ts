import { systemClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { type MigrationReport, migrate, readMigrations } from '../platform/migrate.ts'
import { ROOMS } from '../platform/rooms.ts'
import { migrateWorkQueue } from '../platform/work-queue/migrate-work-queue.ts'

/** `motcua migrate`: the rooms' tables, then those of the work queue, as the owner. */
export async function migrateAll({
  ownerUrl, databaseUrl,
}: Pick<Config, 'ownerUrl' | 'databaseUrl'>): Promise<MigrationReport> {
  const url = ownerUrl ?? databaseUrl
  if (url === undefined) throw new Error('Thiếu DATABASE_OWNER_URL: cần quyền chủ sở hữu để tạo bảng.')
  const report = await migrate(url, readMigrations(new URL('../modules/', import.meta.url), ROOMS), systemClock.now())
  await migrateWorkQueue(url)
  return report
}
