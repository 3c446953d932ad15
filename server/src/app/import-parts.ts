import { type ImportPart, organisationPart, staffPart } from '../cli/import.ts'
import { cataloguePart, processesPart } from '../cli/load-catalogue.ts'
import { guidesPart } from '../cli/read-guides.ts'
import { messagesPart } from '../cli/read-messages.ts'
import { plansPart } from '../cli/read-plans.ts'
import { targetsPart } from '../cli/read-target-file.ts'
import { rolloutPart } from '../cli/read-rollouts.ts'
import { loadRows as loadStaff } from '../modules/identity/public.ts'
import { findUnitIds } from '../modules/organisation/public.ts'
import type { Config } from '../platform/config.ts'
import type { Storage } from '../platform/storage.ts'
import { hashSecret } from '../platform/secrets.ts'

/**
 * What an import takes over, in the order in which the parts need each other. The staff accounts of the data share one
 * password that stands in a file, so only a demonstration takes them. Without a file store guides have no pictures.
 */
export function importParts(config: Pick<Config, 'profile' | 'hashCost'>, storage?: Storage): ImportPart[] {
  const parts = [
    organisationPart, rolloutPart, cataloguePart, processesPart, messagesPart, guidesPart(storage), plansPart,
    targetsPart,
  ]
  if (config.profile !== 'demonstration') return parts
  return [...parts, staffPart(async (ctx, { staff, passwordHash }) => {
    const ids = await findUnitIds(ctx.tx, [
      ...new Set(staff.flatMap(({ unit, grants }) => [unit, ...grants.map((grant) => grant.unit)])),
    ])
    const idOf = (unit: string) => {
      const id = ids.get(unit)
      if (id === undefined) throw new Error(`no unit ${unit} for staff`)
      return id
    }
    const rows = staff.map(({ unit, grants, ...row }) => ({
      ...row, unitId: idOf(unit), grants: grants.map((grant) => ({ ...grant, unitId: idOf(grant.unit) })),
    }))
    return loadStaff(ctx, { staff: rows, passwordHash, mustChange: false })
  }, (password) => hashSecret(password, config.hashCost))]
}

