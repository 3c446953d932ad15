import type { IntakeBody } from '@motcua/contracts/dossiers.ts'
import type { SaidOfAccount } from '@motcua/contracts/intake-accounts.ts'
import type { HeldPapers } from '@motcua/contracts/held-papers.ts'
import type { IntakeSheet } from '@motcua/contracts/intake-sheets.ts'
import type { Undigitised } from '@motcua/contracts/undigitised.ts'
import type { PersonLine } from '@motcua/contracts/people.ts'
import type { ProcedureDetail, ProcedureLine } from '@motcua/contracts/procedures.ts'
import { faultsUnder } from '../../lib/call-error.ts'
import { fromLocalInput } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import type { PickedFile } from '../../ui/file-picker/file-picker.tsx'
import type { FieldFault } from '../../ui/fault-summary/fault-summary.tsx'
import { OUTCOME } from './account-outcome-texts.ts'
import { FAULT } from './intake-texts.ts'

export type How = 'filed' | 'missing' | 'data' | 'presented' | 'reused'
export type KnownOfPerson = NonNullable<IntakeSheet['known']>
export interface PaperDraft {
  readonly how?: How
  readonly files: readonly PickedFile[]
  /** Of what is held in the Kho: which paper is used, where not any fits. */
  readonly heldPaper?: string | undefined
  /** Why what is held is asked for all the same; a code of the list. */
  readonly askedAgain?: string | undefined
}

/** What the clerk has entered so far; nothing of it is lost by a refusal. */
export interface IntakeDraft {
  readonly channel: 'counter' | 'post'
  readonly applicant?: PersonLine | undefined
  /** What was typed or scanned of the applicant on the way: the declaration does not ask for it again. */
  readonly known?: KnownOfPerson | undefined
  /** What was done for an applicant who has no account with papers seen. */
  readonly account?: SaidOfAccount | undefined
  /** By which mandate the applicant acts for another. */
  readonly proxyId?: string | undefined
  readonly procedure?: ProcedureLine | undefined
  readonly communeId?: string | undefined
  readonly limitCase: number
  readonly answers: Readonly<Record<string, unknown>>
  /** Filled in by hand and handed in; then nothing of it is typed here. */
  readonly isFormOnPaper: boolean
  readonly papers: Readonly<Record<string, PaperDraft>>
  /** The applicant wants nothing that is held to be used. */
  readonly declinesReuse?: boolean | undefined
  /** The applicant agrees that accepted papers are kept in their Kho. */
  readonly keepsPapers?: boolean | undefined
  /** What the fees hang on, as far as it was said. */
  readonly feeFacts?: IntakeBody['feeFacts']
  readonly delivery: IntakeBody['delivery']
  readonly deliveryAddress: string
  /** Wall clock in Viet Nam; only by post, where a parcel may have waited. */
  readonly handedInAt: string
  /** Why papers go on without being digitised; asked only where the server refuses them. */
  readonly undigitised?: Undigitised | undefined
}

export const EMPTY_DRAFT: IntakeDraft = {
  channel: 'counter', limitCase: 0, answers: {}, isFormOnPaper: false, papers: {}, delivery: 'counter',
  deliveryAddress: '', handedInAt: '',
}

type Component = ProcedureDetail['components'][number]
/** What is held for a component; `isOfOwner`: any fits, and to ask again needs a reason. */
export type HeldHere = Readonly<Record<string, { readonly isOfOwner: boolean }>>

/** What is held, by component. */
export function heldHereOf(found: Pick<HeldPapers, 'items'> | undefined): HeldHere {
  return Object.fromEntries(found?.items.map(({ component, isOfOwner }) => [component, { isOfOwner }]) ?? [])
}

/**
 * Filled in before anybody touches it: what is held is not asked for, the declaration is what is being typed, data are
 * looked up, the optional is not there. What was to be used and is not held any more is undecided again.
 */
