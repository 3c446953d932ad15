import Type, { type Static, type TObject } from 'typebox'
import { Value } from 'typebox/value'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Answer } from './ask-partner.ts'

/** Settings of a partner in which these are missing, wrong or unknown; their values are not repeated. */
export interface SettingsFaulty { readonly code: 'settings-faulty'; readonly names: readonly string[] }

/** Where a partner listens, of http or https; what one of them asks beside it its folder says. */
export const ADDRESS = Type.String({ pattern: '^https?://[!-~]{1,490}$', description: 'địa chỉ, http hoặc https' })
/** One word of ASCII, as a header may hold it. */
export const WORD = Type.String({ pattern: '^[!-~]{1,500}$' })
/** One word that nobody else may know. */
export const SECRET = Type.String({ pattern: '^[!-~]{1,500}$', writeOnly: true, description: 'khóa, không để lộ' })
export const YES_OR_NO = Type.Union([Type.Literal('yes'), Type.Literal('no')])

/** What the file of MOTCUA_PARTNERS says of one partner; a name that is not in it is refused as a mistyped one. */
export function settingsOf<P extends Parameters<typeof Type.Object>[0]>(properties: P) {
  return Type.Object(properties, { additionalProperties: false })
}

/** The settings, if they are as their schema says. Refuses with the names of those that are not. */
export function readSettings<S extends TObject>(schema: S, given: Answer): Result<Static<S>, SettingsFaulty> {
  const names = new Set(faultyOf(schema, given))
  const { url } = given
  if (typeof url === 'string' && !URL.canParse(url)) names.add('url')
  return names.size > 0 ? refuse({ code: 'settings-faulty', names: [...names] }) : ok(given as Static<S>)
}

function faultyOf(schema: TObject, given: Answer): readonly string[] {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(schema.properties, name))
  const required: readonly string[] = schema.required
  const wrong = Object.entries(schema.properties).filter(([name, one]) =>
    Object.hasOwn(given, name) ? !Value.Check(one, given[name]) : required.includes(name))
  return [...wrong.map(([name]) => name), ...unknown]
}

/** The settings of a partner, as they were read. Throws, naming it and what is faulty in them. */
export function soundSettings<T>(partner: string, read: Result<T, SettingsFaulty>): T {
  if (!read.ok) throw new Error(`MOTCUA_PARTNERS: ${partner} thiếu hoặc sai ${read.refusal.names.join(', ')}`)
  return read.value
}
