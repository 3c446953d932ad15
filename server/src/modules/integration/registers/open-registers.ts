import type { Static, TObject } from 'typebox'
import type { Answer } from '../../../platform/partner/ask-partner.ts'
import { readSettings, soundSettings } from '../../../platform/partner/read-settings.ts'
import type { PartnerSettings } from '../../../platform/partner/read-partners.ts'
import type { Person } from '../../identity/public.ts'
import { portalAccounts, PORTAL_ACCOUNTS } from '../national-portal/account-register.ts'
import { openNationalPortal } from '../national-portal/client.ts'
import { NATIONAL_KHO, nationalKho } from '../national-portal/kho/national-kho.ts'
import { NATIONAL_PORTAL } from '../national-portal/outlet.ts'
import { NATIONAL_PORTAL_SETTINGS } from '../national-portal/settings.ts'
import { BUSINESS, openBusinessRegister } from './business/business-register.ts'
import { openOverAxis } from './over-axis/open-over-axis.ts'
import { OVER_AXIS_SETTINGS, overAxisOf } from './over-axis/settings.ts'
import { POPULATION, openPopulationRegister } from './population/population-register.ts'
import { POPULATION_SETTINGS } from './population/settings.ts'
import type { Register } from './register.ts'
import { REGISTER_SETTINGS } from './settings.ts'
import { SOCIAL_INSURANCE, openSocialInsurance } from './social-insurance/social-insurance-register.ts'

type Opener = (given: Answer, now: () => Date) => Register

/** Each register by its code, with its settings and how it is opened: all that this room knows of it elsewhere. */
const OPENERS: Readonly<Record<string, Opener>> = {
  ...opener(POPULATION, POPULATION_SETTINGS, openPopulationRegister, 'citizen'),
  ...opener(BUSINESS, REGISTER_SETTINGS, openBusinessRegister, 'organisation'),
  ...opener(SOCIAL_INSURANCE, REGISTER_SETTINGS, openSocialInsurance, 'citizen'),
}

/**
 * The registers that MOTCUA_PARTNERS names, by their codes; with the national portal its accounts and its Kho. Throws,
 * naming the setting, where one is faulty, or is asked over the axis of documents, which is not named.
 */
export function openRegisters(settings: PartnerSettings, now: () => Date): ReadonlyMap<string, Register> {
  const named = Object.entries(OPENERS).flatMap(([code, open]) => {
    const given = settings[code]
    if (given === undefined) return []
    const over = overAxisOf(given)?.partner
    if (over !== undefined && settings[over] === undefined) throw new Error(`MOTCUA_PARTNERS: ${code} đi qua ${over}, mà phần ấy không có`)
    return [[code, open(given, now)] as const]
  })
  const portal = settings[NATIONAL_PORTAL]
  if (!portal) return new Map(named)
  const sound = soundSettings(NATIONAL_PORTAL, readSettings(NATIONAL_PORTAL_SETTINGS, portal))
  const there = openNationalPortal(sound)
  return new Map([...named, [PORTAL_ACCOUNTS, portalAccounts(there)], [NATIONAL_KHO, nationalKho(there)]])
}

/** `about`: of whom it speaks, whichever way it is asked. */
function opener<S extends TObject>(
  code: string, schema: S, open: (settings: Static<S>, now: () => Date) => Register, about: Person['kind'],
): Readonly<Record<string, Opener>> {
  return {
    [code]: (given, now) => overAxisOf(given)
      ? openOverAxis({ code, about: [about] }, soundSettings(code, readSettings(OVER_AXIS_SETTINGS, given)))
      : open(soundSettings(code, readSettings(schema, given)), now),
  }
}
