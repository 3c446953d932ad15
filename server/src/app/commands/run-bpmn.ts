import type { CommandIo, ExitCode } from '../../cli/batch.ts'
import { BPMN_RUN_HELP, readBpmnRunUse, runBpmnRun } from '../../cli/bpmn-run.ts'
import { refuseUse } from '../../cli/refuse.ts'
import { once } from '../../modules/audit/public.ts'
import { systemClock } from '../../platform/clock.ts'
import { openDb } from '../../platform/db.ts'
import { attachOrMake } from '../data-folder.ts'

/**
 * `motcua bpmn run`: on the database of an installation, or on one that is made in an empty folder. Of the province it
 * needs nothing.
 */
export async function runBpmnRunCommand(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  if (args.includes('--help')) {
    io.stdout(BPMN_RUN_HELP)
    return 0
  }
  const use = readBpmnRunUse(args)
  if (typeof use === 'string') return refuseUse(io, args, use, BPMN_RUN_HELP)
  const { config, detach } = await attachOrMake(use.data)
  const db = openDb(config.databaseUrl ?? '', () => undefined, { max: 2 })
  try {
    return await runBpmnRun(use, io, { db, guard: once, clock: systemClock })
  } finally {
    await db.destroy()
    await detach()
  }
}
