import type { CommandIo, ExitCode } from '../../cli/batch.ts'
import { migrateAll } from '../migrate-all.ts'
import { configured, readOptions } from './command-options.ts'

/** `motcua migrate`. */
export async function runMigrate(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const read = readOptions(args, { json: { type: 'boolean' } } as const, 'motcua migrate [--json]', io)
  if (!read.values) return read.exit
  const { applied, present } = await migrateAll(configured())
  io.stdout(
    read.values.json
      ? JSON.stringify({ applied, present })
      : applied.length === 0
        ? `Đã đủ ${present} bước, không có gì mới.`
        : `Đã chạy: ${applied.join(', ')}`,
  )
  return 0
}
