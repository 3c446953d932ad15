import { isDeepStrictEqual } from 'node:util'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type Day, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx, Json } from '../../platform/db.ts'
import type { KeyHolder } from '../../platform/signing/key-ring.ts'
import { recordEvent } from '../audit/public.ts'
import type { Unit } from '../organisation/public.ts'
import type { Task } from '../workflow/public.ts'
import { type MissingContent, NOTHING_SAID, type SaidOfIt, draftOf, writeResult } from './write-result.ts'
import { type OnDossier, type OpenDossier, type OpenRefusal, openDossier } from './open-dossier.ts'
import { agencyAbove } from './places.ts'
import { isDecidedElsewhere } from './decided-elsewhere.ts'
import type { DossierRooms } from './rooms.ts'
import { codeOfAgency, sealOf } from './seal-of-agency.ts'
import { type StepOfOthers, stepMeant } from './step-meant.ts'
import type { Dossier } from './store/dossier-store.ts'
import { type ResultDraft, isResultNumberTaken, takeResultSerial } from './store/result-store.ts'
import { type SignedDraft, findSigning } from './store/result-signing-store.ts'
import { drawCodeNumber, findResultDraft, holdResultDraft } from './store/signed-result-store.ts'
import { findSlipById } from './store/slip-store.ts'

export interface PrepareResult extends OnDossier {
  /** By the agency's register; the next one of the year unless given. */
  readonly number?: string | undefined
  /** What is decided or certified, in a sentence. */
  readonly content?: string | undefined
  /** What it says of whom it is for, line by line and as data; the applicant, unless given. */
  readonly saidOf?: ((dossier: Dossier) => Promise<SaidOfIt>) | undefined
}

export type PrepareRefusal =
  | OpenRefusal
  | StepOfOthers
  | { readonly code: 'step-without-unit'; readonly step: string }
  | { readonly code: 'proposed-unsettled' }
  | { readonly code: 'decided-elsewhere' }
  | { readonly code: 'result-content-missing'; readonly fields: readonly MissingContent[] }
  | { readonly code: 'result-number-taken' }
  | { readonly code: 'result-not-signed' | 'result-signed-otherwise' }

/** A result that says all that it will say, and waits for signatures. */
export interface PreparedResult {
  readonly dossier: Pick<Dossier, 'id' | 'version' | 'number' | 'applicantName'>
  readonly agency: { readonly id: bigint; readonly code: string; readonly name: string }
  readonly number: string
  readonly code: string
  readonly issuedOn: Day
  readonly title: string
  readonly text: string
  readonly slip: { readonly formSet: string; readonly form: string; readonly data: Json }
  /** What it says, by the keys of the field dictionary; kept with its paper. */
  readonly data: Readonly<Record<string, Json>>
  readonly at: Date
  /** Who signs, in this order. */
  readonly holders: readonly [person: KeyHolder, agency: KeyHolder]
  /** What the person signed before, where only number and seal are wanted. */
  readonly signed: SignedDraft | undefined
}

/** What is needed before a result can be prepared or issued, judged in the same way for both. */
export interface OpenToIssue {
  readonly opened: OpenDossier
  readonly step: Task
  readonly agency: Unit
}

/** Takes a dossier in hand to issue its result: state, step and agency. */
export async function openToIssue(
  ctx: Ctx, rooms: DossierRooms, on: OnDossier,
): Promise<Result<OpenToIssue, PrepareRefusal>> {
  const opened = await openDossier(ctx, rooms, on, 'issue')
  if (!opened.ok) return opened
  const { dossier, directory } = opened.value
  const step = stepMeant(opened.value, on.viewer, 'issue', on.step)
  if (!step.ok) return step
  if (dossier.proposal === 'unsettled') return refuse({ code: 'proposed-unsettled' })
  if (await isDecidedElsewhere(ctx.tx, opened.value)) return refuse({ code: 'decided-elsewhere' })
  const competent = directory.byId(dossier.competentUnitId)
  if (!competent) return refuse({ code: 'step-without-unit', step: step.value.name })
  return ok({ opened: opened.value, step: step.value, agency: agencyAbove(directory, competent) })
}

