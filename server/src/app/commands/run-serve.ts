import type { CommandIo, ExitCode } from '../../cli/batch.ts'
import { refuseUse } from '../../cli/refuse.ts'
import { logCrash, openLog } from '../../platform/log.ts'
import { serve } from '../serve.ts'
import { configured, faultOfPort, readOptions, untilStopped } from './command-options.ts'

const SERVE = 'motcua serve [--port N]'

/** `motcua serve`: one server process, stopped by a signal. */
export async function runServe(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const read = readOptions(args, { port: { type: 'string' } } as const, SERVE, io)
  if (!read.values) return read.exit
  const fault = faultOfPort(read.values.port)
  if (fault !== undefined) return refuseUse(io, args, fault, SERVE)
  const config = configured(read.values.port === undefined ? {} : { MOTCUA_PORT: read.values.port })
  const log = openLog(config.logLevel)
  logCrash(log)
  const running = await serve(config, log)
  io.stdout(`motcua ready ${running.url}`)
  await untilStopped()
  await running.stop()
  return 0
}
