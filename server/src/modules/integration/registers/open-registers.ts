import { readSettings, soundSettings } from '../../../platform/partner/read-settings.ts'
import type { PartnerSettings } from '../../../platform/partner/read-partners.ts'
import { portalAccounts, PORTAL_ACCOUNTS } from '../national-portal/account-register.ts'
import { openNationalPortal } from '../national-portal/client.ts'
import { NATIONAL_PORTAL } from '../national-portal/outlet.ts'
import { NATIONAL_PORTAL_SETTINGS } from '../national-portal/settings.ts'
import { openPopulationRegister } from './population/population-register.ts'
import type { Register } from './register.ts'
import { REGISTER_SETTINGS, type RegisterSettings } from './settings.ts'

const OPENERS: Readonly<Record<string, (settings: RegisterSettings, now: () => Date) => Register>> = {
  population: openPopulationRegister,
}

/**
 * The registers that MOTCUA_PARTNERS names, by their codes; with the national portal its accounts. Throws, naming the
 * setting, where one is faulty.
 */
export function openRegisters(settings: PartnerSettings, now: () => Date): ReadonlyMap<string, Register> {
  const portal = settings[NATIONAL_PORTAL]
  const named = Object.entries(OPENERS).flatMap(([code, open]) => {
    const given = settings[code]
    if (given === undefined) return []
    return [[code, open(soundSettings(code, readSettings(REGISTER_SETTINGS, given)), now)] as const]
  })
  if (!portal) return new Map(named)
  const sound = soundSettings(NATIONAL_PORTAL, readSettings(NATIONAL_PORTAL_SETTINGS, portal))
  return new Map([...named, [PORTAL_ACCOUNTS, portalAccounts(openNationalPortal(sound))]])
}
