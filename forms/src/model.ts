import type { Expression } from './expression.ts'

/** YYYY-MM-DD, a civil day of Viet Nam. */
export type Day = string

export type FieldType =
  | 'text' | 'number' | 'money' | 'boolean' | 'date' | 'partialDate' | 'choice' | 'choices' | 'address' | 'table'
  | 'file' | 'signature' | 'organisation'

/** How sure the source of the data is: seen in print, remembered, or only likely. */
export type Confidence = 'found' | 'knowledge' | 'guess'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly labelEn?: string
  /** Shape of the number that papers of this kind carry; only the kinds of identity paper have one. */
  readonly pattern?: string
  readonly validTo?: Day
}

/** A list of codes (bảng mã). An open list is shortened: codes of its scheme that are not in it are taken too. */
export interface CodeList { readonly choices: readonly Choice[]; readonly isOpen?: true }

/**
 * What the machine writes and nobody is asked for. `agency` and `unit-name` come from the rule of competence, so the
 * server writes them before it checks; all else follows from the answers and the day.
 */
export type Computed =
  | { readonly by: 'expression'; readonly value: Expression }
  | { readonly by: 'date-in-words' | 'money-in-words'; readonly from: string }
  | { readonly by: 'agency' | 'unit-name' | 'submission-day' | 'residence-request' }

/**
 * How a field is drawn; widgets.ts says which types each fits, and which one a field has if the data name none.
 * `day` has boxes for day, month and year; `partial-day` the same, of which day and month may stay empty; `month` has
 * month and year, `year` only that. A `tick` may be left empty, of `yes-no` one must be chosen. `paper-number` is the
 * number of an identity paper, `tax-code` one with a check digit.
 */
export type Widget =
  | 'text' | 'long-text' | 'phone' | 'email' | 'paper-number' | 'tax-code' | 'number' | 'money'
  | 'day' | 'partial-day' | 'month' | 'year' | 'radios' | 'select' | 'ticks' | 'yes-no' | 'tick' | 'declaration'
  | 'address' | 'organisation' | 'table' | 'file' | 'photograph' | 'signature'

/** What a field and a column of a table have in common. */
export interface FieldShape {
  readonly key: string
  readonly label: string
  /** The dictionary's, with the role it is asked in. English stands beside what is legal, and never on a paper. */
  readonly labelEn?: string
  readonly type: FieldType
  readonly required: 'always' | 'never' | 'when'
  /** Refused when empty and this is true; only with `required: 'when'`. */
  readonly when?: Expression
  readonly help?: string
  /** Of `help`, where the data have it in English too. */
  readonly helpEn?: string
  /** Name of a list in `FormDefinition.codes`. */
  readonly codes?: string
  readonly pattern?: string
  /** Pattern by the kind of paper chosen in another field (`key`); where no kind is asked, that of any of `kinds`. */
  readonly patternBy?: { readonly codes: string; readonly key?: string; readonly kinds?: readonly string[] }
  readonly maxLength?: number
  readonly min?: number
  readonly max?: number
  readonly decimals?: number
  readonly isMultiline?: true
  readonly notFuture?: true
  readonly hasCheckDigit?: true
  /** Units in force on the day of the dossier, or at the time of the event. */
  readonly time?: 'now' | 'then'
  /** Absent in versions published before widgets were data; `widgetOf` knows those too. */
  readonly widget?: Widget
}

export interface Field extends FieldShape {
  /** Asked only while this is true; together with that of the section. */
  readonly show?: Expression
  readonly columns?: readonly FieldShape[]
  readonly computed?: Computed
  /** Line or box of the paper form; `không in`: not on the paper. */
  readonly at?: string
  readonly printedOnResult?: string
  /** Without it the result says nothing, so that it is not issued; only with `printedOnResult`. */
  readonly isNeededOnResult?: true
  readonly privacy: 'none' | 'basic' | 'sensitive'
  readonly purpose?: string
  readonly register?: string
  readonly canReuse: boolean
  readonly mask?: string
  /** What is reused is (person, attribute): `mother.fullName` is `person.fullName` in the role mother. */
  readonly meaning: { readonly role?: string; readonly entry: string }
  /** What the dictionary calls it, where this form says it in words of its own. */
  readonly dictionaryLabel?: string
  readonly confidence: Confidence
  readonly isGuess: boolean
}

