import { say } from '../../../lib/language.ts'
import { TABLE } from './table-texts.ts'

/** What dmn-js writes, in the language of the desk; what we do not know stays as it is. */
export function inOurLanguage(english: string, values: Readonly<Record<string, string>> = {}): string {
  const known = Object.hasOwn(TABLE, english) ? TABLE[english as keyof typeof TABLE] : undefined
  const said = known ? say(known) : english
  return said.replaceAll(/\{ ?(\w+) ?\}/gu, (whole, name: string) => values[name] ?? whole)
}

/** A module of dmn-js. */
export const TABLE_IN_OUR_LANGUAGE = { translate: ['value', inOurLanguage] } as const
