import type { Confidence } from './model.ts'

/** The data file as it is written (meta.keys of forms.yaml says what each means); readers check before they cast. */
export interface RawForms {
  readonly code_lists: Readonly<Record<string, RawCodeList>>
  readonly roles: Readonly<Record<string, RawRole>>
  readonly dictionary: readonly RawEntry[]
  readonly forms: readonly RawForm[]
  readonly general?: RawGeneral
}

export interface RawRole { readonly kind: 'person' | 'organisation'; readonly vi: string; readonly en?: string }

/** What composed forms ask beyond applicant, subject and request: sections by name, and who gets which. */
export interface RawGeneral {
  readonly note: string
  readonly own_fields?: Readonly<Record<string, RawEntry>>
  readonly sections: Readonly<Record<string, Omit<RawSection, 'id'>>>
  readonly by_procedure: Readonly<Record<string, readonly string[]>>
  readonly by_document: Readonly<Record<string, readonly string[]>>
  readonly by_sector: Readonly<Record<string, readonly string[]>>
}

export interface RawCodeList { readonly open?: boolean; readonly items: readonly RawItem[] }
export interface RawItem {
  readonly value: string | number
  readonly vi: string
  readonly en?: string
  readonly pattern?: string
  readonly valid_to?: string
}

/** An entry of the dictionary, a field of a form's own, or a column's own type. */
export interface RawEntry {
  readonly key?: string
  readonly label_vi?: string
  readonly label_en?: string
  readonly type: string
  readonly privacy?: 'none' | 'basic' | 'sensitive'
  readonly purpose?: string
  readonly register?: string
  readonly reuse?: 'yes' | 'never'
  readonly pattern?: string
  readonly pattern_by?: string
  readonly max_length?: number
  readonly min?: number
  readonly max?: number
  readonly format?: string
  readonly codes?: string
  readonly items?: readonly RawItem[]
  readonly computed?: string
  readonly mask?: string
  readonly not_future?: boolean
  readonly check_digit?: string
  readonly time?: 'now' | 'then'
  readonly help_vi?: string
  readonly help_en?: string
  readonly widget?: string
  readonly confidence?: Confidence
}

export interface RawColumn {
  readonly key: string
  readonly ref?: string
  readonly own?: RawEntry
  readonly label?: string
  readonly label_en?: string
  readonly required: 'always' | 'never'
  readonly widget?: string
}

export interface RawField {
  readonly key: string
  readonly label: string
  readonly label_en?: string
  readonly required: 'always' | 'never' | 'when'
  readonly when?: string
  readonly show?: string
  readonly help?: string
  readonly help_en?: string
  readonly codes?: string
  readonly widget?: string
  /** False where a rule of the form says better what is wrong with a day to come. */
  readonly not_future?: boolean
  readonly at?: string
  readonly result?: string
  /** The result is not issued without it; only beside `result`. */
  readonly result_needed?: boolean
  readonly confidence?: Confidence
  readonly columns?: readonly RawColumn[]
}

export interface RawSection {
  readonly id: string
  readonly title_vi: string
  readonly title_en?: string
  readonly note?: string
  readonly show?: string
  readonly fields: readonly RawField[]
}

export interface RawForm {
  readonly id: string
  readonly procedures: readonly string[]
  readonly bundles?: readonly string[]
  readonly procedure_codes?: readonly string[]
  readonly name_vi: string
  readonly name_en?: string
  readonly note?: string
  readonly confidence: Confidence
  readonly fields_confidence?: Confidence
  readonly isProvisional?: boolean
  readonly versions: readonly RawVersion[]
  readonly pages: readonly RawPage[]
  readonly own_fields?: Readonly<Record<string, RawEntry>>
  readonly rules?: readonly RawRule[]
  readonly declaration_vi?: string
  readonly declaration_en?: string
  readonly signatures?: readonly RawSignature[]
  readonly result_vi?: string
  readonly attachments?: readonly RawAttachment[]
}

export interface RawPage {
  readonly id: string
  readonly title_vi: string
  readonly title_en?: string
  readonly sections: readonly RawSection[]
}

export interface RawSignature { readonly who: string; readonly label_vi: string; readonly when?: string }
export interface RawAttachment { readonly doc_type: string; readonly when?: string; readonly replaced_by_vi?: string }

export interface RawVersion {
  readonly legal: string
  readonly form: string
  readonly valid_from: string
  readonly valid_to?: string | null
  readonly confidence?: Confidence
}

export interface RawRule {
  readonly id: string
  readonly severity: 'refuse' | 'warn'
  readonly when?: string
  readonly check: string
  readonly field: string
  readonly reason: string
  readonly message_vi: string
  readonly message_en?: string
}
