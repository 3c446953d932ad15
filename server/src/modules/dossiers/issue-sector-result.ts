import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { keepResultPaper } from '../documents/public.ts'
import { findStep, listOpenTasks, stopClocks } from '../workflow/public.ts'
import { advance } from './advance.ts'
import { fillSlip } from './compose-slip.ts'
import { type NotAllowed, move } from './domain/lifecycle.ts'
import { punctualityOf } from './domain/punctuality.ts'
import { type Acted, type OpenDossier, closeDeed, groundsOf } from './open-dossier.ts'
import { khoOwnerOf, ownerOfPapers } from './owner-of-papers.ts'
import { agencyAbove } from './places.ts'
import { codeOfResult } from './prepare-result.ts'
import { KHO_ARTICLE } from './release-result.ts'
import { isHeldForMoney } from './return-result.ts'
import type { DossierRooms } from './rooms.ts'
import { codeOfAgency } from './seal-of-agency.ts'
import { lockDossierById } from './store/dossier-store.ts'
import { insertResult, isResultNumberTaken } from './store/result-store.ts'
import { type SectorFile, type SectorResult, listSectorCases } from './store/sector-store.ts'
import { drawCodeNumber, insertSignedResult } from './store/signed-result-store.ts'
import { insertSlip } from './store/slip-store.ts'

/** Why a result that came is not issued yet; it waits, and is tried again. */
export type SectorNotIssued =
  | NotAllowed
  | { readonly code: 'sector-result-missing' }
  | { readonly code: 'sector-not-deciding' }
  | { readonly code: 'sector-step-open'; readonly step: string }
  | { readonly code: 'result-number-taken' }

interface Issuing { readonly opened: OpenDossier; readonly result: SectorResult; readonly file: SectorFile }

/**
 * Issues the result that a sector system decided (nhận kết quả từ hệ thống chuyên ngành): by the program, once the
 * state table allows it and the dossier stands at the step that issues, and at no other. What people here have to do
 * before, they do; nobody's step is done for them. The signed file is the result as it came: no seal of ours is set,
 * and no paper lies anywhere. Refuses with what it still waits for. Leaves `dossier.issued`. Throws where the step that
 * follows has no unit.
 */
export async function issueSectorResult(
  ctx: Ctx, rooms: DossierRooms, { dossierId, system }: { readonly dossierId: bigint; readonly system: string },
): Promise<Result<Acted, SectorNotIssued>> {
  const held = await holdToIssue(ctx, rooms, dossierId, system)
  if (!held.ok) return held
  const { opened, result, file } = held.value
  const { dossier, directory, tasks: [step, other], process } = opened
  if (!step || other || findStep(process.model, step.nodeId)?.action !== 'issue')
    return refuse({ code: 'sector-step-open', step: opened.tasks.map(({ name }) => name).join(', ') })
  const competent = directory.heirOf(dossier.competentUnitId)
  if (!competent) throw new Error(`dossier ${dossier.publicId} has no competent unit`)
  const agency = agencyAbove(directory, competent)
  const { number, issuedOn } = result
  if (await isResultNumberTaken(ctx.tx, { agencyId: agency.id, issuedOn, number, dossierId }))
    return refuse({ code: 'result-number-taken' })
  await stopClocks(ctx.tx, dossier.id, ctx.now, ['dossier', 'unsettled-notice'])
  const advanced = await advance(ctx, opened, step, { note: null })
  if (!advanced.ok) throw new Error(`dossier ${dossier.publicId} cannot go on: ${advanced.refusal.code}`)
  const code = codeOfResult(codeOfAgency(agency), issuedOn, await drawCodeNumber(ctx.tx))
  const slipId = await keepAsResult(ctx, held.value, { agency, code })
  return ok(await closeDeed(ctx, opened, 'dossier.issued', { issuedAt: ctx.now }, {
    slipId,
    data: {
      punctuality: punctualityOf(opened.dossier, ctx.now), resultNumber: number,
      resultCode: code, sha256: file.sha256, system,
    },
  }))
}

async function holdToIssue(
  ctx: Ctx, rooms: DossierRooms, dossierId: bigint, system: string,
): Promise<Result<Issuing, SectorNotIssued>> {
  const dossier = await lockDossierById(ctx.tx, dossierId)
  if (!dossier) throw new Error(`no dossier ${String(dossierId)}`)
  const result = (await listSectorCases(ctx.tx, dossierId)).find((one) => one.system === system)?.result
  if (!result?.file) return refuse({ code: 'sector-result-missing' })
  const { settledAt } = rooms.catalogue.version(dossier.procedureVersionId).content
  if (settledAt?.where !== 'ministry' || settledAt.system !== system) return refuse({ code: 'sector-not-deciding' })
  const next = move(dossier.state, 'issue')
  if (!next.ok) return next
  const process = await rooms.processes.ofCase(dossier.id, dossier.procedureVersionId, ctx.tx)
  const tasks = await listOpenTasks(ctx.tx, dossier.id)
  const opened = {
    ...groundsOf(ctx, rooms, dossier, process), tasks, next: next.value, undo: undefined, forOrganisation: undefined,
  }
  return ok({ opened, result, file: result.file })
}

/** The paper of the result, and what is printed where somebody asks for its words. */
async function keepAsResult(
  ctx: Ctx, { opened: { dossier, content, directory, policies }, result, file }: Issuing,
  { agency, code }: { readonly agency: { readonly id: bigint }; readonly code: string },
): Promise<string> {
  const { number, issuedOn, issuer } = result
  const title = content.result.name
  const text = `Kết quả do ${issuer} ban hành, số ${number}.`
  const chief = { name: file.signer }
  const filled = await fillSlip(
    ctx, { dossier, content, directory, formSet: policies.formSet, signer: file.signer, chief }, 'result',
    ({ agencyHead, dossierNumber, applicant }) => ({
      head: { ...agencyHead, agency: issuer, superior: null, number, day: issuedOn }, title,
      grounds: content.legalBasis, opening: text, rows: [{ label: 'Họ và tên', value: applicant.name }], dossierNumber,
      signer: chief,
    }),
  )
  if (!filled) throw new Error('there is no template for results')
  const publicId = crypto.randomUUID()
  const slipId = await insertSlip(ctx.tx, {
    publicId, dossierId: dossier.id, ...filled, isDraft: false, madeAt: ctx.now, madeBy: ctx.actorId,
  })
  const { id: dossierId } = dossier
  await insertResult(ctx.tx, { dossierId, agencyId: agency.id, number, issuedOn, title, content: text, slipId })
  const isKept = khoOwnerOf(dossier) !== undefined && !await isHeldForMoney(ctx.tx, directory, dossier)
  const paperId = await keepResultPaper(ctx, {
    ...file, title, documentType: content.result.documentType, ownerId: ownerOfPapers(dossier), code, number, issuedOn,
    issuer: { name: issuer, code: code.split('.KQ.')[0] ?? '' }, data: { 'person.fullName': dossier.applicantName },
    dossierId: dossier.id, article: isKept ? KHO_ARTICLE : undefined, signatures: [],
  })
  const digest = Buffer.from(file.sha256, 'hex').subarray(0, 16)
  await insertSignedResult(ctx.tx, { dossierId: dossier.id, code, paperId, digest })
  return publicId
}
