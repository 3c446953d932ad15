import type { ColumnType, Generated } from 'kysely'
import type { Policy, Unit } from '../../../kernel/deadline.ts'

export type ClockKind = 'acknowledgement' | 'dossier' | 'unsettled-notice' | 'unsettled-telling' | 'originals'
export type PauseReason = 'supplement' | 'payment' | 'confirmation' | 'completion'
export type TaskOutcome = 'done' | 'sent-back' | 'cancelled'

/** Why somebody was given a step by a rule: the rule, what decided, and among how many with how much each. */
export interface Given {
  /** Public id. */
  readonly rule: string
  readonly why: 'only' | 'last' | 'load' | 'turn'
  readonly among: number
  /** Open steps of whoever was chosen, before this one. */
  readonly open: number
}

/** The tables of this room, as its store sees them. `numeric` arrives as text, so that no digit is lost. */
export type WorkflowTables = {
  'workflow.process': {
    id: Generated<bigint>
    procedureVersionId: bigint
    /** Read no more; null since the engine. */
    graph: ColumnType<unknown, never, never> | null
    modelId: bigint
  }
  'workflow.task': {
    id: Generated<bigint>
    publicId: Generated<string>
    caseId: bigint
    processId: bigint
    instanceId: ColumnType<bigint | null, bigint | null | undefined, bigint>
    tokenId: ColumnType<number | null, number | null | undefined, number>
    nodeId: string
    name: string
    role: string
    unitId: bigint
    holderId: bigint | null
    opensAt: Date
    hours: ColumnType<string, number, number>
    calendarVersionId: bigint
    dueAt: Date
    doneAt: Date | null
    doneBy: bigint | null
    doneFor: ColumnType<bigint | null, bigint | null | undefined>
    outcome: TaskOutcome | null
    note: string | null
    given: ColumnType<Given | null, string | null | undefined, Given | null>
    /** Since when its agency refuses the case: nobody's to do until it is handed over again. */
    heldBackAt: ColumnType<Date | null, never, Date | null>
  }
  'workflow.leg': {
    id: Generated<bigint>
    caseId: bigint
    unitId: bigint
    agencyId: bigint
    handedOverAt: Date
    handedOverBy: bigint
    handedOverFrom: bigint
    how: 'electronic' | 'paper'
    opensAt: Date
    hours: ColumnType<string, number, number>
    calendarVersionId: bigint
    dueAt: Date
    receivedAt: Date | null
    receivedBy: bigint | null
    endedAt: Date | null
    acknowledgeBy: ColumnType<Date | null, Date | null | undefined>
    refusedAt: ColumnType<Date | null, never>
    refusedBy: ColumnType<bigint | null, never>
    refusedWhy: ColumnType<string | null, never>
    /** The stay of another unit that this one goes on from. */
    continues: ColumnType<bigint | null, bigint | null | undefined, never>
    /** Since when it stands still, as whoever handed it over was told. */
    toldOf: ColumnType<Date | null, never>
  }
  'workflow.clock': {
    id: Generated<bigint>
    caseId: bigint
    kind: ClockKind
    unitId: bigint
    calendarVersionId: bigint
    startedAt: Date
    unit: Unit
    amount: ColumnType<string, number, number>
    policy: Policy
    cutoff: number | null
    extended: ColumnType<number, number | undefined, number>
    afterPause: 'resume' | 'restart'
    dueAt: Date
    stoppedAt: Date | null
    warnAt: Date | null
    warnedAt: Date | null
  }
  'workflow.pause': {
    id: Generated<bigint>
    caseId: bigint
    fromAt: Date
    untilAt: Date | null
    reason: PauseReason
    article: string
    note: string | null
    /** When waiting ends by itself; null: when there is an answer. */
    endsBy: ColumnType<Date | null, never, Date>
  }
}
