import type { DocumentTypeRow, FormRow, ProcedureVersionRow, SectorRow } from './procedure.ts'

/**
 * A version of a procedure as it was published; a dossier keeps its number. Content never changes, only its last day.
 */
export interface ProcedureVersion extends ProcedureVersionRow {
  readonly id: bigint
  readonly publicId: string
  readonly procedureId: bigint
  /** Of the procedure: the address of its page, whatever version is in force. */
  readonly procedurePublicId: string
}

export interface DocumentType extends Omit<DocumentTypeRow, 'id' | 'aliases' | 'nationalCode'> { readonly id: bigint; readonly idOfData: string }

export interface Sector extends Omit<SectorRow, 'id'> { readonly id: bigint; readonly idOfData: string }

/** A version of a declaration; `definition` is what `@motcua/forms` compiled, which this room does not look into. */
export interface FormVersion extends FormRow {
  readonly id: bigint
}

/** The declaration to fill in on a day. Not published: no version is in force, and the earliest later one stands in. */
export interface FormChoice { readonly version: FormVersion; readonly isPublished: boolean }
