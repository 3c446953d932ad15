import { ok } from '../../kernel/result.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Backing, type Ctx, inTransaction } from '../../platform/db.ts'
import { bodyHashOf, recordEvent } from '../audit/public.ts'
import { keepOfficeFile, storeUpload } from '../documents/public.ts'
import { type Confirmation, UNREADABLE, numberOfOther } from './domain/inbox.ts'
import type { CameMessage } from './inlet.ts'
import { findCame, insertCame, insertPackage, noteUploads } from './store/inbox.ts'

export interface WorkingRooms extends Backing { readonly machineClock: Clock }

/** The program itself. */
export const PROGRAM = 1n

/**
 * Keeps a message with its files in one transaction, and in which package it lay. `due`: what the partner is told of
 * that; null: nothing.
 */
export async function keepCame(
  rooms: WorkingRooms, partner: string, name: string, came: CameMessage,
  due: Confirmation | null = came.kind === UNREADABLE ? 'fail' : 'done',
): Promise<void> {
  const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('take-in', came.number) }
  const kept = await inTransaction(rooms, sender, async (ctx) => {
    const messageId = await insertOnce(ctx, partner, came, rooms.machineClock.now())
    await insertPackage(ctx.tx, { partner, name, messageId, due })
    return ok(undefined)
  }, () => ({ status: 200, body: null }))
  if (!kept.ok) throw new Error(kept.refusal.code)
}

/** Keeps the files of a message. Leaves `message.received`, which does not tell what the message says. */
export async function keepFiles(
  ctx: Ctx, partner: string, message: { readonly id: bigint; readonly publicId: string },
  { kind, files, uploads = [] }: CameMessage,
): Promise<void> {
  for (const file of files) await keepOfficeFile(ctx, file)
  const named: Record<string, string> = {}
  for (const { id, file } of uploads) {
    const stored = await storeUpload(ctx, file)
    if (stored.ok) named[id] = stored.value.publicId
  }
  if (uploads.length > 0) await noteUploads(ctx.tx, message.id, named)
  await recordEvent(ctx, {
    type: 'message.received', subjectKind: 'message', subjectId: message.id,
    data: { message: message.publicId, partner, kind, files: files.length + uploads.length },
  })
}

/** The message with all that it says: the one that is there, or a new one. */
async function insertOnce(ctx: Ctx, partner: string, came: CameMessage, machineNow: Date): Promise<bigint> {
  const { number, digest } = came
  const own = numberOfOther(number, digest)
  for (const one of [came, { ...came, number: own, fault: 'number-reused' }]) {
    const kept = await insertCame(ctx.tx, partner, one, machineNow)
    if (kept) {
      await keepFiles(ctx, partner, kept, came)
      return kept.id
    }
    const there = await findCame(ctx.tx, partner, one.number)
    if (there?.digest.equals(digest) === true) return there.id
  }
  throw new Error(`a package of ${partner} was not kept`)
}
