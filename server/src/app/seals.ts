import { type Sealer, openSealKey, sealLogIn } from '../modules/audit/public.ts'
import { dossierRecords } from '../modules/dossiers/public.ts'
import { systemClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'

/** What is sealed beside the events. */
export const SEALED_RECORDS = [dossierRecords]

/** Who seals, with which key, and where the lines go. */
export function sealerOf({ databaseUrl = '', sealsFolder, sealKey }: Config): Sealer {
  return {
    connectionString: databaseUrl, log: sealLogIn(sealsFolder), key: () => openSealKey(sealsFolder, sealKey),
    sources: SEALED_RECORDS, machineNow: () => systemClock.now(),
  }
}
