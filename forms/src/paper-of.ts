import { contextOf, type Occasion } from './context-of.ts'
import { evaluate } from './expression.ts'
import { type Answer, type Field, type FormDefinition, type Row, fieldsOf } from './model.ts'
import { showAnswer } from './show-answer.ts'
import { type ShownSection, shownPages } from './shown.ts'
import { type Signed, signedBy } from './signature.ts'

/** A line of the paper form; `value` is null where nothing was answered: the line is there to be filled in by hand. */
export interface PaperRow { readonly label: string; readonly value: string | null }

export type PaperBlock =
  | { readonly kind: 'rows'; readonly heading: string; readonly rows: readonly PaperRow[] }
  /** Two people side by side under their names, asked the same (the marriage form's two columns). */
  | {
    readonly kind: 'columns'
    readonly headings: readonly [string, string]
    readonly rows: readonly { readonly label: string; readonly values: readonly [string | null, string | null] }[]
  }
  | {
    readonly kind: 'table'
    readonly heading: string
    readonly columns: readonly string[]
    readonly rows: readonly (readonly string[])[]
  }

/** A declaration as its paper form (tờ khai, mẫu giấy), from the same answers; plain text in every place. */
export interface DeclarationPaper {
  readonly title: string
  /** `CT01, TT 53/2025/TT-BCA`: the form and the act that prescribes it. */
  readonly source: string
  readonly isProvisional: boolean
  readonly blocks: readonly PaperBlock[]
  /** What was asked beside the paper form and belongs to the file all the same (`phụ`). */
  readonly besides: readonly PaperBlock[]
  /** Empty where the paper has none; null where the form does not say which. */
  readonly oath: string | null
  readonly madeAt: string | null
  /** `signed`: what was drawn or typed on a screen in that place. */
  readonly signers: readonly { readonly role: string; readonly name: string | null; readonly signed?: Signed }[]
}

const BESIDES = 'phụ'
const NOWHERE = 'không in'
/** Written by the hand that signs. */
const BY_HAND = 'dòng ký'

/**
 * The paper form of a declaration. Every field that has a place on the paper (`at`; on a provisional form any place)
 * and whose condition holds stands on it, answered or not; what is `không in` never does. Sections are in the order of
 * the form; two sections that ask two people the same stand side by side. An oath is printed where the paper has one.
 * `printed` is what is set on it of the answers, where not all may be read; what is asked hangs on the answers all the
 * same.
 */
export function paperOf(
  form: FormDefinition, answers: Readonly<Record<string, Answer>>, occasion: Occasion,
  printed: Readonly<Record<string, Answer>> = answers,
): DeclarationPaper {
  const sections = shownPages(form, answers, occasion).flatMap((page) => page.sections)
  const context = contextOf(form, answers, occasion)
  return {
    title: form.name, source: `${form.version.form}, ${form.version.legal}`, isProvisional: form.isProvisional,
    blocks: blocksOf(form, printed, sections, isOnPaper),
    besides: blocksOf(form, printed, sections, ({ at }) => at?.startsWith(BESIDES) === true),
    oath: fieldsOf(form).some((field) => isPledge(field) && field.at !== NOWHERE) ? form.declaration ?? null : '',
    madeAt: textOf(answers['request.madeAt']),
    signers: form.signatures.filter(({ when }) => evaluate(when, context) === true).map(({ who, label }, _, all) => {
      const signed = signedBy(answers[placeOfSignature(form, who, all.length)])
      return {
        role: label, name: textOf(answers[`${who}.fullName`]) ?? textOf(answers[`${who}.birthName`]),
        ...signed && { signed },
      }
    }),
  }
}

/** The field in which one of the signers signs; where only one signs, and one signature is asked for, it is theirs. */
function placeOfSignature(form: FormDefinition, who: string, signers: number): string {
  const keys = [...new Set(fieldsOf(form).filter(({ type }) => type === 'signature').map(({ key }) => key))]
  const [own, only] = [`${who}.signature`, keys[0]]
  return !keys.includes(own) && only !== undefined && keys.length === 1 && signers === 1 ? only : own
}

