import { type FieldRefusal, checkAnswers } from '@motcua/forms/check-answers.ts'
import { contextOf } from '@motcua/forms/context-of.ts'
import { evaluate } from '@motcua/forms/expression.ts'
import { type Address, type FormDefinition, fieldsOf, writtenKeysOf } from '@motcua/forms/model.ts'
import { type Language, sameText } from '@motcua/contracts/texts.ts'
import { checkNumberHere } from '../kernel/personal-number.ts'
import type { Day } from '../kernel/work-calendar.ts'
import type { ProcedureVersion } from '../modules/catalogue/public.ts'
import { territoryCodesOf } from '../modules/organisation/public.ts'
import type { Json } from '../platform/db.ts'
import { DEED } from './deed-texts.ts'
import type { FieldProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

export interface DeclarationInput {
  readonly answers: unknown
  readonly asOf: Day
  readonly channel: 'counter' | 'online' | 'post'
  /** The declaration lies on the counter, filled in by hand. */
  readonly isOnPaper: boolean
  /** Who settles, in words: what the declaration is addressed to. */
  readonly agency: string
  /** Where it is handed in. */
  readonly place: string
  /** Of whoever reads what is wrong. */
  readonly language: Language
}

/** What the competence rule writes, so that nobody is asked for it. */
function withAgency(form: FormDefinition, { answers, agency, place }: DeclarationInput): Record<string, unknown> {
  const written = fieldsOf(form).flatMap(({ key, computed }): [string, unknown][] => {
    if (computed?.by === 'agency') return [[key, { name: agency }]]
    return computed?.by === 'unit-name' ? [[key, place]] : []
  })
  return { ...Object(answers) as Record<string, unknown>, ...Object.fromEntries(written) }
}

/**
 * Whether the units of an address exist and lie in each other. Those of this province are known by their days; of
 * others only the shape can be checked.
 */
export function isKnownAddress(rooms: Pick<ApiRooms, 'directory'>, asOf: Day): (address: Address) => boolean {
  const directory = rooms.directory.on(asOf)
  const own = territoryCodesOf(directory)
  return ({ province, commune, district, epoch }) => {
    const [top, low] = [own.find(province?.code ?? ''), own.find(commune?.code ?? '')]
    if (!top || !low || epoch !== (directory.levels.length > 2 ? '3-cap' : '2-cap')) return true
    const middle = district === undefined ? undefined : own.find(district.code)
    return directory.isWithin(low.id, top.id) && (!middle || directory.isWithin(low.id, middle.id))
  }
}

export interface CheckedDeclaration {
  readonly formVersionId: bigint | null
  /** As they may be stored. */
  readonly answers: Json
  /** Keys of those that the machine writes. */
  readonly writtenKeys: readonly string[]
  /** Conditional components that the answers make necessary. */
  readonly needed: readonly string[]
  /** Types of papers of which the form itself says when they are needed. */
  readonly ruledTypes: readonly string[]
  readonly errors: readonly FieldProblem[]
  /** What a rule says to look at again: in nobody's way. */
  readonly warnings: readonly DeclarationWarning[]
}

/** `rule` by its id in the form; `text` in the language of whoever reads. */
export interface DeclarationWarning { readonly pointer: string; readonly rule: string; readonly text: string }

/** The form of a procedure on a day; undefined where the catalogue has none, which publication does not allow. */
export function declarationOf(
  rooms: Pick<ApiRooms, 'catalogue'>, version: Pick<ProcedureVersion, 'procedure'>, day: Day,
) {
  const choice = rooms.catalogue.formFor(version.procedure, day)
  // The import compiled and checked it; this room of the catalogue keeps it as it was given.
  return (
    choice && {
      id: choice.version.id, isPublished: choice.isPublished, form: choice.version.definition as FormDefinition,
    }
  )
}

const NOTHING_DECLARED = { answers: {}, writtenKeys: [], needed: [], ruledTypes: [], errors: [], warnings: [] }

/** Looks the declaration through, all faults at once, each at its field. What the machine writes is not asked for. */
export function checkDeclaration(
  rooms: Pick<ApiRooms, 'catalogue' | 'directory' | 'isDemonstration'>, version: ProcedureVersion, input: DeclarationInput,
): CheckedDeclaration {
  const found = declarationOf(rooms, version, input.asOf)
  if (!found) return { formVersionId: null, ...NOTHING_DECLARED }
  const isEmpty = Object.keys(Object(input.answers) as object).length === 0
  if (input.isOnPaper && isEmpty) return { formVersionId: found.id, ...NOTHING_DECLARED }
  const occasion = { asOf: input.asOf, procedure: version.procedure, channel: input.channel }
  const checkNumber = (number: string) => checkNumberHere(number, rooms.isDemonstration)
  const checked = checkAnswers(found.form, withAgency(found.form, input), {
    ...occasion, checkNumber, language: input.language, units: isKnownAddress(rooms, input.asOf),
  })
  const context = contextOf(found.form, checked.answers, occasion)
  const types = new Set(
    found.form.attachments
      .filter(({ when }) => evaluate(when, context) === true).map(({ documentType }) => documentType),
  )
  const needed = version.content.components.filter(({ documentType, isForm }) => !isForm && types.has(documentType))
    .map(({ id }) => id)
  const keys = new Set(fieldsOf(found.form).map(({ key }) => key))
  const strangers = Object.keys(Object(input.answers) as object)
    .filter((key) => !keys.has(key))
    .map((key): FieldProblem => ({
      pointer: `/answers/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, code: 'not-in-form',
      text: DEED.notInForm,
    }))
  const told = faultsAt('/answers', checked.refusals)
  const warnings = checked.warnings.map((one) => ({ pointer: pointerTo(one), rule: one.rule, text: one.text }))
  return {
    formVersionId: found.id, answers: checked.answers as Json, writtenKeys: writtenKeysOf(found.form), needed,
    ruledTypes: found.form.attachments.map(({ documentType }) => documentType),
    errors: [...strangers, ...told], warnings,
  }
}

/** What is wrong with answers, each at its field under the place where they stand in the body. */
export function faultsAt(place: string, refusals: readonly FieldRefusal[]): FieldProblem[] {
  return refusals.map((one) => ({ pointer: pointerTo(one, place), code: one.reason, text: sameText(one.text) }))
}

function pointerTo({ field, row, column }: FieldRefusal, place = '/answers'): string {
  return `${place}/${field}${row === undefined ? '' : `/${String(row)}`}${column === undefined ? '' : `/${column}`}`
}
