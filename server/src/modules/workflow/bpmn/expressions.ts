import type { ModdleElement } from 'bpmn-moddle'
import { textOf } from '../../../platform/moddle-element.ts'
import { type BpmnProblem, problem } from './problems.ts'

/** What is wrong with a FEEL expression, in words; undefined if it can be asked. */
export type CheckFeel = (expression: string) => string | undefined

/** Collects what is wrong while a model is read. */
export interface Reading {
  readonly problems: BpmnProblem[]
  readonly checkFeel: CheckFeel
}

const isFeel = /feel/i
const otherLanguages = [
  [/^\s*[$#]\{/, 'JUEL'], [/xpath/i, 'XPath'], [/groovy|javascript|ecmascript|java\b|python|juel|mvel/i, 'mã lệnh'],
] as const

/** The FEEL of an expression element; a leading `=`, which others write before it, is taken off. */
export function feelOf(reading: Reading, owner: string, expression: ModdleElement | undefined): string | null {
  const body = textOf(expression, 'body')
  if (body === undefined || body.trim() === '') return null
  return checkedFeel(reading, owner, body, textOf(expression, 'language'))
}

/** The same of a text. */
export function checkedFeel(reading: Reading, owner: string, text: string, language?: string): string {
  const feel = text.trim().replace(/^=(?!=)\s*/, '')
  const other = otherLanguages.find(([pattern], nth) => pattern.test(nth === 0 ? text : language ?? ''))
  if (other && !isFeel.test(language ?? '')) reading.problems.push(problem(owner, 'expression-language', other[1]))
  else {
    const wrong = reading.checkFeel(feel)
    if (wrong !== undefined) reading.problems.push(problem(owner, 'expression-invalid', wrong))
  }
  return feel
}
