import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type Day, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import type { Signer } from '../documents/public.ts'
import { findStep, listTasks, stopClocks } from '../workflow/public.ts'
import { advance } from './advance.ts'
import { type StepOfOthers, stepMeant } from './step-meant.ts'
import type { StepRefusal } from './case-facts.ts'
import { composeSlip } from './compose-slip.ts'
import { beginCustody, hasPaperResult } from './custody.ts'
import { agencyAbove } from './places.ts'
import {
  type Acted, type OnDossier, type OpenDossier, type OpenRefusal, closeDeed, openDossier,
} from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { chiefNow, chiefOf } from './sign-as-chief.ts'
import { findCollection } from './store/custody-store.ts'
import { findSlip } from './store/slip-store.ts'
import { insertResult, isResultNumberTaken, takeResultSerial } from './store/result-store.ts'

export interface IssueResult extends OnDossier {
  /** By the agency's register; the next one of the year unless given. */
  readonly number?: string | undefined
  /** What is decided or certified, in a sentence. */
  readonly content?: string | undefined
  /** What it says of whom it is for, line by line; the applicant, unless given. */
  readonly rowsOf?: ((dossier: OpenDossier['dossier']) => Promise<ResultText['rows']>) | undefined
}

export type IssueRefusal =
  | OpenRefusal
  | StepOfOthers
  | StepRefusal
  | { readonly code: 'proposed-unsettled' }
  | { readonly code: 'result-number-taken' }

/**
 * Issues the result (ban hành kết quả): numbered, dated, made from the template; the legal clock ends, early, in time
 * or late. It goes to the section that received the dossier; delivered and synchronised are facts of their own
 * (R12-R14). Leaves `dossier.issued`.
 */
export async function issueResult(
  ctx: Ctx, rooms: DossierRooms, input: IssueResult,
): Promise<Result<Acted, IssueRefusal>> {
  const opened = await openDossier(ctx, rooms, input, 'issue')
  if (!opened.ok) return opened
  const { dossier, content, directory } = opened.value
  const step = stepMeant(opened.value, input.viewer, 'issue', input.step)
  if (!step.ok) return step
  if (dossier.proposal === 'unsettled') return refuse({ code: 'proposed-unsettled' })
  const competent = directory.byId(dossier.competentUnitId)
  if (!competent) return refuse({ code: 'step-without-unit', step: step.value.name })
  const agencyId = agencyAbove(directory, competent).id
  const issuedOn = dayOf(ctx.now)
  if (input.number !== undefined && (await isResultNumberTaken(ctx.tx, agencyId, issuedOn, input.number)))
    return refuse({ code: 'result-number-taken' })

  await stopClocks(ctx.tx, dossier.id, ctx.now, ['dossier', 'unsettled-notice'])
  const advanced = await advance(ctx, opened.value, step.value, { note: null })
  if (!advanced.ok) return advanced
  const collectAt = directory.byId(await findCollection(ctx.tx, dossier.id) ?? dossier.receivesAtId)
  const isKept = collectAt && hasPaperResult(dossier, content)
  const kept = isKept
    ? await beginCustody(ctx, opened.value, { fromUnitId: step.value.unitId, collectAt }) : ok(undefined)
  if (!kept.ok) return kept
  const number = input.number ?? (await nextNumber(ctx, agencyId, issuedOn))
  const text = input.content ?? `Chấp thuận đề nghị giải quyết thủ tục “${content.name}”.`
  const chief = (await headWhoApproved(ctx, opened.value)) ?? await chiefNow(ctx.tx, input.viewer)
  const slipId = await makeResult(ctx, opened.value, {
    chief, number, text, rows: await input.rowsOf?.(dossier) ?? [],
  })
  const slip = await findSlip(ctx.tx, slipId)
  if (!slip) throw new Error('the result was not kept')
  await insertResult(ctx.tx, {
    dossierId: dossier.id, agencyId, number, issuedOn, title: content.result.name, content: text, slipId: slip.id,
  })
  const data = { punctuality: punctualityOf(opened.value, ctx.now), resultNumber: number }
  return ok(
    await closeDeed(
      ctx, opened.value, 'dossier.issued', { issuedAt: ctx.now }, { slipId, data, words: { content: input.content } },
    ),
  )
}

/** The next of the register that nobody has given by hand. */
async function nextNumber(ctx: Ctx, agencyId: bigint, issuedOn: Day): Promise<string> {
  const year = issuedOn.slice(0, 4)
  for (;;) {
    const number = `${String(await takeResultSerial(ctx.tx, agencyId, Number(year)))}/${year}`
    if (!await isResultNumberTaken(ctx.tx, agencyId, issuedOn, number)) return number
  }
}

/** A supplement too many makes it late, whatever the day (QĐ 766; R8); a day before the term counts as early (R12). */
function punctualityOf(
  { dossier: { dueAt, lateBySupplementAt } }: OpenDossier, now: Date,
): 'early' | 'on-time' | 'late' {
  if (lateBySupplementAt !== null || (dueAt !== null && now > dueAt)) return 'late'
  return dueAt !== null && dayOf(now) < dayOf(dueAt) ? 'early' : 'on-time'
}

/** The signature of whoever approved it last, who answers for it; undefined where the process has no such step. */
async function headWhoApproved(ctx: Ctx, { dossier, process }: OpenDossier): Promise<Signer | undefined> {
  const approved = (await listTasks(ctx.tx, dossier.id))
    .filter(({ outcome, nodeId }) => outcome === 'done' && findStep(process.model, nodeId)?.action === 'approve').at(-1)
  if (!approved || approved.doneBy === null) return undefined
  return chiefOf(ctx.tx, { byId: approved.doneBy, forId: approved.doneFor })
}

interface ResultText {
  readonly chief: Signer
  readonly number: string
  readonly text: string
  readonly rows: readonly { readonly label: string; readonly value: string }[]
}

async function makeResult(
  ctx: Ctx, { dossier, content, directory, policies }: OpenDossier, { chief, number, text, rows }: ResultText,
): Promise<string> {
  const facts = { dossier, content, directory, formSet: policies.formSet, signer: chief.name ?? '', chief }
  const slipId = await composeSlip(ctx, facts, 'result', ({ agencyHead, dossierNumber, applicant, chief: signer }) => ({
    head: { ...agencyHead, number },
    title: content.result.name,
    grounds: content.legalBasis,
    opening: text,
    rows:
      rows.length > 0
        ? rows
        : [
            { label: 'Họ và tên', value: applicant.name },
            { label: 'Số định danh', value: applicant.number },
            { label: 'Địa chỉ', value: applicant.address },
          ],
    dossierNumber,
    signer,
  }))
  if (slipId === undefined) throw new Error('there is no template for results')
  return slipId
}
