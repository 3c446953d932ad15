import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../../../kernel/work-calendar.ts'
import type { Json } from '../../../platform/db.ts'
import type { State } from '../domain/lifecycle.ts'

export type Channel = 'counter' | 'online' | 'post'
export type Delivery = 'counter' | 'post' | 'electronic'
export type How = 'filed' | 'presented' | 'data' | 'missing' | 'reused'
/** Where something that is held was found (domain 7.1), and what became of it. */
export type HeldSource = 'register' | 'kho' | 'dossiers' | 'national'
export type HeldOutcome = 'reused' | 'asked-again' | 'given' | 'declined'
export type RemarkKind = 'reason' | 'note' | 'content' | 'document' | 'receiver' | 'contact-phone'

/** Where a member of a bundle stands: see `dossiers.member`. */
export type MemberState = 'waiting' | 'ready' | 'begun' | 'blocked' | 'asked' | 'dropped'
export type AlarmKind = 'unanswered' | 'held' | 'idle' | 'hand-over' | 'letter'

/** The tables of this room, as its stores see them. */
export type DossierTables = {
  'dossiers.request': { id: Generated<bigint>; applicantId: bigint; submittedBy: bigint; at: Date }
  'dossiers.bundle': {
    requestId: bigint
    publicId: string
    versionId: bigint
    formVersionId: bigint | null
    channel: Channel
    sectionId: bigint
    territoryId: bigint | null
    applicantName: string
    handedInBy: string | null
    authoriserId: bigint | null
    authorisation: ColumnType<Json, string | null, never>
    delivery: Delivery
    deliveryAddress: string | null
    answers: ColumnType<Json, string, never>
    writtenKeys: ColumnType<string[], readonly string[], never>
    filed: ColumnType<Json, string, never>
    needed: ColumnType<string[], readonly string[], never>
    acceptedAt: Date | null
    acceptedBy: bigint | null
    dueAt: Date | null
    limitCase: number
  }
  'dossiers.member': {
    requestId: bigint
    seq: number
    procedureId: bigint
    after: ColumnType<number[], readonly number[], readonly number[]>
    state: MemberState
    dossierId: bigint | null
    readyAt: Date | null
    begunAt: Date | null
    pushBy: Date | null
    acknowledgeBy: ColumnType<Date | null, Date | null | undefined, Date | null>
    reason: string | null
  }
  'dossiers.passed_result': { dossierId: bigint; fromDossierId: bigint; component: string; passedAt: Date }
  'dossiers.dossier': {
    id: bigint
    publicId: string
    requestId: bigint
    version: Generated<number>
    number: string
    trackingToken: string
    receivingUnitId: bigint
    receivesAtId: bigint
    competentUnitId: bigint
    territoryId: bigint | null
    channel: Channel
    procedureId: bigint
    procedureVersionId: bigint
    formVersionId: bigint | null
    calendarVersionId: bigint
    limitCase: number
    applicantId: bigint
    applicantName: string
    authoriserId: bigint | null
    submittedBy: bigint
    handedInBy: string | null
    /** Of whoever sent it as a member of a community digital team. */
    helperProxyId: bigint | null
    delivery: Delivery
    deliveryAddress: string | null
    likeness: Buffer
    state: State
    proposal: 'settle' | 'unsettled' | null
    supplements: Generated<number>
    extensions: Generated<number>
    submittedAt: Date
    acknowledgedAt: Date | null
    receivedAt: Date | null
    dueAt: Date | null
    decidedAt: ColumnType<Date | null, Date | null | undefined, Date | null>
    issuedAt: Date | null
    deliveredAt: Date | null
    /** No longer used, neither written nor read: the outbox says when (migration 0471). */
    synchronisedAt: ColumnType<Date | null, never, never>
    closedAt: Date | null
    lateBySupplementAt: ColumnType<Date | null, Date | null | undefined, Date | null>
  }
  'dossiers.serial': { agencyId: bigint; day: Day; last: number }
  'dossiers.answers': { dossierId: bigint; answers: ColumnType<Json, string, never> }
  'dossiers.component': {
    dossierId: bigint
    component: string
    how: How
    originals: number
    copies: number
    paperIds: ColumnType<bigint[], readonly bigint[], readonly bigint[]>
  }
  'dossiers.kho_choice': { requestId: bigint; keeps: boolean; declinesReuse: boolean; at: Date }
  'dossiers.held_component': {
    dossierId: bigint
    component: string
    source: HeldSource
    paperId: bigint | null
    outcome: HeldOutcome
    basis: string | null
    reason: string | null
    at: Date
    by: bigint
  }
  'dossiers.held_field': {
    dossierId: bigint; field: string; source: 'register' | 'kho' | 'dossiers'; outcome: 'reused' | 'corrected'
    register: string | null; saidAt: Date | null
  }
  'dossiers.supplement': {
    id: Generated<bigint>
    dossierId: bigint
    stage: 'completion' | 'supplement'
    askedAt: Date
    askedBy: bigint
    headReason: string | null
    answeredAt: Date | null
    answeredBy: bigint | null
  }
  'dossiers.supplement_item': { supplementId: bigint; component: string; reason: string }
  'dossiers.slip': {
    id: Generated<bigint>
    publicId: string
    dossierId: bigint
    formSet: string
    form: string
    isDraft: boolean
    madeAt: Date
    madeBy: bigint
    data: ColumnType<Json, string, string>
  }
  'dossiers.result': {
    dossierId: bigint
    agencyId: bigint
    number: string
    issuedOn: Day
    title: string
    content: string
    slipId: bigint
  }
  'dossiers.result_draft': {
    dossierId: bigint
    agencyId: bigint
    number: string
    issuedOn: Day
    code: string
    preparedAt: Date
    preparedBy: bigint
  }
  'dossiers.result_content': {
    dossierId: bigint
    content: ColumnType<Json, string, string>
    completedAt: Date
    completedBy: bigint
  }
  'dossiers.signed_result': { dossierId: bigint; code: string; paperId: bigint; digest: Buffer }
  'dossiers.seal_certificate': { thumbprint: Buffer; agencyId: bigint; name: string; der: Buffer; firstAt: Date }
  'dossiers.result_serial': { agencyId: bigint; year: number; last: number }
  'dossiers.delivery': { dossierId: bigint; at: Date; byId: bigint; how: Delivery; receiver: string }
  'dossiers.originals': {
    dossierId: bigint
    fromUnitId: bigint
    toUnitId: bigint
    dueAt: Date
    handedOverAt: Date | null
    handedOverBy: bigint | null
    receivedAt: Date | null
    receivedBy: bigint | null
  }
  'dossiers.remark': { dossierId: bigint; requestId: string; kind: RemarkKind; text: string; saidAt: Date }
  'dossiers.follow_up': { accountId: bigint; dossierId: bigint; onDay: Day }
  'dossiers.saved_view': {
    id: Generated<bigint>
    publicId: Generated<string>
    accountId: bigint
    name: string
    asked: ColumnType<Json, string, string>
  }
  'dossiers.shift_hand_over': {
    id: Generated<bigint>
    unitId: bigint
    byId: bigint
    toId: bigint | null
    at: Date
    handed: number
    refused: number
  }
  'dossiers.shift_end': { unitId: bigint; day: Day; held: number }
  'dossiers.alarm': {
    id: Generated<bigint>
    dossierId: bigint
    kind: AlarmKind
    level: number
    cause: Generated<string>
    since: Date
    dueAt: Date
    raisedAt: Date | null
    endedAt: Date | null
  }
  'dossiers.authorisation': {
    dossierId: bigint
    authoriserId: bigint
    fullName: string
    signedOn: Day
    validTo: Day | null
    endedAt: Date | null
    endedBy: bigint | null
    proxyId: bigint | null
  }
  'dossiers.undo': {
    dossierId: bigint
    until: Date
    state: State
    proposal: 'settle' | 'unsettled' | null
    decidedAt: Date | null
    standing: Json
  }
  'dossiers.routing': {
    dossierId: bigint
    decideRule: string
    receiveRule: string | null
    clearanceId: bigint | null
    isElsewhere: boolean
    isChosen: Generated<boolean>
    facts: ColumnType<Json, string, never>
  }
  'dossiers.decided_by_table': {
    id: Generated<bigint>
    dossierId: bigint
    subject: 'fee' | 'papers' | 'limit'
    at: Date
    decision: string
    rules: number[]
    value: ColumnType<Json, string, never>
  }
  'dossiers.collection': { dossierId: bigint; unitId: bigint; chosenAt: Date; chosenBy: bigint }
  'dossiers.custody': {
    dossierId: bigint
    unitId: bigint
    holderId: bigint
    since: Date
    remindAt: Date | null
    reminders: Generated<number>
    returnedAt: Date | null
    proof: 'signed' | 'card-seen' | 'authorisation' | 'post-receipt' | null
    shelf: string | null
    archivedAt: Date | null
  }
  'dossiers.result_move': {
    id: Generated<bigint>
    dossierId: bigint
    fromUnitId: bigint
    toUnitId: bigint
    dueAt: Date
    handedOverAt: Date | null
    handedOverBy: bigint | null
    receivedAt: Date | null
    receivedBy: bigint | null
    endedAt: Date | null
    endedBy: bigint | null
    endedWhy: 'refused' | 'recalled' | 'succeeded' | null
  }
  'dossiers.payment_request': {
    id: Generated<bigint>
    dossierId: bigint
    amount: bigint
    reason: string
    askedAt: Date
    askedBy: bigint
    document: string | null
    charge: string | null
    paidAt: Date | null
  }
}
