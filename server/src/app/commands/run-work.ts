import type { CommandIo, ExitCode } from '../../cli/batch.ts'
import { logCrash, openLog } from '../../platform/log.ts'
import { buildWorker } from '../build-worker.ts'
import { openRooms } from '../open-rooms.ts'
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

/**
 * Resolves when whoever began this process and kept a line to it is gone, killed without a word too: the next start
 * begins a worker of its own, and two versions of the program may not work side by side. Never, where nobody kept one.
 */
function untilAlone(): Promise<void> {
  return new Promise((done) => {
    if (process.send && !process.connected) done()
    process.once('disconnect', () => { done() })
    process.channel?.unref() // the line alone is no reason to go on
  })
}
