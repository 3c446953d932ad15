import { X509Certificate } from 'node:crypto'
import { Readable } from 'node:stream'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx, Json } from '../../platform/db.ts'
import { archiveFaults } from '../../platform/pdf-file/archive-faults.ts'
import { lookIntoPdf } from '../../platform/pdf-file/look-into-pdf.ts'
import { openPdfFile } from '../../platform/pdf-file/open-pdf-file.ts'
import { nameOf } from '../../platform/signing/check-chain.ts'
import { type SignatureReport, checkSignatures } from '../../platform/signing/check-signatures.ts'
import type { KeyHolder } from '../../platform/signing/key-ring.ts'
import { type SlipInput, keepOfficeFile, renderSlip } from '../documents/public.ts'
import { findStep } from '../workflow/public.ts'
import { restoreSlip } from './domain/kept-slip.ts'
import { type NotAllowed, move } from './domain/lifecycle.ts'
import type { ResultMakers } from './make-result.ts'
import { type Acted, type HeldDossier, type HoldRefusal, type OnDossier, closeDeed, holdDossier } from './open-dossier.ts'
import type { PrepareRefusal, PrepareResult } from './prepare-result.ts'
import type { DossierRooms } from './rooms.ts'
import { type SignAsRefusal, refusedSigning, signAs, stampsOf } from './sign-as.ts'
import { type ResultSigning, findSigning, keepHeadSignature } from './store/result-signing-store.ts'
import { insertSlip } from './store/slip-store.ts'
import { NOTHING_SAID, draftOf, writeResult } from './write-result.ts'

export interface PrepareSignature extends OnDossier, Pick<PrepareResult, 'content' | 'saidOf'> {}

export type SignatureRefusal =
  | HoldRefusal | NotAllowed | Extract<PrepareRefusal, { readonly code: 'result-content-missing' }>
  | { readonly code: 'result-not-to-sign' | 'proposed-unsettled' | 'result-outdated' }

/** A result with every word but number and day, for the key of whoever approved it. */
export interface ResultToSign {
  readonly dossierId: bigint
  readonly version: number
  readonly signingId: bigint
  readonly holder: KeyHolder
  readonly draft: Json
  readonly at: Date
}

/** A result that its head signed, on disk; nothing names it yet. */
export interface SignedResultDraft extends Omit<ResultToSign, 'holder'> {
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  readonly pages: number
  readonly certificate: Buffer
  readonly report: SignatureReport
}

export type SignDraftRefusal = SignAsRefusal | { readonly code: 'result-unsound'; readonly fault: 'signature' | 'time-stamp' | 'unreadable' }

const FORM = { formSet: 'motcua', form: 'result-draft' } as const
const MOST_BYTES = 32 * 1_048_576

/**
 * Writes a result for whoever approved it to sign, before it has a number (NĐ 30/2020/NĐ-CP Đ.13). Refuses with
 * `result-not-to-sign` whoever is not asked to, or has signed; what is proposed as unsettled has no result; and with
 * `result-content-missing` as `prepareResult` does.
 */
export async function prepareSignature(
  ctx: Ctx, rooms: DossierRooms, input: PrepareSignature,
): Promise<Result<ResultToSign, SignatureRefusal>> {
  const open = await openToSign(ctx, rooms, input)
  if (!open.ok) return open
  const { held, signing } = open.value
  const { dossier } = held
  const said = await input.saidOf?.(dossier) ?? NOTHING_SAID
  if (said.missing.length > 0) return refuse({ code: 'result-content-missing', fields: said.missing })
  const { viewer, content } = input
  const { slip, holder } = await writeResult(ctx, held, { viewer, content, said, number: null })
  return ok({
    dossierId: dossier.id, version: dossier.version, signingId: signing.id, holder, draft: draftOf(slip.data, dossier),
    at: ctx.now,
  })
}

/**
 * Prints it and lets the key sign, to be seen at the top right, of the level that whoever stamps made possible; what
 * makes it B-LT comes with the seal. Looked at as the registry and whoever gets it will. Outside of any transaction.
 */