export function howOf(component: Component, papers: IntakeDraft['papers'], held: HeldHere = {}): How | undefined {
  const chosen = papers[component.id]?.how
  if (chosen && (chosen !== 'reused' || held[component.id])) return chosen
  if (held[component.id]?.isOfOwner) return 'reused'
  if (component.isForm) return 'filed'
  if (component.handling === 'data') return 'data'
  return component.required === 'always' ? undefined : 'missing'
}

/** What can be told without asking the server; ids are those of the elements on the screen. */
export function draftFaults(
  draft: IntakeDraft, procedure: ProcedureDetail | undefined, held: HeldHere = {},
  asksAccountBy: readonly string[] | null = [],
): readonly FieldFault[] {
  const faults: FieldFault[] = []
  if (!draft.applicant) faults.push({ id: 'nguoi-nop', text: say(FAULT.applicant) })
  faults.push(...accountFaults(draft, asksAccountBy))
  if (!procedure) return [...faults, { id: 'thu-tuc', text: say(FAULT.procedure) }]
  if (procedure.asks !== 'nothing' && !draft.communeId) faults.push({ id: 'dia-ban', text: say(FAULT[procedure.asks]) })
  for (const component of procedure.components) {
    const how = howOf(component, draft.papers, held)
    const { heldPaper, askedAgain } = draft.papers[component.id] ?? {}
    const files = draft.papers[component.id]?.files ?? []
    const id = paperFieldId(component.id)
    if (!how) faults.push({ id, text: say(FAULT.undecided, { paper: component.name }) })
    if (how === 'reused' && held[component.id]?.isOfOwner === false && !heldPaper)
      faults.push({ id, text: say(FAULT.whichHeld, { paper: component.name }) })
    if ((how === 'filed' || how === 'presented') && held[component.id]?.isOfOwner && !askedAgain)
      faults.push({ id, text: say(FAULT.askedAgain, { paper: component.name }) })
    if (how === 'filed' && files.some(({ state }) => state === 'sending'))
      faults.push({ id, text: say(FAULT.sending, { paper: component.name }) })
    if (how === 'filed' && files.some(({ state }) => state === 'failed'))
      faults.push({ id, text: say(FAULT.unsent, { paper: component.name }) })
  }
  if (draft.delivery === 'post' && draft.deliveryAddress.trim() === '')
    faults.push({ id: 'dia-chi-tra', text: say(FAULT.address) })
  if (draft.channel === 'post' && !fromLocalInput(draft.handedInAt))
    faults.push({ id: 'nhan-luc', text: say(FAULT.parcelAt) })
  return faults
}

/** Of an applicant without an account, where the channel asks; `asksBy` the channels that do, null: none is missing. */
function accountFaults({ applicant, account, channel }: IntakeDraft, asksBy: readonly string[] | null): FieldFault[] {
  if (!applicant || asksBy === null || applicant.account === 'level-2') return []
  if (account?.outcome === 'refused' && !account.reason) return [{ id: 'tai-khoan', text: say(OUTCOME.reasonNeeded) }]
  return account || !asksBy.includes(channel) ? [] : [{ id: 'tai-khoan', text: say(OUTCOME.needed) }]
}

/**
 * Everything is in order: each mandatory paper that nobody has decided is there, or was shown where it is only to be
 * shown. What was decided, also that something is missing, stays.
 */
export function restAreThere(
  components: readonly Component[], papers: IntakeDraft['papers'], held: HeldHere = {},
): IntakeDraft['papers'] {
  const undecided = components.filter((component) => !howOf(component, papers, held))
  return Object.assign({}, papers, ...undecided.map(({ id, handling }) => ({
    [id]: { files: papers[id]?.files ?? [], how: handling === 'present' ? 'presented' : 'filed' },
  }))) as IntakeDraft['papers']
}

