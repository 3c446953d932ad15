import type { SettledAt } from '../src/modules/catalogue/public.ts'
import { findDossier, hearSector } from '../src/modules/dossiers/public.ts'
import type { Province } from './province-database.ts'

/** The same province, whose versions are all settled there; only those of one procedure, where it is named. */
export function settledAt(base: Province, where: SettledAt, procedure?: string): Province {
  return {
    ...base,
    catalogue: {
      ...base.catalogue,
      version(id) {
        const version = base.catalogue.version(id)
        if (procedure !== undefined && version.procedure !== procedure) return version
        return { ...version, content: { ...version.content, settledAt: where } }
      },
    },
  }
}

/** A system says that it has received a dossier, as if it had been sent there. */
export async function receivedThere(province: Province, system: string, publicId: string): Promise<string> {
  const dossierId = (await findDossier(province.db, publicId))?.id ?? 0n
  const word = { state: 'received', at: province.clock.now(), code: '3', words: '', result: null, taxNotices: [] } as const
  await province.inOneGo((ctx) => hearSector(ctx, province, { system, dossierId, ...word }))
  return publicId
}
