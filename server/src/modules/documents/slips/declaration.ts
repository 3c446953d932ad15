import { type Day } from '../../../kernel/civil-day.ts'
import { type Signer, showSigner } from './paper-parts.ts'
import type { LabelledValue } from './result-document.ts'
import { showDay } from './paper-text.ts'

/** A declaration filled in online or at a counter (tờ khai), as it goes into the file. */
export interface Declaration {
  readonly title: string
  /** Kính gửi: the agency it is made to. */
  readonly addressee: string
  readonly dossierNumber: string | null
  readonly sections: readonly { readonly heading: string; readonly rows: readonly LabelledValue[] }[]
  /** What the declarer vouches for. */
  readonly oath: string
  readonly place: string
  readonly day: Day
  /** Who signs, by role: `Người yêu cầu`. One or two. */
  readonly signers: readonly (Signer & { readonly role: string })[]
}

export function showDeclaration(declaration: Declaration) {
  const { title, day, signers } = declaration
  return {
    data: {
      ...declaration,
      heading: title.toUpperCase(),
      day: showDay(day),
      signatures: signers.map((signer) => showSigner(signer.role.toUpperCase(), signer)),
    },
    title,
  }
}
