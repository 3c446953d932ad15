import type { Ctx, Json } from '../../platform/db.ts'
import type { KeyHolder } from '../../platform/signing/key-ring.ts'
import type { LabelledValue, Signer } from '../documents/public.ts'
import { getStaff } from '../identity/public.ts'
import { findStep, listTasks } from '../workflow/public.ts'
import { fillSlip } from './compose-slip.ts'
import type { HeldDossier } from './open-dossier.ts'
import { chiefNow, chiefOf } from './sign-as-chief.ts'
import type { Dossier } from './store/dossier-store.ts'
import type { Viewer } from './viewer.ts'

/** Lines as they are printed, and the same by the keys of the field dictionary. */
export interface SaidOfIt {
  readonly rows: readonly LabelledValue[]
  readonly data: Readonly<Record<string, Json>>
  /** What the result must say and nobody has declared or typed in. */
  readonly missing: readonly MissingContent[]
}

/** A field of the form, by its key. */
export interface MissingContent { readonly key: string; readonly label: string }

/** Of whom it is for, where nothing more is declared: the applicant. */
export const NOTHING_SAID: SaidOfIt = { rows: [], data: {}, missing: [] }

export interface WriteResult {
  readonly viewer: Viewer
  /** What is decided or certified, in a sentence. */
  readonly content?: string | undefined
  /** What it says of whom it is for. */
  readonly said: SaidOfIt
  /** Null as long as it has none. */
  readonly number: string | null
}

/** Every word of a result, and whose key signs it. */
export interface WrittenResult {
  readonly text: string
  readonly slip: { readonly formSet: string; readonly form: string; readonly data: Json }
  /** What it says, by the keys of the field dictionary. */
  readonly data: Readonly<Record<string, Json>>
  readonly holder: KeyHolder
}

/** Puts the words of a result together, as they are on the day. */
export async function writeResult(
  ctx: Ctx, held: HeldDossier, { viewer, content, said: { rows, data }, number }: WriteResult,
): Promise<WrittenResult> {
  const { dossier } = held
  const text = content ?? `Chấp thuận đề nghị giải quyết thủ tục “${held.content.name}”.`
  const chief = await whoSigns(ctx, held, viewer)
  const slip = await fillResult(ctx, held, { chief: chief.signer, number, text, rows })
  return { text, slip, data: rows.length > 0 ? data : ownData(dossier), holder: chief.holder }
}

/**
 * The same as its head signs it, before it has a number: the day is that of the signature, which `before` says where it
 * was signed; what is given with the seal is none of it.
 */
export function draftOf(said: Json, { number: dossierNumber }: Pick<Dossier, 'number'>, before?: Json): Json {
  const { head, ...rest } = said as { readonly head: Readonly<Record<string, Json>> }
  const day = (before as { readonly head?: { readonly day?: Json } } | undefined)?.head?.day ?? head['day'] ?? null
  return { ...rest, head: { ...head, number: null, day }, dossierNumber }
}

/** What is printed of the applicant where nothing of a declaration is. */
function ownData({ applicantName }: Pick<Dossier, 'applicantName'>): WrittenResult['data'] {
  return { 'person.fullName': applicantName }
}

/** Who approved it last and answers for it, with their key; whoever issues where the process has no such step. */
async function whoSigns(
  ctx: Ctx, { dossier, process }: HeldDossier, viewer: Viewer,
): Promise<{ readonly signer: Signer; readonly holder: KeyHolder }> {
  const approved = (await listTasks(ctx.tx, dossier.id))
    .filter(({ outcome, nodeId }) => outcome === 'done' && findStep(process.model, nodeId)?.action === 'approve').at(-1)
  const byId = approved?.doneBy ?? viewer.accountId
  const [staff] = await getStaff(ctx.tx, [byId])
  const signer = approved === undefined || approved.doneBy === null
    ? await chiefNow(ctx.tx, viewer)
    : await chiefOf(ctx.tx, { byId, forId: approved.doneFor }) ?? await chiefNow(ctx.tx, viewer)
  const name = staff?.fullName ?? viewer.fullName
  return { signer, holder: { kind: 'person', id: staff?.username ?? String(byId), name } }
}

interface ResultWords {
  readonly chief: Signer
  readonly number: string | null
  readonly text: string
  readonly rows: readonly LabelledValue[]
}

async function fillResult(
  ctx: Ctx, { dossier, content, directory, policies }: HeldDossier, { chief, number, text, rows }: ResultWords,
): Promise<WrittenResult['slip']> {
  const facts = { dossier, content, directory, formSet: policies.formSet, signer: chief.name ?? '', chief }
  const filled = await fillSlip(ctx, facts, 'result', ({ agencyHead, dossierNumber, applicant, chief: signer }) => ({
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
  if (!filled) throw new Error('there is no template for results')
  return filled
}