function isOnPaper(field: Field): boolean {
  const { at = '', type, computed } = field
  return at !== NOWHERE && at !== BY_HAND && !at.startsWith(BESIDES) && !isPledge(field) && type !== 'signature'
    && type !== 'file' && computed?.by !== 'agency'
}

/** What is vouched for by a tick, and printed as a sentence. */
function isPledge({ widget }: Field): boolean {
  return widget === 'declaration'
}

function blocksOf(
  form: FormDefinition, answers: Readonly<Record<string, Answer>>, sections: readonly ShownSection[],
  isAsked: (field: Field) => boolean,
): readonly PaperBlock[] {
  const asked = sections.map((section) => ({ ...section, fields: section.fields.filter(isAsked) }))
    .filter(({ fields }) => fields.length > 0)
  const blocks: PaperBlock[] = []
  for (let at = 0; at < asked.length; at++) {
    const [section, next] = [asked[at], asked[at + 1]]
    if (section === undefined) continue
    if (next && isPair(section, next)) {
      blocks.push(columnsOf(form, answers, section, next))
      at++
    } else blocks.push(...rowsAndTables(form, answers, section))
  }
  return blocks
}

/** Each has a column of its own on the paper, and both ask the same. */
function isPair(left: ShownSection, right: ShownSection): boolean {
  const column = ({ fields }: ShownSection) => {
    const places = new Set(fields.map(({ at }) => at))
    const [place] = places
    return places.size === 1 && place?.startsWith('cột ') ? place : undefined
  }
  return column(left) !== undefined && column(right) !== undefined && column(left) !== column(right)
}

function columnsOf(
  form: FormDefinition, answers: Readonly<Record<string, Answer>>, left: ShownSection, right: ShownSection,
): PaperBlock {
  const attributes = [...new Set([...left.fields, ...right.fields].map(attributeOf))]
  const find = ({ fields }: ShownSection, attribute: string) =>
    fields.find((field) => attributeOf(field) === attribute)
  return {
    kind: 'columns', headings: [left.title, right.title],
    rows: attributes.map((attribute) => {
      const [one, other] = [find(left, attribute), find(right, attribute)]
      return {
        label: (one ?? other)?.label ?? '', values: [wordsOf(form, answers, one), wordsOf(form, answers, other)],
      }
    }),
  }
}

/** What is asked of a person, whichever: `bride.fullName` and `groom.fullName` are both `fullName`. */
function attributeOf({ key }: Field): string {
  return key.slice(key.indexOf('.') + 1)
}

function rowsAndTables(
  form: FormDefinition, answers: Readonly<Record<string, Answer>>, { title, fields }: ShownSection,
): readonly PaperBlock[] {
  const rows = fields.filter(({ type }) => type !== 'table')
    .map((field) => ({ label: numbered(field, fields), value: wordsOf(form, answers, field) }))
  const tables = fields.filter(({ type }) => type === 'table').map((field): PaperBlock => {
    const columns = field.columns ?? []
    const lines = (answers[field.key] ?? []) as readonly Row[]
    return {
      kind: 'table', heading: numbered(field, fields), columns: columns.map(({ label }) => label),
      rows: lines.map((line) => columns.map((column) => showAnswer(form, column, line[column.key]))),
    }
  })
  return [...rows.length > 0 ? [{ kind: 'rows', heading: title, rows } as const] : [], ...tables]
}

/** With its number on the paper where it alone has that one: `mục 3` puts `3. ` before the label. */
function numbered({ at, label }: Field, beside: readonly Field[]): string {
  const [, number] = /^mục ([0-9]+(?:\.[0-9]+)*[a-zđ]?)$/u.exec(at ?? '') ?? []
  const isAlone = beside.filter((one) => one.at === at).length === 1
  return number === undefined || !isAlone ? label : `${number}. ${label}`
}

function wordsOf(
  form: FormDefinition, answers: Readonly<Record<string, Answer>>, field: Field | undefined,
): string | null {
  return field === undefined ? null : showAnswer(form, field, answers[field.key]) || null
}

function textOf(answer: Answer | undefined): string | null {
  return typeof answer === 'string' && answer !== '' ? answer : null
}
