import { NO_ROW } from '../../kernel/no-row.ts'
import { type Day, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx, Json } from '../../platform/db.ts'
import type { ProcedureContent, TimeLimit } from '../catalogue/public.ts'
import {
  type Apology, type FormKind, type FormSet, FORM_NUMBERS, type PaperHead, type PaperPerson, type Receipt,
  type RefusalSlip, type ResultDocument, type Signer, type StopNotice, type SupplementRequest,
} from '../documents/public.ts'
import { type Person, getPeopleToReach } from '../identity/public.ts'
import type { Directory } from '../organisation/public.ts'
import { type FiledComponent, componentsOnReceipt } from './domain/components-on-receipt.ts'
import { keepSlip } from './domain/kept-slip.ts'
import { limitInWords } from './domain/limit-in-words.ts'
import { feesInWords } from './fees-in-words.ts'
import type { FeesOfDossier } from './fees-of-dossier.ts'
import { agencyAbove } from './places.ts'
import { findAuthorisation } from './store/authorisation-store.ts'
import type { Dossier } from './store/dossier-store.ts'
import { type WrongComponent } from './store/supplement-store.ts'
import { type NewSlip, insertSlip, replaceDraft } from './store/slip-store.ts'

/** What all papers of a dossier share. */
export interface SlipFacts {
  readonly dossier: Pick<
    Dossier,
    | 'id'
    | 'publicId'
    | 'receivesAtId'
    | 'competentUnitId'
    | 'applicantId'
    | 'authoriserId'
    | 'handedInBy'
    | 'limitCase'
    | 'delivery'
    | 'deliveryAddress'
  >
  readonly content: ProcedureContent
  readonly directory: Directory
  readonly formSet: string
  /** Who signs for the office. */
  readonly signer: string
  /** Who signs as the head of the agency, for papers that a head signs; whoever signs, unless given. */
  readonly chief?: Signer | undefined
  /** Whom the paper names, as they are reached, where they were looked up already; otherwise they are now. */
  readonly people?: readonly Person[] | undefined
}

/** The forms of this room, each with the data that its template takes; number and tracking address come at printing. */
type FormData = {
  'receipt': Receipt; 'supplement-request': SupplementRequest; 'refusal': RefusalSlip; 'apology': Apology
  'stop-notice': StopNotice; 'result': ResultDocument
}
/** Known only when the dossier is numbered, and put in when it is printed. */
const LATER = ''

/**
 * Makes a paper of a dossier and keeps what it says. Answers its public id. `draft` is one that waits for a signature.
 * Where the circular in force has no such form (a stop notice before TT 03/2025), none is made.
 */
export async function composeSlip<K extends keyof FormData>(
  ctx: Ctx, facts: SlipFacts, kind: K, fill: (shared: Shared) => FormData[K], how: { draft?: boolean } = {},
): Promise<string | undefined> {
  const filled = await fillSlip(ctx, facts, kind, fill)
  if (!filled) return undefined
  const { form, ...slip } = { ...filled, madeAt: ctx.now, madeBy: ctx.actorId, isDraft: how.draft ?? false }
  // Only an apology is drafted before; what a draft says is written anew, whether it is drafted again or signed.
  const replaced = kind === 'apology' ? await replaceDraft(ctx.tx, facts.dossier.id, form, slip) : undefined
  if (replaced !== undefined) return replaced
  const publicId = crypto.randomUUID()
  await insertSlip(ctx.tx, { publicId, dossierId: facts.dossier.id, form, ...slip } satisfies NewSlip)
  return publicId
}

/** The same without keeping it: which form, and what it says. */
export async function fillSlip<K extends keyof FormData>(
  ctx: Ctx, facts: SlipFacts, kind: K, fill: (shared: Shared) => FormData[K],
): Promise<Pick<NewSlip, 'formSet' | 'form' | 'data'> | undefined> {
  const place = formOf(facts.formSet, kind)
  if (!place) return undefined
  return { formSet: place.set, form: place.form, data: keepSlip(fill(await shareFacts(ctx, facts))) as Json }
}

function formOf(formSet: string, kind: keyof FormData): { set: string; form: string } | undefined {
  if (kind === 'result') return { set: 'motcua', form: 'result' }
  const numbers: Partial<Record<FormKind, string>> = FORM_NUMBERS[formSet as FormSet]
  const form = numbers[kind]
  return form === undefined ? undefined : { set: formSet, form }
}

/** What the data of every form begins with. */
export interface Shared {
  readonly head: PaperHead
  readonly dossierNumber: string
  readonly section: string
  readonly applicant: PaperPerson
  readonly authoriser: PaperPerson | null
  readonly request: string
  readonly day: Day
  readonly agencyHead: PaperHead
  readonly agencyName: string
  readonly officer: { readonly name: string }
  readonly chief: Signer
  readonly person: { readonly name: string }
}

