import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { cancelUnpaid } from '../payments/public.ts'
import { endCase } from './advance.ts'
import { composeSlip } from './compose-slip.ts'
import { doneFor } from './done-for.ts'
import { type Acted, type OnDossier, type OpenRefusal, closeDeed, openDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { chiefNow } from './sign-as-chief.ts'
import { signerOf } from './viewer.ts'

export interface StopDossier extends OnDossier { readonly reason: string }

/**
 * Stops the settlement because the applicant asks (dừng giải quyết theo yêu cầu): only while no decision or notice
 * exists (NĐ 118/2025 Đ.21; R14), else `already-decided`. Makes form 05 where the circular in force has one. What is
 * not paid is owed no more (`charge.cancelled`). Leaves `dossier.stopped`.
 */
export async function stopDossier(
  ctx: Ctx, rooms: DossierRooms, input: StopDossier,
): Promise<Result<Acted, OpenRefusal | { readonly code: 'already-decided' }>> {
  const opened = await openDossier(ctx, rooms, input, 'stop')
  if (!opened.ok) return opened
  const { dossier, content, directory, policies } = opened.value
  if (dossier.decidedAt) return refuse({ code: 'already-decided' })
  await endCase(ctx, opened.value)
  await cancelUnpaid(doneFor(ctx, 'dossier.stopped', dossier), dossier.id, 'Hồ sơ dừng giải quyết theo yêu cầu')
  const facts = {
    dossier, content, directory, formSet: policies.formSet, signer: signerOf(input.viewer),
    chief: await chiefNow(ctx.tx, input.viewer),
  }
  const today = dayOf(ctx.now)
  const slipId = await composeSlip(
    ctx,
    facts,
    'stop-notice',
    ({ head, section, dossierNumber, applicant, request, chief }) => ({
      head,
      section,
      dossierNumber,
      applicant,
      procedure: request,
      requestedOn: today,
      reason: input.reason,
      stoppedOn: today,
      effects: [
        'Cơ quan giải quyết không xem xét tiếp hồ sơ này; muốn làm lại, xin nộp hồ sơ mới.',
        'Giấy tờ bản chính đã nộp được trả lại tại nơi tiếp nhận.',
      ],
      signer: chief,
    }),
  )
  return ok(
    await closeDeed(
      ctx, opened.value, 'dossier.stopped', { closedAt: ctx.now }, { slipId, words: { reason: input.reason } },
    ),
  )
}
