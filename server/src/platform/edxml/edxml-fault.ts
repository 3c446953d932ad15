/**
 * Why a package is not taken, by stable codes (docs/problems.md). `field` names the element of the standard, or the
 * attachment by its place, never what stood in it.
 */
export type EdxmlCode =
  | 'edxml-not-xml' | 'edxml-wrong-encoding' | 'edxml-dtd' | 'edxml-too-deep' | 'edxml-too-many-elements'
  | 'edxml-too-many-attributes' | 'edxml-too-long' | 'edxml-wrong-namespace' | 'edxml-element-misplaced'
  | 'edxml-field-missing' | 'edxml-field-repeated' | 'edxml-value-unknown' | 'edxml-id-repeated' | 'edxml-unsigned'
  | 'edxml-several-signatures' | 'edxml-signature-misplaced' | 'edxml-signature-form' | 'edxml-signature-weak'
  | 'edxml-signature-covers-other' | 'edxml-signature-wrong' | 'edxml-signer-untrusted' | 'edxml-attachment-missing'
  | 'edxml-attachment-unlisted' | 'edxml-attachment-repeated' | 'edxml-attachment-unsigned' | 'edxml-attachment-altered'
  | 'edxml-base64-wrong' | 'edxml-name-unsafe' | 'edxml-too-large' | 'edxml-too-many-attachments'

export interface EdxmlRefusal {
  readonly code: EdxmlCode
  readonly field?: string
}

/** Thrown where reading stops; the door of this folder catches it and answers with the refusal. */
export class EdxmlFault extends Error {
  readonly refusal: EdxmlRefusal
  constructor(code: EdxmlCode, field?: string) {
    super(field === undefined ? code : `${code}: ${field}`)
    this.refusal = field === undefined ? { code } : { code, field }
  }
}
