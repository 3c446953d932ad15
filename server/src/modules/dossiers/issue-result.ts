import { createHash } from 'node:crypto'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx, Json } from '../../platform/db.ts'
import { keepResultPaper } from '../documents/public.ts'
import { stopClocks } from '../workflow/public.ts'
import { advance } from './advance.ts'
import type { StepRefusal } from './case-facts.ts'
import { beginCustody, hasPaperResult } from './custody.ts'
import { punctualityOf } from './domain/punctuality.ts'
import type { MadeResult } from './make-result.ts'
import { type Acted, type OpenDossier, closeDeed } from './open-dossier.ts'
import { khoOwnerOf, ownerOfPapers } from './owner-of-papers.ts'
import { type PrepareRefusal, type PrepareResult, type PreparedResult, openToIssue } from './prepare-result.ts'
import { KHO_ARTICLE } from './release-result.ts'
import { isHeldForMoney } from './return-result.ts'
import type { DossierRooms } from './rooms.ts'
import { findCollection } from './store/custody-store.ts'
import type { Dossier } from './store/dossier-store.ts'
import { endSigning, findSigning } from './store/result-signing-store.ts'
import { insertResult } from './store/result-store.ts'
import { findResultDraft, insertSignedResult, knowSealCertificate } from './store/signed-result-store.ts'
import { insertSlip } from './store/slip-store.ts'

export interface IssueResult extends PrepareResult {
  /** The result as it was prepared and signed just before (`prepareResult`, `makeResult`). */
  readonly made: MadeResult
}

export type IssueRefusal =
  | PrepareRefusal
  | StepRefusal
  | { readonly code: 'result-outdated' }

/**
 * Issues the result (ban hành kết quả): what was prepared and signed is kept as a paper of whom it is for, in their
 * Kho unless it is held for money (`releaseResult`); the legal clock ends, early, in time or late. It goes to the
 * section that received the dossier; delivered, and known to the nation, are facts of their own (R12-R14). Refuses with
 * `result-outdated` where dossier, register or day are no longer those of what was signed. Leaves `dossier.issued`.
 */
export async function issueResult(
  ctx: Ctx, rooms: DossierRooms, input: IssueResult,
): Promise<Result<Acted, IssueRefusal>> {
  const open = await openToIssue(ctx, rooms, input)
  if (!open.ok) return open
  const { opened, step, agency } = open.value
  const { dossier, content, directory } = opened
  const { made, made: { prepared } } = input
  if (!await isOfToday(ctx, dossier, agency.id, prepared)) return refuse({ code: 'result-outdated' })

  await stopClocks(ctx.tx, dossier.id, ctx.now, ['dossier', 'unsettled-notice'])
  const advanced = await advance(ctx, opened, step, { note: null })
  if (!advanced.ok) return advanced
  const collectAt = directory.byId(await findCollection(ctx.tx, dossier.id) ?? dossier.receivesAtId)
  const isKept = collectAt && hasPaperResult(dossier, content)
  const kept = isKept ? await beginCustody(ctx, opened, { fromUnitId: step.unitId, collectAt }) : ok(undefined)
  if (!kept.ok) return kept
  const slipId = await keepResult(ctx, opened, made)
  const data = {
    punctuality: punctualityOf(opened.dossier, ctx.now), resultNumber: prepared.number, resultCode: prepared.code,
    sha256: made.sha256,
  }
  return ok(
    await closeDeed(
      ctx, opened, 'dossier.issued', { issuedAt: ctx.now }, { slipId, data, words: { content: input.content } },
    ),
  )
}

/** Whether what was signed is of this dossier as it is now, with the number and code that are held for it. */
async function isOfToday(
  ctx: Ctx, { id, version }: Pick<Dossier, 'id' | 'version'>, agencyId: bigint, prepared: PreparedResult,
): Promise<boolean> {
  const { dossier, number, code, issuedOn, agency } = prepared
  const held = await findResultDraft(ctx.tx, id)
  const signing = await findSigning(ctx.tx, id)
  if (signing?.signed?.sha256 !== prepared.signed?.sha256) return false
  return dossier.id === id && dossier.version === version && agency.id === agencyId && issuedOn === dayOf(ctx.now)
    && held?.agencyId === agencyId && held.number === number && held.code === code && held.issuedOn === issuedOn
}

/** The result, its paper with who signed it, and what it says, to be printed the same for ever. */
async function keepResult(ctx: Ctx, { dossier, content, directory }: OpenDossier, made: MadeResult): Promise<string> {
  const { prepared, check, digest, seal, ...file } = made
  const { agency, number, code, issuedOn, title, text, slip, data, at } = prepared
  const publicId = crypto.randomUUID()
  const slipId = await insertSlip(ctx.tx, {
    publicId, dossierId: dossier.id, formSet: slip.formSet, form: slip.form, isDraft: false, madeAt: at,
    madeBy: ctx.actorId, data: { ...slip.data as { readonly [key: string]: Json }, check: { ...check } },
  })
  await insertResult(ctx.tx, {
    dossierId: dossier.id, agencyId: agency.id, number, issuedOn, title, content: text, slipId,
  })
  const isKept = khoOwnerOf(dossier) !== undefined && !await isHeldForMoney(ctx.tx, directory, dossier)
  const paperId = await keepResultPaper(ctx, {
    ...file, title, documentType: content.result.documentType, ownerId: ownerOfPapers(dossier), code, number, issuedOn,
    issuer: agency, data, dossierId: dossier.id, article: isKept ? KHO_ARTICLE : undefined,
  })
  if (prepared.signed) await endSigning(ctx.tx, dossier.id, 'sealed', ctx.now)
  await insertSignedResult(ctx.tx, { dossierId: dossier.id, code, paperId, digest: Buffer.from(digest, 'hex') })
  await knowSealCertificate(ctx.tx, {
    thumbprint: createHash('sha256').update(seal).digest(), agencyId: agency.id,
    name: file.signatures.at(-1)?.signer ?? agency.name, der: seal, firstAt: ctx.now,
  })
  return publicId
}
