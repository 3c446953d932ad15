import { createHash } from 'node:crypto'
import { type Day } from '../../../kernel/civil-day.ts'
import { type Signer, showSigner } from './paper-parts.ts'
import type { LabelledValue } from './result-document.ts'
import { showDay } from './paper-text.ts'

/** A part of a declaration: lines, two people side by side, or a table. */
export type DeclarationBlock =
  | { readonly kind: 'rows'; readonly heading: string; readonly rows: readonly LabelledValue[] }
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

/** A declaration filled in online or at a counter (tờ khai), as it goes into the file. */
export interface Declaration {
  readonly title: string
  /** The form and the act that prescribes it: `CT01, TT 53/2025/TT-BCA`. */
  readonly source: string
  /** The official form is not known or not published: said on the paper. */
  readonly isProvisional: boolean
  /** Kính gửi: the agency it is made to. */
  readonly addressee: string
  /** Null before it is sent. */
  readonly dossierNumber: string | null
  readonly blocks: readonly DeclarationBlock[]
  /** What was declared and has no place on the official form. */
  readonly besides: readonly DeclarationBlock[]
  /** What the declarer vouches for. */
  readonly oath: string
  readonly place: string
  readonly day: Day
  /** Who signs, by role: `Người yêu cầu`. None where the form has no signature. */
  readonly signers: readonly (Signer & { readonly role: string; readonly signed?: SignedOnScreen })[]
}

/** What stands in the place of a signature: a name that was typed for one, or the PNG of `redrawInk`. */
export type SignedOnScreen =
  | { readonly kind: 'typed'; readonly name: string }
  | { readonly kind: 'drawn'; readonly picture: Uint8Array }

/** Of the hash, so that the name of a drawing is no long word and still its own in a bundle. */
const LETTERS = 16

export function showDeclaration(declaration: Declaration) {
  const { title, day, signers } = declaration
  const files: Record<string, Uint8Array> = {}
  return {
    files,
    data: {
      ...declaration,
      heading: title.toUpperCase(),
      day: showDay(day),
      signatures: signers.map((signer) => ({
        ...showSigner(signer.role.toUpperCase(), signer), ...signer.signed && showSigned(signer.signed, files),
      })),
      signers: [],
    },
    title,
  }
}

/**
 * Said for what it is: neither is signed by hand on this paper. A drawing goes beside the data, by its content's name.
 */
function showSigned(signed: SignedOnScreen, files: Record<string, Uint8Array>) {
  if (signed.kind === 'typed') return { typed: signed.name, hint: '(Gõ họ tên thay chữ ký khi nộp trực tuyến)' }
  const name = `${createHash('sha256').update(signed.picture).digest('hex').slice(0, LETTERS)}.png`
  files[name] = signed.picture
  return { drawn: name, hint: '(Chữ ký vẽ trên màn hình khi nộp trực tuyến)' }
}