/**
 * What tells who somebody is, kept together on the page: of a person the name as in the papers, number, birth and sex;
 * of an organisation its name and tax code. The fields stay fields of their own.
 */
export interface FieldGroup {
  readonly widget: 'person' | 'organisation'
  readonly role: string
  readonly label: string
  readonly labelEn?: string
  readonly keys: readonly string[]
}

export interface Section {
  readonly id: string
  readonly title: string
  readonly titleEn?: string
  /** For those who keep the form, not for those who fill it in. */
  readonly note?: string
  readonly show?: Expression
  readonly fields: readonly Field[]
  /** In the order of their first fields; absent where nothing is kept together. */
  readonly groups?: readonly FieldGroup[]
}

export interface Page {
  readonly id: string
  readonly title: string
  readonly titleEn?: string
  readonly sections: readonly Section[]
}

export interface Rule {
  readonly id: string
  readonly severity: 'refuse' | 'warn'
  readonly when: Expression
  readonly check: Expression
  readonly field: string
  readonly reason: string
  readonly message: string
  readonly messageEn?: string
}

export interface Attachment { readonly documentType: string; readonly when: Expression; readonly replacedBy?: string }
export interface Signature { readonly who: string; readonly label: string; readonly when: Expression }

/** The legal text that prescribes this version, and the days on which it holds; both ends are days in force. */
export interface FormVersion {
  readonly legal: string
  readonly form: string
  readonly validFrom: Day
  readonly validTo: Day | null
  readonly confidence: Confidence
}

/**
 * One version of a declaration (tờ khai, đơn) as stored with a procedure, for ever: plain JSON, never changed. Server,
 * portal and desk read it, none of them knows a form by name.
 */
export interface FormDefinition {
  readonly id: string
  readonly name: string
  readonly nameEn?: string
  /** Procedures by the ids of the catalogue; bundles of procedures beside them. */
  readonly procedures: readonly string[]
  readonly bundles: readonly string[]
  readonly procedureCodes: readonly string[]
  readonly version: FormVersion
  /** Composed from the dictionary because no declaration is known; said on the page. */
  readonly isProvisional: boolean
  /** For those who keep the form, not for those who fill it in. */
  readonly note?: string
  readonly confidence: Confidence
  readonly roles: Readonly<Record<string, string>>
  readonly codes: Readonly<Record<string, CodeList>>
  readonly pages: readonly Page[]
  readonly rules: readonly Rule[]
  readonly attachments: readonly Attachment[]
  readonly signatures: readonly Signature[]
  readonly declaration?: string
  readonly declarationEn?: string
  readonly result?: string
}

/** A country, and either the units of one of the two epochs or free text abroad. */
export interface Unit { readonly code: string; readonly name: string }
export interface Address {
  readonly country: string
  readonly epoch: '3-cap' | '2-cap' | 'nuoc-ngoai'
  readonly province?: Unit
  readonly district?: Unit
  readonly commune?: Unit
  readonly detail?: string
  readonly text?: string
}

export interface Organisation { readonly name: string; readonly code?: string }
/** A file already uploaded, by its public id; or a signature by what stands for it. */
export interface FileAnswer { readonly id: string; readonly name?: string }

export type Row = { readonly [column: string]: Answer | undefined }
export type Answer =
  | string | number | boolean | readonly string[] | readonly Row[] | Address | Organisation | FileAnswer

/** Flat, by field key. Whatever comes from outside is `unknown` until checkAnswers has seen it. */
export type Answers = Readonly<Record<string, Answer>>

/** All fields in the order of the form. A definition never changes, so they are gathered once. */
export function fieldsOf(form: FormDefinition): readonly Field[] {
  const known = GATHERED.get(form)
  if (known) return known
  const fields = form.pages.flatMap((page) => page.sections.flatMap((section) => section.fields))
  GATHERED.set(form, fields)
  return fields
}

/** Keys of what the program writes itself, which nobody is asked for: the day, the office, a sum. */
export function writtenKeysOf(form: FormDefinition): readonly string[] {
  return fieldsOf(form).flatMap(({ key, computed }) => computed ? [key] : [])
}

const GATHERED = new WeakMap<FormDefinition, readonly Field[]>()

/** The first that carries the key; a key may stand in several sections that exclude each other. */
export function findField(form: FormDefinition, key: string): Field | undefined {
  return fieldsOf(form).find((field) => field.key === key)
}
