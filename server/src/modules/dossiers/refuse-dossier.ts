import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { endCase } from './advance.ts'
import { composeSlip } from './compose-slip.ts'
import { type Acted, type OnDossier, type OpenRefusal, closeDeed, openDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { signerOf } from './viewer.ts'

export interface RefuseDossier extends OnDossier { readonly reason: string }

/**
 * Refuses to accept a dossier (từ chối tiếp nhận, Mẫu 03), in writing and with the reason. Its number it keeps. Leaves
 * `dossier.refused`.
 */
export async function refuseDossier(
  ctx: Ctx, rooms: DossierRooms, input: RefuseDossier,
): Promise<Result<Acted, OpenRefusal>> {
  const opened = await openDossier(ctx, rooms, input, 'refuse')
  if (!opened.ok) return opened
  const { dossier, content, directory, policies } = opened.value
  await endCase(ctx, opened.value)
  const facts = { dossier, content, directory, formSet: policies.formSet, signer: signerOf(input.viewer) }
  const slipId = await composeSlip(
    ctx,
    facts,
    'refusal',
    ({ head, dossierNumber, section, applicant, request, officer, person }) => ({
      head, dossierNumber, section, applicant, request, reason: input.reason, submitter: person, receiver: officer,
    }),
  )
  return ok(
    await closeDeed(
      ctx, opened.value, 'dossier.refused', { closedAt: ctx.now, acknowledgedAt: dossier.acknowledgedAt ?? ctx.now },
      { slipId, words: { reason: input.reason } },
    ),
  )
}