async function shareFacts(
  ctx: Ctx, { dossier, content, directory, signer, chief = { name: signer }, people: known }: SlipFacts,
): Promise<Shared> {
  const ids = dossier.authoriserId === null ? [dossier.applicantId] : [dossier.applicantId, dossier.authoriserId]
  const people = known ?? (await getPeopleToReach(ctx.tx, ids))
  const applicant = personOnPaper(people.find(({ id }) => id === dossier.applicantId))
  const declared = dossier.authoriserId === null ? undefined : await findAuthorisation(ctx.tx, dossier.id)
  const onRecord =
    dossier.authoriserId === null ? null : personOnPaper(people.find(({ id }) => id === dossier.authoriserId))
  // What is on record of a person is not told to whoever has claimed online to act for them.
  const authoriser = onRecord && declared
    ? { ...onRecord, name: declared.fullName, address: null, phone: null, email: null }
    : onRecord
  // On the morning after a reorganisation a job may come to a dossier before it is moved to the heir.
  const section = directory.heirOf(dossier.receivesAtId)
  const competent = directory.heirOf(dossier.competentUnitId)
  const day = dayOf(ctx.now)
  return {
    head: headOf(directory, section?.id ?? dossier.receivesAtId, day),
    agencyHead: headOf(directory, competent?.id ?? dossier.competentUnitId, day),
    dossierNumber: LATER, section: section?.name ?? '', agencyName: competent?.name ?? '', applicant, authoriser,
    request: content.name, day, officer: { name: signer }, chief,
    // An organisation signs by the hand of whoever hands it in.
    person: { name: dossier.handedInBy ?? applicant.name },
  }
}

/** The head of a paper: who stands above, who issues it, where and on which day. */
export function headOf(directory: Directory, unitId: bigint, day: Day): PaperHead {
  const unit = directory.byId(unitId)
  const agency = unit && agencyAbove(directory, unit)
  const superior =
    agency && agency.id !== unit.id
      ? agency
      : agency && agency.parentId !== null
        ? directory.byId(agency.parentId)
        : undefined
  const territory = directory.byId(directory.territoryOf(unitId) ?? NO_ROW)
  const { province } = directory
  return {
    superior: superior?.name ?? null, agency: unit?.name ?? '', number: null,
    place: territory?.name ?? province.brand['place'] ?? province.name, day,
  }
}

/** What papers say of a person; whoever prints one holds it in the hand. */
export function personOnPaper(person: Person | undefined): PaperPerson {
  if (!person) return { name: '', number: null, address: null, phone: null, email: null }
  const { fullName, personalNumber, oldNumber, taxCode, address, phone, email } = person
  return { name: fullName, number: personalNumber ?? taxCode ?? oldNumber, address, phone, email }
}

/** The receipt with its appointment (Mẫu 01). */
export function fillReceipt(
  facts: SlipFacts, filed: readonly FiledComponent[],
  { limit, fees, ...at }: {
    receivedAt: Date; dueAt: Date; limit: TimeLimit; fees: readonly FeesOfDossier[]; note: string | null
  },
): (shared: Shared) => Receipt {
  return ({ head, dossierNumber, section, applicant, authoriser, request, officer, person }) => ({
    head, dossierNumber, section, applicant, request,
    authorisedBy: authoriser && { ...authoriser, paper: 'Văn bản ủy quyền' },
    components: componentsOnReceipt(facts.content.components, filed),
    sets: facts.content.sets,
    statutoryTime: limitInWords(limit),
    ...at,
    resultAt: deliveryInWords(facts.dossier.delivery, section, facts.dossier.deliveryAddress),
    fees: feesInWords(fees), book: null, trackingUrl: LATER, submitter: person, receiver: officer,
  })
}

/** The request to complete or supplement (Mẫu 02), everything in one go. */
export function fillSupplement(
  facts: SlipFacts, items: readonly WrongComponent[], phone: string | null,
): (shared: Shared) => SupplementRequest {
  const nameOf = (id: string) => facts.content.components.find((component) => component.id === id)?.name ?? id
  return ({ head, dossierNumber, applicant, request, officer }) => ({
    head, dossierNumber, applicant, request,
    items: items.map(({ component, reason }) => ({ what: nameOf(component), reason })),
    contact: { name: officer.name, phone }, guide: officer,
  })
}

/** How the result will be received, in words. */
export function deliveryInWords(delivery: Dossier['delivery'], section: string, address: string | null): string {
  switch (delivery) {
    case 'counter': return section
    case 'post': return `Qua dịch vụ bưu chính công ích${address === null ? '' : `: ${address}`}`
    case 'electronic': return 'Bản điện tử, gửi vào tài khoản của người nộp'
  }
}
