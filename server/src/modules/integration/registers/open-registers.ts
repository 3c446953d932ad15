import { readSettings, soundSettings } from '../../../platform/partner/read-settings.ts'
import type { PartnerSettings } from '../../../platform/partner/read-partners.ts'
import { openPopulationRegister } from './population/population-register.ts'
import type { Register } from './register.ts'
import { REGISTER_SETTINGS, type RegisterSettings } from './settings.ts'

const OPENERS: Readonly<Record<string, (settings: RegisterSettings, now: () => Date) => Register>> = {
  population: openPopulationRegister,
}

/** The registers that MOTCUA_PARTNERS names, by their codes. Throws, naming the setting, where one is faulty. */
export function openRegisters(settings: PartnerSettings, now: () => Date): ReadonlyMap<string, Register> {
  return new Map(Object.entries(OPENERS).flatMap(([code, open]) => {
    const given = settings[code]
    if (given === undefined) return []
    return [[code, open(soundSettings(code, readSettings(REGISTER_SETTINGS, given)), now)] as const]
  }))
}
