import type { Day } from '../../kernel/civil-day.ts'

/** An agency (tổ chức) by its identifier of QCVN 102:2016, `000.00.12.H00`, or of QĐ 20/2020, `H00.12`. */
export interface Agency {
  readonly id: string
  readonly inCharge?: string
  readonly name?: string
  readonly address?: string
  readonly email?: string
  readonly phone?: string
  readonly fax?: string
  readonly website?: string
}

/** Who handles it there (cán bộ xử lý). */
export interface Staff {
  readonly department?: string
  readonly name?: string
  readonly email?: string
  readonly mobile?: string
}

/** Which document is answered. */
export interface AnsweredDocument {
  readonly agency: string
  readonly code?: string
  readonly promulgatedOn?: Day
  readonly documentId: string
}

/** What a document does to what went before it (BussinessDocType 0 to 3). */
export type BusinessKind = 'new' | 'recall' | 'update' | 'replace'

export interface Business {
  readonly kind: BusinessKind
  /** Of the document that is recalled or updated. */
  readonly documentId?: string
  readonly reason?: string
  /** Whether paper follows: 1, or 0. */
  readonly paper?: number
  readonly staff?: Staff
  readonly change?: {
    readonly document?: number
    readonly receiver?: number
    readonly receivers?: readonly { readonly agency: string; readonly kind?: number }[]
  }
  /** The documents in whose place this one stands, and for which agencies. */
  readonly replaces?: readonly { readonly documentId: string; readonly agencies?: readonly string[] }[]
}

/** A document from an agency to others (văn bản), as its header tells it. */
export interface EdxmlDocument {
  readonly kind: 'document'
  readonly from: Agency
  readonly to: readonly Agency[]
  /** `OrganId,yyyy/MM/dd,number and notation`, unique on the axis. */
  readonly documentId: string
  readonly code?: { readonly number?: string; readonly notation?: string }
  readonly promulgation?: { readonly place?: string; readonly on?: Day }
  readonly documentType?: { readonly type?: string; readonly detail?: string; readonly name?: string }
  readonly subject?: string
  readonly content?: string
  readonly signer?: { readonly competence?: string; readonly position?: string; readonly name?: string }
  readonly dueOn?: Day
  readonly toPlaces?: readonly string[]
  readonly other?: {
    readonly priority?: number
    readonly sphere?: string
    readonly typist?: string
    readonly copies?: number
    readonly pages?: number
    readonly direction?: string
    readonly appendixes?: readonly string[]
  }
  readonly steering?: number
  readonly answers?: readonly AnsweredDocument[]
  /** Through whose hands it went, the first sender first. */
  readonly trace?: readonly { readonly agency: string; readonly at: Date }[]
  readonly business: Business
}

/** What became of a document at its receiver (StatusCode). */
export type StatusCode =
  | 'arrived' | 'refused' | 'received' | 'assigned' | 'in-process' | 'finished' | 'recall-asked' | 'change-agreed'
  | 'change-refused'

/** Word of a receiver about a document (thông báo trạng thái). */
export interface EdxmlStatus {
  readonly kind: 'status'
  readonly from: Agency
  readonly answers: AnsweredDocument
  readonly staff?: Staff
  readonly code: StatusCode
  readonly description?: string
  readonly at: Date
}

export type EdxmlMessage = EdxmlDocument | EdxmlStatus
