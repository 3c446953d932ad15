import { dayOf } from '../../kernel/work-calendar.ts'
import type { Declaration } from '../documents/public.ts'
import type { Directory } from '../organisation/public.ts'
import { headOf } from './compose-slip.ts'

/** Of a form that has no oath of its own. */
const OATH =
  'Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về cam đoan của mình.'

/** What the form engine makes of the answers; all but to whom, when and where. */
export type DeclarationText = Omit<Declaration, 'addressee' | 'dossierNumber' | 'place' | 'day' | 'oath' | 'signers'>
  & { readonly oath: string | null; readonly madeAt: string | null; readonly signers: readonly DeclarationSigner[] }

type DeclarationSigner = Omit<Declaration['signers'][number], 'signed'> & {
  /** A drawing is named by the public id of its upload. */
  readonly signed?: { readonly kind: 'typed'; readonly name: string } | {
    readonly kind: 'drawn'; readonly upload: string
  }
}

/** The drawings of signatures, by the public ids of their uploads. */
export type Drawings = ReadonlyMap<string, Uint8Array>

interface Sending {
  /** Signs where the answers name nobody, and the form has one line to sign on. */
  readonly applicantName: string
  readonly number: string | null
  readonly competentUnitId: bigint
  readonly receivesAtId: bigint
  /** When it was sent, or is being looked at before. */
  readonly at: Date
}

/** A declaration (tờ khai) to print, addressed to whoever settles it, in the words of the day it was sent. */
export function addressDeclaration(
  { madeAt, oath, signers, ...text }: DeclarationText,
  { applicantName, number, competentUnitId, receivesAtId, at }: Sending, directory: Directory,
  drawings: Drawings,
): Declaration {
  const day = dayOf(at)
  return {
    ...text,
    signers: signers.map(({ signed, ...one }) => ({
      ...one, ...signers.length === 1 && { name: one.name ?? applicantName }, ...signed && signedWith(signed, drawings),
    })),
    addressee: directory.byId(competentUnitId)?.name ?? '', dossierNumber: number,
    oath: oath ?? OATH, place: madeAt ?? headOf(directory, receivesAtId, day).place, day,
  }
}

/** A drawing that is no paper of this dossier is not printed: the line is left to be signed by hand. */
function signedWith(signed: NonNullable<DeclarationSigner['signed']>, drawings: Drawings) {
  if (signed.kind === 'typed') return { signed }
  const picture = drawings.get(signed.upload)
  return picture && { signed: { kind: 'drawn', picture } as const }
}
