import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Answer } from './ask-partner.ts'

/** Settings of a partner in which these are missing or wrong; their values are not repeated. */
export interface SettingsFaulty { readonly code: 'settings-faulty'; readonly names: readonly string[] }

/** The texts that a partner’s part of MOTCUA_PARTNERS must have, `url`, an address of http or https, among them. */
export function readPartnerTexts<N extends string>(
  given: Answer, names: readonly N[],
): Result<Readonly<Record<N, string>>, SettingsFaulty> {
  const faulty: string[] = names.filter((name) => typeof given[name] !== 'string' || given[name] === '')
  const url = String(given['url'])
  const isAddress = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
  if (!isAddress && !faulty.includes('url')) faulty.unshift('url')
  if (faulty.length > 0) return refuse({ code: 'settings-faulty', names: faulty })
  return ok(Object.fromEntries(names.map((name) => [name, given[name]])) as Readonly<Record<N, string>>)
}

/** The settings of a partner, as they were read. Throws, naming it and what is faulty in them. */
export function soundSettings<T>(partner: string, read: Result<T, SettingsFaulty>): T {
  if (!read.ok) throw new Error(`MOTCUA_PARTNERS: ${partner} thiếu hoặc sai ${read.refusal.names.join(', ')}`)
  return read.value
}