/** The body as the wire wants it. Call it on a draft without faults only. */
export function intakeBodyOf(
  draft: IntakeDraft, procedure: ProcedureDetail, answers: Record<string, unknown>,
  { confirmedDouble = false, sectionId, held = {} }: {
    confirmedDouble?: boolean; sectionId?: string | undefined; held?: HeldHere
  } = {},
): IntakeBody {
  const handedInAt = draft.channel === 'post' ? fromLocalInput(draft.handedInAt) : undefined
  return {
    channel: draft.channel, ...(sectionId !== undefined && { sectionId }), procedureId: procedure.id,
    applicantId: draft.applicant?.id ?? '', limitCase: draft.limitCase,
    ...(procedure.asks !== 'nothing' && draft.communeId && { communeId: draft.communeId }), answers,
    components: procedure.components.map((component) => filedComponentOf(component, draft.papers, held)),
    ...draft.declinesReuse && { declinesReuse: true }, ...draft.keepsPapers && { keepsPapers: true },
    ...draft.feeFacts && { feeFacts: draft.feeFacts }, ...draft.proxyId && { proxyId: draft.proxyId },
    delivery: draft.delivery, ...(draft.delivery === 'post' && { deliveryAddress: draft.deliveryAddress.trim() }),
    ...draft.account && draft.applicant?.account !== 'level-2' && { account: draft.account },
    ...(handedInAt && { handedInAt }), ...(draft.undigitised && { undigitised: draft.undigitised }),
    ...(confirmedDouble && { confirmedDouble }),
  }
}

function filedComponentOf(
  component: Component, papers: IntakeDraft['papers'], held: HeldHere,
): IntakeBody['components'][number] {
  const how = howOf(component, papers, held) ?? 'missing'
  const { heldPaper, askedAgain } = papers[component.id] ?? {}
  const isTaken = (how === 'filed' || how === 'presented') && held[component.id] !== undefined
  const files = how === 'filed' ? papers[component.id]?.files.flatMap(({ uploadId }) => uploadId ?? []) ?? [] : []
  return {
    component: component.id, how, ...(how === 'filed' && { originals: component.originals, copies: component.copies }),
    files, ...how === 'reused' && heldPaper && { heldPaper }, ...isTaken && askedAgain && { askedAgain },
  }
}

/** What the server refused, each beside its field; several may point at one paper. */
export function refusalFaults(error: Error, procedure: ProcedureDetail): readonly FieldFault[] {
  const answers = Object.entries(faultsUnder(error, '/answers')).map(([key, text]) => ({
    id: answerFieldId(key.split('/')[0] ?? key), text,
  }))
  const papers = Object.entries(faultsUnder(error, '/components')).map(([place, text]) => {
    const component = componentAt(place, procedure)
    return {
      id: component ? paperFieldId(component.id) : 'giay-to',
      text: component && !text.startsWith(component.name)
        ? say(FAULT.ofPaper, { paper: component.name, text })
        : text,
    }
  })
  const others = Object.entries(faultsUnder(error, '')).filter(([key]) => !/^(answers|components)\//.test(key))
  return [
    ...others.map(([key, text]) => ({ id: OTHER_FIELDS[key.split('/')[0] ?? ''] ?? 'tiep-nhan', text })), ...answers,
    ...papers,
  ]
}

/** Papers are pointed at by their place in the list that was sent. */
function componentAt(place: string, procedure: ProcedureDetail): Component | undefined {
  const [first = ''] = place.split('/')
  return /^\d+$/.test(first) ? procedure.components[Number(first)] : procedure.components.find(({ id }) => id === first)
}

const OTHER_FIELDS: Readonly<Record<string, string>> = {
  applicantId: 'nguoi-nop', procedureId: 'thu-tuc', communeId: 'dia-ban', limitCase: 'truong-hop',
  deliveryAddress: 'dia-chi-tra', handedInAt: 'nhan-luc', delivery: 'cach-nhan', sectionId: 'bo-phan',
  undigitised: 'ghi-ro-chua-so-hoa', account: 'tai-khoan', proxyId: 'nop-cho-ai',
}

export function answerFieldId(key: string): string {
  return `o-${key.replaceAll('.', '-')}`
}

export function paperFieldId(component: string): string {
  return `giay-${component}`
}
