import type { ColumnType, Generated } from 'kysely'
import type { DecisionModel } from '../../../platform/dmn/model.ts'
import type { JsonObject } from '../domain/json.ts'
import type { MigrationFault, NodeMapping } from '../domain/migrate-run.ts'
import type { ProcessModel } from '../domain/process-model.ts'
import type { At, Counted, Instance, InstanceState, Scope, Token } from '../domain/run/instance.ts'

/** The tables of processes in BPMN, as their stores see them. */
export type InstanceTables = {
  'workflow.model': {
    id: Generated<bigint>
    publicId: Generated<string>
    key: string
    version: number
    model: ColumnType<ProcessModel, string, never>
    xml: string | null
    decisions: ColumnType<Readonly<Record<string, DecisionModel>>, string, never>
    storedAt: Date
  }
  'workflow.instance': {
    id: Generated<bigint>
    publicId: Generated<string>
    modelId: bigint
    caseId: bigint | null
    state: InstanceState
    error: string | null
    nextId: number
    scopes: ColumnType<readonly Scope[], string, string>
    restless: Generated<number>
    startedAt: Date
    endedAt: Date | null
  }
  'workflow.token': {
    instanceId: bigint
    id: number
    nodeId: string
    scope: number
    at: At
    via: string | null
    of: number | null
    isListening: boolean
    isRound: boolean
    isPassed: boolean
    name: string | null
    correlation: string | null
    dueAt: Date | null
    more: number | null
    fault: ColumnType<Token['fault'] | null, string | null, string | null>
    counted: ColumnType<Counted | null, string | null, string | null>
  }
  'workflow.message': {
    id: Generated<bigint>
    name: string
    correlation: string | null
    variables: ColumnType<JsonObject, string, never>
    sentAt: Date
    sentBy: bigint | null
    caseId: ColumnType<bigint | null, bigint | undefined, never>
    toldBy: ColumnType<bigint | null, bigint | undefined, never>
    requestId: ColumnType<string | null, string | undefined, never>
    takenAt: Date | null
    takenBy: bigint | null
  }
  'workflow.attempt': {
    instanceId: bigint
    tokenId: number
    tries: number
    nextAt: Date
    text: string
  }
  'workflow.hearing': {
    id: Generated<bigint>
    instanceId: bigint
    tokenId: number
    variables: ColumnType<JsonObject, string, never>
  }
  'workflow.listener': {
    id: Generated<bigint>
    modelId: bigint
    nodeId: string
    at: 'message' | 'signal' | 'timer'
    name: string | null
    dueAt: Date | null
    more: number | null
    /** Of working time: by what its moment is counted. */
    counted: ColumnType<Counted | null, string | null, string | null>
  }
  'workflow.calling': {
    id: Generated<bigint>
    listenerId: bigint
    variables: ColumnType<JsonObject, string, never>
  }
  'workflow.migration': {
    id: Generated<bigint>
    publicId: Generated<string>
    fromModelId: bigint
    toModelId: bigint
    mapping: ColumnType<NodeMapping, string, never>
    begunAt: Date
    begunBy: bigint
    doneAt: ColumnType<Date | null, undefined>
    undoAskedAt: ColumnType<Date | null, undefined>
    undoAskedBy: ColumnType<bigint | null, undefined>
    undoDoneAt: ColumnType<Date | null, undefined>
  }
  'workflow.migrated': {
    migrationId: bigint
    instanceId: bigint
    at: Date
    before: ColumnType<InstanceJson | null, string | null, never>
    stands: string | null
    faults: ColumnType<readonly MigrationFault[], string, never>
    undoneAt: ColumnType<Date | null, undefined>
    undoRefusedAt: ColumnType<Date | null, undefined>
  }
}

/** A run as JSON keeps it: moments are text. */
export type InstanceJson = Omit<Instance, 'tokens'> & {
  readonly tokens: readonly (Omit<Token, 'dueAt'> & { readonly dueAt: string | null })[]
}
