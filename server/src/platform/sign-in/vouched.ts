import { cleanText } from '../../kernel/vietnamese-text.ts'
import type { Claims } from './oidc-client.ts'

/** What an identity provider vouches for; numbers as it writes them, not yet checked. */
export interface Vouched {
  readonly level: 1 | 2
  readonly personalNumber: string
  readonly fullName: string
  /** For which somebody acts as who represents it. */
  readonly organisation: { readonly taxCode: string; readonly name: string } | undefined
}

const LONGEST = 200

/**
 * Reads the claims of the national provider (SoDinhDanh, HoVaTen, MaSoThue, TenDoanhNghiep, loAs). The level is the
 * lower one where the token and the answer of userinfo say two. Undefined where no level is said: nothing is vouched.
 */
export function vouchedOf(token: Claims, userinfo: Claims): Vouched | undefined {
  const said = (name: string) => textOf(userinfo[name] ?? token[name])
  const levels = [token['acr'], userinfo['loAs'] ?? token['loAs']].map(levelOf).filter((one) => one !== undefined)
  if (levels.length === 0) return undefined
  const taxCode = said('MaSoThue') || said('MaSoDoanhNghiep')
  const name = said('TenDoanhNghiep')
  return {
    level: levels.includes(1) ? 1 : 2, personalNumber: said('SoDinhDanh'), fullName: said('HoVaTen'),
    organisation: taxCode !== '' && name !== '' ? { taxCode, name } : undefined,
  }
}

function levelOf(value: unknown): 1 | 2 | undefined {
  if (value === undefined) return undefined
  if (value === '2' || value === 2) return 2
  return 1 // whatever else it calls a level is the least
}

/** A text of one line; empty of everything else, and of what is longer than any name. */
function textOf(value: unknown): string {
  const text = typeof value === 'string' ? cleanText(value.replaceAll('\0', '')) : ''
  return text.length > LONGEST ? '' : text
}
