import type { CommandIo, ExitCode } from '../../cli/batch.ts'
import { logCrash, openLog } from '../../platform/log.ts'
import { buildWorker } from '../build-worker.ts'
import { openRooms } from '../open-rooms.ts'
import { untilAlone } from '../until-alone.ts'
import { configured, readOptions, untilStopped } from './command-options.ts'

/** `motcua work`: one worker process, stopped by a signal, and by the end of `motcua start`, where that began it. */
export async function runWork(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const read = readOptions(args, {}, 'motcua work', io)
  if (!read.values) return read.exit
  const config = configured()
  const log = openLog(config.logLevel)
  logCrash(log)
  const rooms = await openRooms(config, log)
  try {
    const worker = await buildWorker(rooms)
    await Promise.race([untilStopped(), untilAlone()])
    await worker.stop()
    return 0
  } finally {
    await rooms.close()
  }
}
