import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Day } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { correctFacts, listPapers, saidData } from '../documents/public.ts'
import { isUnderWay } from './domain/lifecycle.ts'
import { type Acted, type HoldRefusal, type OnDossier, holdDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { changeDossier, listComponents } from './store/dossier-store.ts'

export interface CorrectPaper extends OnDossier {
  /** Public id of a paper of the dossier. */
  readonly paper: string
  /** What the paper says; what is left out stays. */
  readonly said: {
    readonly number?: string | undefined; readonly issuedOn?: Day | undefined; readonly issuerName?: string | undefined
    readonly fullName?: string | undefined; readonly issuePlace?: string | undefined
  }
  /** Read by the owner of the paper. */
  readonly reason: string
}

export type CorrectPaperRefusal = HoldRefusal
  | { readonly code: 'not-your-step' } | { readonly code: 'paper-unknown' } | { readonly code: 'correction-too-late' }
  | { readonly code: 'correction-by-decision' }

/**
 * Corrects what was written down of a paper of a dossier while it is settled (NĐ 45/2020/NĐ-CP Đ.16; domain 7.2): a new
 * version of its data, which its entry in the Kho shows from then on; the versions before stay, and its owner reads
 * them all with the reasons. Whoever has the dossier in hand does it. Refuses `paper-unknown` for what is no paper of
 * the dossier, `correction-by-decision` for a result of an agency, whose words only a decision changes, and
 * `correction-too-late` once settlement is over. Leaves `paper.described` and `dossier.paper-corrected`.
 */
export async function correctPaper(
  ctx: Ctx, rooms: DossierRooms, { paper: publicId, said, reason, ...on }: CorrectPaper,
): Promise<Result<Acted, CorrectPaperRefusal>> {
  const held = await holdDossier(ctx, rooms, on)
  if (!held.ok) return held
  const { dossier, isHere } = held.value
  if (!isHere) return refuse({ code: 'not-your-step' })
  if (!isUnderWay(dossier.state)) return refuse({ code: 'correction-too-late' })
  const filed = await listComponents(ctx.tx, dossier.id)
  const papers = await listPapers(ctx.tx, filed.flatMap(({ paperIds }) => paperIds))
  const paper = papers.find((one) => one.publicId === publicId)
  if (!paper) return refuse({ code: 'paper-unknown' })
  if (paper.source === 'result') return refuse({ code: 'correction-by-decision' })
  const { fullName, issuePlace, ...columns } = said
  const written = await correctFacts(ctx, {
    paperId: paper.id, source: 'typed', reason,
    said: { ...columns, data: saidData({ fullName, issuePlace }) },
  })
  if (!written.ok) throw new Error('a correction with a reason was refused for want of one')
  const { id, number, state, dueAt } = dossier
  await recordEvent(ctx, {
    type: 'dossier.paper-corrected', subjectKind: 'dossier', subjectId: id, dossierId: id,
    data: { dossier: dossier.publicId, number, paper: publicId, version: written.value },
  })
  const version = await changeDossier(ctx.tx, id, {})
  return ok({ publicId: dossier.publicId, version, state, dueAt, slipId: null, undoSeconds: null })
}
