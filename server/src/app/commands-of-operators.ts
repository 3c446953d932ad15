import type { CommandIo, ExitCode } from '../cli/batch.ts'
import { SEED_HELP, runSeed } from '../cli/seed.ts'
import { environment, readConfig } from '../platform/config.ts'
import { openLog } from '../platform/log.ts'
import { type Rooms, openRooms } from './open-rooms.ts'

/** Opens the rooms of the configured database for one command, and closes them behind it. */
async function withRooms(args: readonly string[], help: string, io: CommandIo, run: (rooms: Rooms) => Promise<ExitCode>): Promise<ExitCode> {
  if (args.includes('--help')) {
    io.stdout(help)
    return 0
  }
  const read = readConfig(environment())
  if (!read.ok) throw new Error(read.refusal.text)
  const rooms = await openRooms(read.value, openLog('warn'))
  try {
    return await run(rooms)
  } finally {
    await rooms.close()
  }
}

/** `motcua seed`. */
export function runSeedCommand(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  return withRooms(args, SEED_HELP, io, (rooms) => runSeed(args, io, rooms))
}
