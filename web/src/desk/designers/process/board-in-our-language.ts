import { say } from '../../../lib/language.ts'
import { BOARD } from './board-texts.ts'

type Values = Readonly<Record<string, string>>

/** A module of bpmn-js: what it writes, in the language of the desk; what we do not know stays as it is. */
export const IN_OUR_LANGUAGE = {
  translate: ['value', (english: string, values: Values = {}) => {
    const known = Object.hasOwn(BOARD, english) ? BOARD[english as keyof typeof BOARD] : undefined
    const said = known ? say(known) : english
    return said.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole)
  }],
} as const
