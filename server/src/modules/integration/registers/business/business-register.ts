import { openWay } from '../open-way.ts'
import type { AskedBy, AskedPerson, Register } from '../register.ts'
import { type RestQuestion, askRest } from '../rest.ts'
import type { RegisterSettings } from '../settings.ts'
import { BUSINESS_ENTRIES, enterpriseIn } from './enterprise.ts'

export const BUSINESS = 'business-register'

/** The details of one enterprise by its number (domain reference 8.6). */
export function detailsOf(number: string): RestQuestion {
  return { path: 'apiCSDLDKDN/chiTietDoanhNghiep', query: { msdn: number } }
}

/**
 * The register of enterprises (CSDL quốc gia về đăng ký doanh nghiệp), which is public (Luật Doanh nghiệp 2020 Đ.33).
 * It has one question, so yes or no is taken from the same answer, of which then nothing is kept. `now` is the clock of
 * the machine.
 */
export function openBusinessRegister(settings: RegisterSettings, now: () => Date): Register {
  const way = openWay(settings, now)
  const read = async (enterprise: AskedPerson, by: AskedBy, milliseconds: number) => {
    const row = await askRest({ way, settings }, detailsOf(enterprise.number), by, milliseconds)
    return row && enterpriseIn(row, enterprise)
  }
  return {
    code: BUSINESS, about: ['organisation'], entries: BUSINESS_ENTRIES, transport: settings.transport, read,
    confirm: async (enterprise, _claim, by, milliseconds) =>
      await read(enterprise, by, milliseconds) !== undefined,
  }
}