/**
 * Makes a result ready to be signed: number and day by the register, code, and every word of it. Nothing is issued; the
 * number is held for this dossier, so that whoever must try again does not use up another (ADR 0055). Refuses with
 * `result-content-missing` before that, where the result would not say what it is there to say: the form was on paper,
 * and nobody has typed it in (`completeContent`). Where the head signs first and the registry seals, it must be signed
 * (`result-not-signed`), and say what it said then (`result-signed-otherwise`). Leaves `dossier.result-numbered` where
 * another is held now.
 */
export async function prepareResult(
  ctx: Ctx, rooms: DossierRooms, input: PrepareResult,
): Promise<Result<PreparedResult, PrepareRefusal>> {
  const open = await openToIssue(ctx, rooms, input)
  if (!open.ok) return open
  const { opened, agency } = open.value
  const { dossier, content } = opened
  const { id: dossierId } = dossier
  const said = await input.saidOf?.(dossier) ?? NOTHING_SAID
  if (said.missing.length > 0) return refuse({ code: 'result-content-missing', fields: said.missing })
  const signing = await findSigning(ctx.tx, dossierId)
  if (signing && !signing.signed) return refuse({ code: 'result-not-signed' })
  const before = signing?.signed && await findSlipById(ctx.tx, signing.signed.slipId)
  const issuedOn = dayOf(ctx.now)
  const held = await findResultDraft(ctx.tx, dossierId)
  const isHeld = held?.agencyId === agency.id && held.issuedOn.slice(0, 4) === issuedOn.slice(0, 4)
  const place = { agencyId: agency.id, issuedOn, dossierId }
  const isFree = isHeld && !await isResultNumberTaken(ctx.tx, { ...place, number: held.number })
  const wanted = input.number ?? (isFree ? held.number : undefined)
  if (input.number !== undefined && await isResultNumberTaken(ctx.tx, { ...place, number: input.number }))
    return refuse({ code: 'result-number-taken' })
  const number = wanted ?? await nextNumber(ctx, place)
  const issuer = codeOfAgency(agency)
  const code = held?.code ?? codeOfResult(issuer, issuedOn, await drawCodeNumber(ctx.tx))
  if (held?.number !== number || held.agencyId !== agency.id || held.issuedOn !== issuedOn)
    await holdNumber(ctx, dossier, { ...place, number, code })
  const signedText = (before?.data as { readonly opening?: string } | undefined)?.opening
  const { text, slip, data, holder } = await writeResult(ctx, opened, {
    viewer: input.viewer, content: input.content ?? signedText, number, said,
  })
  if (before && !isDeepStrictEqual(before.data, draftOf(slip.data, dossier, before.data)))
    return refuse({ code: 'result-signed-otherwise' })
  return ok({
    dossier, agency: { id: agency.id, code: issuer, name: agency.name }, number, code, issuedOn,
    title: content.result.name, text, slip, data, at: ctx.now, signed: signing?.signed ?? undefined,
    holders: [holder, sealOf(agency)],
  })
}

async function holdNumber(
  ctx: Ctx, { id, publicId, number: dossierNumber }: Dossier, draft: Omit<ResultDraft, 'preparedAt' | 'preparedBy'>,
): Promise<void> {
  await recordEvent(ctx, {
    type: 'dossier.result-numbered', subjectKind: 'dossier', subjectId: id, dossierId: id,
    data: { dossier: publicId, number: dossierNumber, resultNumber: draft.number, resultCode: draft.code },
  })
  await holdResultDraft(ctx.tx, { ...draft, preparedAt: ctx.now, preparedBy: ctx.actorId })
}

/** Agency, day, and a number that is never given twice: nothing of whose it is (domain 4.4). */
export function codeOfResult(issuer: string, day: Day, n: bigint): string {
  return `${issuer}.KQ.${day.replaceAll('-', '')}.${String(n).padStart(6, '0')}`
}

/** The next of the register that nobody has given by hand, and that is held for nobody. */
async function nextNumber(
  ctx: Ctx, place: { readonly agencyId: bigint; readonly issuedOn: Day; readonly dossierId: bigint },
): Promise<string> {
  const year = place.issuedOn.slice(0, 4)
  for (;;) {
    const number = `${String(await takeResultSerial(ctx.tx, place.agencyId, Number(year)))}/${year}`
    if (!await isResultNumberTaken(ctx.tx, { ...place, number })) return number
  }
}