export async function makeSignature(
  { keys, clock, storage }: ResultMakers, { holder, ...toSign }: ResultToSign, pin: string | undefined,
): Promise<Result<SignedResultDraft, SignDraftRefusal>> {
  const { draft, at } = toSign
  const opened = await keys.open(holder, pin)
  if (!opened.ok) return opened
  try {
    const data = restoreSlip(draft)
    const drawn = Buffer.from(await renderSlip({ set: FORM.formSet, form: FORM.form, data, at } as SlipInput))
    const timeStamp = await stampsOf(keys, at)
    const bytes = await signAs(drawn, opened.value, holder, {
      at, ...timeStamp && { timeStamp }, reason: 'Ký ban hành kết quả', visible: {},
    })
    const file = openPdfFile(bytes)
    if (archiveFaults(file).length > 0) return unsound('unreadable')
    const now = clock.now()
    const [report, more] = checkSignatures(file, { ...await keys.trust(now), at: now })
    const own = new X509Certificate(opened.value.chain[0] ?? Buffer.alloc(0))
    if (report?.verdict !== 'valid' || report.signer !== nameOf(own) || more) return unsound('signature')
    if (timeStamp && report.timeStamp !== 'proves') return unsound('time-stamp')
    const stored = await storage.put(Readable.from([bytes]), MOST_BYTES)
    if (!stored.ok) throw new Error('a result of more than 32 MB')
    return ok({ ...toSign, ...stored.value, pages: lookIntoPdf(file).pages, certificate: own.raw, report })
  } catch (error) {
    return refusedSigning(error)
  } finally {
    await opened.value.close()
  }
}

const unsound = (fault: 'signature' | 'time-stamp' | 'unreadable') => refuse({ code: 'result-unsound' as const, fault })

/**
 * Keeps what was signed just before, for the registry to number and seal (`issueResult`); clocks and the law take no
 * notice of it. Refuses with `result-outdated` where dossier or day are no longer those of what was signed. Leaves
 * `dossier.result-signed`.
 */
export async function signResult(
  ctx: Ctx, rooms: DossierRooms, { made, content, ...on }: PrepareSignature & { readonly made: SignedResultDraft },
): Promise<Result<Acted, SignatureRefusal>> {
  const open = await openToSign(ctx, rooms, on)
  if (!open.ok) return open
  const { held: { dossier }, signing, next } = open.value
  const { dossierId, version, signingId, draft, at, sha256, size, pages, certificate, report } = made
  const isOfIt = dossierId === dossier.id && version === dossier.version && signingId === signing.id
  if (!isOfIt || dayOf(at) !== dayOf(ctx.now)) return refuse({ code: 'result-outdated' })
  const publicId = crypto.randomUUID()
  const slipId = await insertSlip(ctx.tx, {
    publicId, dossierId, ...FORM, isDraft: false, madeAt: at, madeBy: ctx.actorId, data: draft,
  })
  await keepOfficeFile(ctx, { sha256, size, pages, reports: [report] })
  await keepHeadSignature(ctx.tx, signing.id, { at, slipId, sha256, certificate })
  const told = { slipId: publicId, data: { sha256 }, words: { content } }
  return ok(await closeDeed(ctx, { dossier, next }, 'dossier.result-signed', {}, told))
}

interface OpenToSign {
  readonly held: HeldDossier
  readonly signing: ResultSigning
  readonly next: 'in-progress'
}

/** Whoever approved need not have the step any more: they are asked by name. */
async function openToSign(
  ctx: Ctx, rooms: DossierRooms, on: OnDossier,
): Promise<Result<OpenToSign, SignatureRefusal>> {
  const held = await holdDossier(ctx, rooms, on)
  if (!held.ok) return held
  const { dossier, tasks, process } = held.value
  const moved = move(dossier.state, 'sign-result')
  if (!moved.ok) return moved
  if (dossier.proposal === 'unsettled') return refuse({ code: 'proposed-unsettled' })
  const signing = await findSigning(ctx.tx, dossier.id)
  const waits = tasks.some(({ nodeId }) => findStep(process.model, nodeId)?.action === 'issue')
  if (!waits || signing?.signerId !== on.viewer.accountId || signing.signed) return refuse({ code: 'result-not-to-sign' })
  return ok({ held: held.value, signing, next: 'in-progress' })
}
