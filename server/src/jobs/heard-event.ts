import { createHash } from 'node:crypto'
import type { RecordedEvent } from '../modules/audit/public.ts'
import type { Json } from '../platform/db.ts'

/** An event as a job hears of it: what happened, to what, when; who may be told of it the handler must find out. */
export type HeardEvent = Omit<RecordedEvent, 'xid' | 'publishAfter' | 'isVoid'>

/** An event as the payload of a job; ids as texts, since JSON has no 64-bit numbers. */
export function packEvent(event: RecordedEvent): Json {
  const { era, id, type, happenedAt, actorId, onBehalfOfId, unitId, subjectKind, subjectId, dossierId, data } = event
  const text = (value: bigint | null) => value === null ? null : String(value)
  return {
    era, id: String(id), type, happenedAt: happenedAt.toISOString(), actorId: String(actorId), onBehalfOfId: text(onBehalfOfId),
    unitId: text(unitId), subjectKind, subjectId: String(subjectId), dossierId: text(dossierId), data,
  }
}

/** The event of a payload that `packEvent` made. */
export function unpackEvent(payload: Json): HeardEvent {
  const { era, id, type, happenedAt, actorId, onBehalfOfId, unitId, subjectKind, subjectId, dossierId, data } =
    payload as { readonly era: number; readonly data: Json } & Readonly<Record<Exclude<keyof HeardEvent, 'era' | 'data'>, string | null>>
  const number = (value: string | null) => value === null ? null : BigInt(value)
  return {
    era, id: BigInt(id ?? ''), type: type ?? '', happenedAt: new Date(happenedAt ?? ''), actorId: BigInt(actorId ?? ''),
    onBehalfOfId: number(onBehalfOfId), unitId: number(unitId), subjectKind: subjectKind ?? '', subjectId: BigInt(subjectId ?? ''),
    dossierId: number(dossierId), data,
  }
}

/**
 * The request id of a job's effect, made of what it is about: however often the job runs, its request is the same, and
 * the guard lets it through once. A uuid of version 8 (RFC 9562), its bits from a hash.
 */
export function derivedRequestId(...about: readonly (string | number | bigint)[]): string {
  const bits = createHash('sha256').update(JSON.stringify(about.map(String))).digest().subarray(0, 16)
  bits.writeUInt8(bits.readUInt8(6) & 0x0f | 0x80, 6)
  bits.writeUInt8(bits.readUInt8(8) & 0x3f | 0x80, 8)
  const hex = bits.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
