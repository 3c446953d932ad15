import type { Answer } from '../../../platform/partner/ask-partner.ts'
import { SendFault } from '../../../platform/send-fault.ts'
import type { Register } from '../registers/register.ts'
import type { NationalPortal } from './client.ts'

/** By which the accounts of the portal are asked about, with a rule and a rest of their own. */
export const PORTAL_ACCOUNTS = 'national-portal-accounts'
const LOOK_UP = 'TraCuuTechID'

/**
 * The accounts of the national portal as a register that only says yes or no: whether somebody, a person by the
 * personal number or an organisation by the tax code, has one there. TODO(law): the answer of `TraCuuTechID` is our
 * reading until the portal's own is seen.
 */
export function portalAccounts(portal: Pick<NationalPortal, 'call'>): Register {
  return {
    code: PORTAL_ACCOUNTS, about: ['citizen', 'organisation'], entries: [], transport: 'direct',
    read: async () => undefined, // it says nothing of anybody
    async confirm({ number }, _claim, _by, milliseconds) {
      const name = nameOfNumber(number)
      const { data } = await within(milliseconds, portal.call(LOOK_UP, { [name]: number }))
      if (!Array.isArray(data) || data.length > 1) throw new SendFault('answer-unreadable', false)
      if (data.length === 0) return false
      const { TechID: account, [name]: whose } = Object(data[0]) as Answer
      if (typeof account !== 'string' || account === '') throw new SendFault('answer-unreadable', false)
      if (whose !== number) throw new SendFault('other-person', false)
      return true
    },
  }
}

/** Under which name the portal is told a number: of a person, or of an organisation. */
export function nameOfNumber(number: string): 'SoDinhDanh' | 'MaSoThue' {
  return /^\d{12}$/.test(number) ? 'SoDinhDanh' : 'MaSoThue'
}

/** What the call answers, within so many milliseconds, the session that it may open first included. */
export async function within(milliseconds: number, call: Promise<Answer>): Promise<Answer> {
  const late = AbortSignal.timeout(milliseconds)
  return Promise.race([call, new Promise<never>((_, fail) => {
    late.addEventListener('abort', () => fail(new SendFault('timeout', false)))
  })])
}
