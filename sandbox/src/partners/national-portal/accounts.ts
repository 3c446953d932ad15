import type { Row } from '../../json.ts'
import type { Told } from '../../partner.ts'
import { BEARERS } from '../identity/people.ts'

/** The numbers by which an account is found: of a person, of an enterprise. */
const NUMBERS = ['SoDinhDanh', 'MaSoThue'] as const

/** Accounts of the portal (TraCuuTechID), as they are found by the number of a person or of an enterprise. */
export function openAccounts() {
  const accounts = new Map<string, Row>(BEARERS.flatMap(({ techId, claims }) =>
    NUMBERS.flatMap((name) => {
      const number = claims[name]
      return number === undefined ? [] : [[number, { TechID: techId, [name]: number }] as const]
    })))
  const asked: string[] = []
  /** In whose place it answers, whoever is asked about. */
  let instead: Row | undefined

  return {
    services: {
      TraCuuTechID(given: Row): Told {
        const number = NUMBERS.map((name) => given[name]).find((one) => typeof one === 'string' && one !== '')
        if (typeof number !== 'string') return { status: 200, body: { error_code: '1', message: 'THIEU_THONG_TIN' } }
        asked.push(number)
        const found = instead ?? accounts.get(number)
        return { status: 200, body: { error_code: '0', data: found ? [found] : [] } }
      },
    },
    /** `hold-account`: it has that account, too. `answer-account`: it answers with it, whoever is asked about. */
    act(deed: string, row: Row): boolean {
      const number = NUMBERS.map((name) => row[name]).find((one) => typeof one === 'string')
      if (deed === 'hold-account' && typeof number === 'string') accounts.set(number, { TechID: `t-${number}`, ...row })
      else if (deed === 'answer-account') instead = number === undefined ? undefined : { TechID: 't-1', ...row }
      else return false
      return true
    },
    state: () => ({ asked: asked.length }),
  }
}
