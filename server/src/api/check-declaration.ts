import { checkAnswers } from '@motcua/forms/check-answers.ts'
import { contextOf } from '@motcua/forms/context-of.ts'
import { evaluate } from '@motcua/forms/expression.ts'
import type { FormDefinition } from '@motcua/forms/model.ts'
import { isDemonstrationNumber } from '../kernel/personal-number.ts'
import type { Day } from '../kernel/work-calendar.ts'
import type { ProcedureVersion } from '../modules/catalogue/public.ts'
import type { Json } from '../platform/db.ts'
import type { FieldProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

export interface DeclarationInput {
  readonly answers: unknown
  readonly asOf: Day
  readonly channel: 'counter' | 'online' | 'post'
  /** The declaration lies on the counter, filled in by hand. */
  readonly isOnPaper: boolean
}

export interface CheckedDeclaration {
  readonly formVersionId: bigint | null
  /** As they may be stored. */
  readonly answers: Json
  /** Conditional components that the answers make necessary. */
  readonly needed: readonly string[]
  readonly errors: readonly FieldProblem[]
}

/** The form of a procedure on a day; undefined where the catalogue has none, which publication does not allow. */
export function declarationOf(rooms: Pick<ApiRooms, 'catalogue'>, version: Pick<ProcedureVersion, 'procedure'>, day: Day) {
  const choice = rooms.catalogue.formFor(version.procedure, day)
  // The import compiled and checked it; this room of the catalogue keeps it as it was given.
  return choice && { id: choice.version.id, isPublished: choice.isPublished, form: choice.version.definition as FormDefinition }
}

/** Looks the declaration through, all faults at once, each at its field. What the machine writes is not asked for. */
export function checkDeclaration(rooms: ApiRooms, version: ProcedureVersion, input: DeclarationInput): CheckedDeclaration {
  const found = declarationOf(rooms, version, input.asOf)
  if (!found) return { formVersionId: null, answers: {}, needed: [], errors: [] }
  const isEmpty = Object.keys(Object(input.answers) as object).length === 0
  if (input.isOnPaper && isEmpty) return { formVersionId: found.id, answers: {}, needed: [], errors: [] }
  const occasion = { asOf: input.asOf, procedure: version.procedure, channel: input.channel }
  const isKnownPersonalNumber = (number: string) => isDemonstrationNumber(number) ? rooms.isDemonstration : true
  const checked = checkAnswers(found.form, input.answers, { ...occasion, isKnownPersonalNumber })
  const context = contextOf(found.form, checked.answers, occasion)
  const types = new Set(found.form.attachments.filter(({ when }) => evaluate(when, context) === true).map(({ documentType }) => documentType))
  const needed = version.content.components.filter(({ documentType, isForm }) => !isForm && types.has(documentType)).map(({ id }) => id)
  const errors = checked.refusals.map(({ field, reason, text, row, column }): FieldProblem =>
    ({ pointer: `/answers/${field}${row === undefined ? '' : `/${String(row)}`}${column === undefined ? '' : `/${column}`}`, code: reason, text }))
  return { formVersionId: found.id, answers: checked.answers as Json, needed, errors }
}
