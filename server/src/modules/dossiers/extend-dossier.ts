import { chiefNow } from './sign-as-chief.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import type { Apology } from '../documents/public.ts'
import { type ExtensionRefusal, extendCase } from '../workflow/public.ts'
import { type Shared, composeSlip } from './compose-slip.ts'
import { type Whole, findWhole } from './find-whole.ts'
import { type Acted, type OnDossier, type OpenRefusal, closeDeed, openDossier } from './open-dossier.ts'
import { redateBundle } from './redate-bundle.ts'
import type { DossierRooms } from './rooms.ts'
import type { Dossier } from './store/dossier-store.ts'
import { isHeadOver, signerOf } from './viewer.ts'

export interface ExtendDossier extends OnDossier {
  readonly reason: string
  /** More of the limit's own unit, working days for most. */
  readonly days: number
}

/**
 * Apologises and promises a new date (xin lỗi và hẹn lại ngày trả kết quả, Mẫu 04), signed by the head of the agency
 * that settles it or has it now, not of one that only received it (`not-your-step`); a draft that was made in time
 * becomes that paper. As often as the policy `extensions-at-most` says and no more (`already-extended`, R10). Leaves
 * `dossier.extended`.
 */
export async function extendDossier(
  ctx: Ctx, rooms: DossierRooms, input: ExtendDossier,
): Promise<Result<Acted, OpenRefusal | ExtensionRefusal | { readonly code: 'already-extended' }>> {
  const opened = await openDossier(ctx, rooms, input, 'extend')
  if (!opened.ok) return opened
  const { dossier, content, directory, policies, tasks } = opened.value
  if (!isHeadOver(directory, input.viewer, dossier, tasks)) return refuse({ code: 'not-your-step' })
  if (dossier.extensions >= policies.extensionsAtMost) return refuse({ code: 'already-extended' })
  const extended = await extendCase(ctx, dossier.id, input.days, rooms.directory.calendarVersion, policies.apologyDays)
  if (!extended.ok) return extended
  const whole = await redateBundle(ctx, rooms, dossier.requestId)
  if (!whole.ok) return whole
  const { before, after } = extended.value
  const facts = {
    dossier, content, directory, formSet: policies.formSet, signer: signerOf(input.viewer),
    chief: await chiefNow(ctx.tx, input.viewer),
  }
  const apology = {
    before, after, reason: input.reason, whole: await findWhole(ctx.tx, rooms.catalogue, dossier.requestId),
  }
  const slipId = await composeSlip(ctx, facts, 'apology', fillApology(dossier, apology))
  const data = { days: input.days, before: before.toISOString(), dueAt: after.toISOString() }
  return ok(
    await closeDeed(
      ctx, opened.value, 'dossier.extended', { dueAt: after, extensions: dossier.extensions + 1 },
      { slipId, data, words: { reason: input.reason } },
    ),
  )
}

/** What an apology says beside its dossier. */
export interface SaidInApology {
  readonly before: Date
  readonly after: Date
  readonly reason: string
  /** The request that it is a member of, promised anew (R11). */
  readonly whole: Whole | undefined
}

/** The data of form 04, drafted or signed. */
export function fillApology(
  dossier: Pick<Dossier, 'receivedAt' | 'submittedAt'>,
  { before, after, reason, whole }: SaidInApology,
): (shared: Shared) => Apology {
  return ({ agencyHead, agencyName, dossierNumber, applicant, request, chief }) => ({
    head: agencyHead, agency: agencyName, dossierNumber, applicant, procedure: request,
    receivedAt: dossier.receivedAt ?? dossier.submittedAt, dueAt: before, reason, newDay: dayOf(after), chief,
    whole: whole && { ...whole, newDay: whole.dueAt && dayOf(whole.dueAt) },
  })
}
