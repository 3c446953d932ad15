import { AUDIT_HELP, type AuditUse, readAuditUse, runAuditVerify } from '../../cli/audit-verify.ts'
import type { CommandIo, ExitCode } from '../../cli/batch.ts'
import { refuseUse } from '../../cli/refuse.ts'
import { sealLogIn } from '../../modules/audit/public.ts'
import { isRemoved } from '../../modules/documents/public.ts'
import { systemClock } from '../../platform/clock.ts'
import { openDb } from '../../platform/db.ts'
import { openStorage } from '../../platform/storage.ts'
import type { Config } from '../../platform/config.ts'
import { attach } from '../data-folder.ts'
import { replaceSealKey, tellRestored } from '../keep-seals.ts'
import { SEALED_RECORDS } from '../seals.ts'

/** `motcua audit`. */
export async function runAudit(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  if (args.includes('--help')) {
    io.stdout(AUDIT_HELP)
    return 0
  }
  const use = readAuditUse(args)
  if (typeof use === 'string') return refuseUse(io, args, use, AUDIT_HELP)
  const { config, detach } = await attach(use.data)
  try {
    return await runOn(config, use, io)
  } finally {
    await detach()
  }
}

async function runOn(config: Config, use: AuditUse, io: CommandIo): Promise<ExitCode> {
  switch (use.command) {
    case 'verify': {
      const db = openDb(config.databaseUrl ?? '', () => undefined, { max: 1 })
      return runAuditVerify(use, io, {
        isRemoved: async (sha256) => isRemoved(db, sha256),
        connectionString: config.databaseUrl ?? '', log: sealLogIn(config.sealsFolder), sources: SEALED_RECORDS,
        machineNow: systemClock.now(), storage: await openStorage(config.filesFolder, config.store),
      // oxlint-disable-next-line typescript/no-misused-promises -- what a finally returns is waited for
      }).finally(async () => db.destroy())
    }
    case 'new-key': {
      const key = await replaceSealKey(config, use.keyFile)
      io.stdout(use.json ? JSON.stringify({ ok: true, key }) : `Từ nay ký bằng khóa ${key}. Hãy công bố mã khóa này.`)
      return 0
    }
    case 'restored': {
      const done = await tellRestored(config)
      io.stdout(use.json
        ? JSON.stringify({ ok: true, ...done })
        : `Đã mở kỷ nguyên ${done.era}; ${done.sealsTakenBack} niêm phong không còn hiệu lực.`)
      return 0
    }
  }
}
