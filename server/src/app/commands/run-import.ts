import type { CommandIo, ExitCode } from '../../cli/batch.ts'
import { readImportUse, runImport } from '../../cli/import.ts'
import { openLog } from '../../platform/log.ts'
import { importParts } from '../import-parts.ts'
import { openRooms } from '../open-rooms.ts'
import { configured } from './command-options.ts'

/** `motcua import`. */
export async function runImportCommand(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const use = readImportUse(args)
  if (typeof use === 'string' || use.help) return runImport(args, io, undefined as never) // before a database is opened
  const config = configured()
  const rooms = await openRooms(config, openLog('warn'))
  try {
    return await runImport(args, io, rooms, importParts(config, rooms.storage))
  } finally {
    await rooms.close()
  }
}
