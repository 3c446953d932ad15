import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { findOfKho } from '../documents/public.ts'
import { type Viewer, type WriteRefusal, findDossierById, writeToOffice } from '../dossiers/public.ts'

export interface AskCorrection {
  readonly ownerId: bigint
  /** Public id of a paper of their Kho. */
  readonly paper: string
  readonly viewer: Viewer
  /** What is wrong with which paper, in the words of the owner, as the office reads it. */
  readonly text: string
}

export type AskCorrectionRefusal =
  | WriteRefusal | { readonly code: 'paper-unknown' } | { readonly code: 'paper-without-dossier' }

/**
 * The owner says what is wrong with a paper of their Kho (đề nghị đính chính). It goes to the unit of the dossier in
 * which the paper was accepted or issued, in the talk of that dossier, which the desk reads and answers; a correction
 * is then a new version of what the paper says. Refuses `paper-unknown` for what is not theirs, `paper-without-dossier`
 * for what its owner stored: nobody answers for that but they. Leaves `paper.correction-asked`, and
 * `dossier.applicant-wrote`. Answers the public id of the dossier.
 */
export async function askCorrection(
  ctx: Ctx, { ownerId, paper, viewer, text }: AskCorrection,
): Promise<Result<{ readonly dossier: string }, AskCorrectionRefusal>> {
  const found = await findOfKho(ctx.tx, [ownerId], paper)
  if (!found) return refuse({ code: 'paper-unknown' })
  const dossier = found.dossierId === null ? undefined : await findDossierById(ctx.tx, found.dossierId)
  if (!dossier) return refuse({ code: 'paper-without-dossier' })
  const said = await writeToOffice(ctx, { publicId: dossier.publicId, viewer, text })
  if (!said.ok) return said
  await recordEvent(ctx, {
    type: 'paper.correction-asked', subjectKind: 'paper', subjectId: found.id, dossierId: dossier.id,
    data: { paper, dossier: dossier.publicId, line: said.value },
  })
  return ok({ dossier: dossier.publicId })
}
