import type { RecordedEvent } from '../modules/audit/public.ts'
import type { Json } from '../platform/db.ts'

/** An event as a job hears of it: what happened, to what, when; who may be told of it the handler must find out. */
export type HeardEvent = Omit<RecordedEvent, 'xid' | 'publishAfter' | 'isVoid'>

/** An event as the payload of a job; ids as texts, since JSON has no 64-bit numbers. */
export function packEvent(event: RecordedEvent): Json {
  const { era, id, type, happenedAt, actorId, onBehalfOfId, unitId, subjectKind, subjectId, dossierId, data } = event
  const text = (value: bigint | null) => value === null ? null : String(value)
  return {
    era, id: String(id), type, happenedAt: happenedAt.toISOString(), actorId: String(actorId),
    onBehalfOfId: text(onBehalfOfId), unitId: text(unitId), subjectKind, subjectId: String(subjectId),
    dossierId: text(dossierId), data,
  }
}

/** The event of a payload that `packEvent` made. */
export function unpackEvent(payload: Json): HeardEvent {
  const { era, id, type, happenedAt, actorId, onBehalfOfId, unitId, subjectKind, subjectId, dossierId, data } =
    payload as { readonly era: number; readonly data: Json } & Readonly<
      Record<Exclude<keyof HeardEvent, 'era' | 'data'>, string | null>
    >
  const number = (value: string | null) => value === null ? null : BigInt(value)
  return {
    era, id: BigInt(id ?? ''), type: type ?? '', happenedAt: new Date(happenedAt ?? ''), actorId: BigInt(actorId ?? ''),
    onBehalfOfId: number(onBehalfOfId), unitId: number(unitId), subjectKind: subjectKind ?? '',
    subjectId: BigInt(subjectId ?? ''), dossierId: number(dossierId), data,
  }
}
