import type { Ctx } from '../../platform/db.ts'
import { keepOfficeFile } from '../documents/public.ts'
import type { MadeOpinion } from './sign-opinion.ts'
import { insertSignedOpinion } from './store/signed-opinion-store.ts'
import { insertSlip } from './store/slip-store.ts'

/**
 * Keeps an opinion that was signed just before as a paper of the dossier (phiếu ý kiến), with what was found of its
 * signature; the applicant is not shown it. Part of the deed with which it is given, whose event names it (`signed`).
 * Answers its public id.
 */
export async function keepSignedOpinion(ctx: Ctx, made: MadeOpinion): Promise<string> {
  const { dossierId, place, data, at, sha256, size, pages, signer, serial, report } = made
  const publicId = crypto.randomUUID()
  const slipId = await insertSlip(ctx.tx, {
    publicId, dossierId, formSet: 'motcua', form: 'opinion', isDraft: false, madeAt: at, madeBy: ctx.actorId, data,
  })
  await keepOfficeFile(ctx, { sha256, size, pages, reports: [report] })
  await insertSignedOpinion(ctx.tx, {
    slipId, dossierId, nodeId: 'nodeId' in place ? place.nodeId : null,
    consultationId: 'consultationId' in place ? place.consultationId : null, sha256, signer, serial, level: report.level,
    signedBy: ctx.actorId, at,
  })
  return publicId
}
