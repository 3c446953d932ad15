import { AUDIT_HELP, readAuditUse, runAuditVerify } from '../../cli/audit-verify.ts'
import type { CommandIo, ExitCode } from '../../cli/batch.ts'
import { sealLogIn } from '../../modules/audit/public.ts'
import { systemClock } from '../../platform/clock.ts'
import { openStorage } from '../../platform/storage.ts'
import { attach } from '../data-folder.ts'
import { SEALED_RECORDS } from '../seals.ts'
import { wrongUse } from './command-options.ts'

/** `motcua audit`. */
export async function runAudit(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  if (args.includes('--help')) {
    io.stdout(AUDIT_HELP)
    return 0
  }
  const use = readAuditUse(args)
  if (typeof use === 'string') return wrongUse(io, use, AUDIT_HELP)
  const { config, detach } = await attach(use.data)
  try {
    return await runAuditVerify(use, io, {
      connectionString: config.databaseUrl ?? '', log: sealLogIn(config.sealsFolder), sources: SEALED_RECORDS,
      machineNow: systemClock.now(), storage: await openStorage(config.filesFolder),
    })
  } finally {
    await detach()
  }
}
