import { createHash } from 'node:crypto'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type OfflineDevice, holdDevice } from './store/devices.ts'
import type { Outing } from './store/outings.ts'
import { type CommandKind, endRefused, insertCommand, lockRefused } from './store/commands.ts'

/** A command whose signature was found to be that of the device. */
export interface ReceivedCommand {
  readonly device: Pick<OfflineDevice, 'id' | 'publicId' | 'unitId'>
  readonly outing: Pick<Outing, 'id'>
  readonly publicId: string
  readonly n: number
  readonly kind: CommandKind
  readonly madeAt: Date
  /** Exactly what was signed. */
  readonly text: string
  readonly signature: Buffer
}

export interface MadeOf { readonly id: string; readonly number: string }

/** Something became of it before, or another has its number. Thrown, since all of the deed goes back with it. */
export class CommandSettled extends Error {}
/** The device was revoked while its deed was done; thrown for the same reason. */
export class DeviceRevoked extends Error {}

/**
 * A command is accepted, in the transaction of its deed: only both together come about. Leaves
 * `offline-command.accepted`. Throws `CommandSettled` if it was accepted or refused before (command_once), or its
 * number is another's (command_numbered_once), and `DeviceRevoked` if the device is none any more.
 */
export async function acceptCommand(ctx: Ctx, one: ReceivedCommand, made: MadeOf): Promise<void> {
  const { device, publicId, kind } = one
  if (!await holdDevice(ctx.tx, device.id)) throw new DeviceRevoked(publicId)
  const id = await insertCommand(ctx.tx, {
    ...rowOf(ctx, one), body: null, refusal: null, reason: null, madeId: made.id, madeNumber: made.number,
  })
  if (id === undefined) throw new CommandSettled(publicId)
  await recordEvent({ ...ctx, unitId: device.unitId }, {
    type: 'offline-command.accepted', subjectKind: 'offline-command', subjectId: id,
    data: { command: publicId, device: device.publicId, kind },
  })
}

/**
 * A command is refused, with the reason in words, and kept as it was signed until somebody has dealt with it. Leaves
 * `offline-command.refused`, and nothing if something became of it before, or its number is another's.
 */
export async function refuseCommand(
  ctx: Ctx, one: ReceivedCommand, { code, reason }: { readonly code: string; readonly reason: string },
): Promise<Result<undefined, never>> {
  const { device, publicId, kind } = one
  const id = await insertCommand(ctx.tx, {
    ...rowOf(ctx, one), body: one.text, refusal: code, reason: reason.slice(0, 4_000), madeId: null, madeNumber: null,
  })
  if (id === undefined) return ok(undefined)
  await recordEvent({ ...ctx, unitId: device.unitId }, {
    type: 'offline-command.refused', subjectKind: 'offline-command', subjectId: id,
    data: { command: publicId, device: device.publicId, kind, why: code },
  })
  return ok(undefined)
}

function rowOf(ctx: Ctx, { device, outing, publicId, n, kind, madeAt, text, signature }: ReceivedCommand) {
  return {
    deviceId: device.id, publicId, outingId: outing.id, unitId: device.unitId, n, kind, madeAt, receivedAt: ctx.now,
    bodyHash: commandHash(text), signature,
  }
}

/** Of what was signed: the same request id under another text is a mistake. */
export function commandHash(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest()
}

/**
 * Somebody has dealt with what was refused (đã xử lý), and says how; its text is forgotten. Leaves
 * `offline-command.settled`. Refuses with `offline-refusal-unknown` what does not wait, or not within reach.
 */
export async function settleRefusal(
  ctx: Ctx, { command, note, isReached }: {
    readonly command: string; readonly note: string; readonly isReached: (unitId: bigint) => boolean },
): Promise<Result<undefined, { readonly code: 'offline-refusal-unknown' }>> {
  const held = await lockRefused(ctx.tx, command)
  if (!held || !isReached(held.unitId)) return refuse({ code: 'offline-refusal-unknown' })
  await endRefused(ctx.tx, held.id, note, ctx.actorId, ctx.now)
  await recordEvent({ ...ctx, unitId: held.unitId }, {
    type: 'offline-command.settled', subjectKind: 'offline-command', subjectId: held.id,
    data: { command, kind: held.kind },
  })
  return ok(undefined)
}
