import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { showSignatures } from '@motcua/contracts/signatures.ts'
import type { Language, Say } from '@motcua/contracts/texts.ts'
import { FORM_NAMES, listSignatures } from '../modules/documents/public.ts'
import { type Dossier, type Slip, listSignedOpinions } from '../modules/dossiers/public.ts'
import type { Db } from '../platform/db.ts'
import { SHOWN } from './showing-texts.ts'

/** The papers that were made of a dossier, as the desk lists them; signed opinions with what was found of them. */
export async function showSlips(
  db: Db, slips: readonly Slip[],
  { dossier, result, language, say }: {
    readonly dossier: Pick<Dossier, 'id'>
    /** How a result is called. */
    readonly result: string
    readonly language: Language
    readonly say: Say
  },
): Promise<DossierDetail['slips']> {
  const opinions = new Map((await listSignedOpinions(db, dossier.id)).map((one) => [one.slipId, one]))
  const found = await listSignatures(db, [...opinions.values()].map(({ sha256 }) => sha256))
  const names: Readonly<Record<string, Readonly<Record<string, string>>>> = FORM_NAMES
  return slips.map(({ id, publicId, formSet, form, isDraft, madeAt }) => {
    const opinion = opinions.get(id)
    const signed = opinion && found.get(opinion.sha256)
    const name = names[formSet]?.[form] ?? result
    return {
      id: publicId, form, number: null, madeAt: madeAt.toISOString(),
      name: isDraft ? say(SHOWN.draftSlip, { name }) : name, signatures: signed ? showSignatures(language, signed) : [],
      isTakenBack: (opinion?.undoneAt ?? null) !== null,
    }
  })
}
