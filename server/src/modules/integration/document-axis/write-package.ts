import { ok } from '../../../kernel/result.ts'
import { type Backing, inTransaction } from '../../../platform/db.ts'
import { messageOfJson } from '../../../platform/edxml/message-of-json.ts'
import { type WriteEdxml, writeEdxml } from '../../../platform/edxml/write-edxml.ts'
import { SendFault } from '../../../platform/send-fault.ts'
import type { KeyRing } from '../../../platform/signing/key-ring.ts'
import type { Storage } from '../../../platform/storage.ts'
import { bodyHashOf } from '../../audit/public.ts'
import { findSentQuestion, keepSentQuestion } from '../../dossiers/public.ts'
import { digestOf } from '../digest.ts'
import { PROGRAM } from '../keep-came.ts'
import type { SentBody } from './package-body.ts'

export interface WritingRooms extends Backing {
  readonly storage: Pick<Storage, 'open' | 'put'>
  readonly keys: Pick<KeyRing, 'open'>
}

/** A package is never longer. */
const MOST_BYTES = 1_000_000_000

/**
 * A package as it goes, signed by the agency of the settings where it signs: one about a question of ours is written
 * once and kept with its dossier before it goes, and goes byte for byte as it is kept, however often; words about what
 * came are written each time. `noting` is told of what breaks off while a package is made.
 */
export async function packageToSend(
  rooms: WritingRooms, body: SentBody, signer: string | undefined,
  noting: <T>(pieces: AsyncIterable<T>) => AsyncIterable<T>,
): Promise<AsyncIterable<string | Uint8Array>> {
  const { consultation, message: json } = body
  const message = messageOfJson(json)
  if (consultation === undefined || message.kind !== 'document') return noting(written(rooms, body, signer))
  const saidBy = { documentId: message.documentId, said: digestOf(body) }
  const there = await findSentQuestion(rooms.db, saidBy)
  if (there) return noting(rooms.storage.open(there.sha256))
  const stored = await rooms.storage.put(bytesOf(noting(written(rooms, body, signer))), MOST_BYTES)
  if (!stored.ok) throw new SendFault('package-too-large', false)
  const { sha256, size } = stored.value
  const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('keep-sent', sha256) }
  let name = sha256
  const kept = await inTransaction(rooms, sender, async (ctx) => {
    const done = await keepSentQuestion(ctx, { consultation, sha256, size, ...saidBy })
    if (done.ok) name = done.value
    return done.ok ? ok(undefined) : done
  }, () => ({ status: 200, body: null }))
  if (!kept.ok) throw new Error(kept.refusal.code)
  return noting(rooms.storage.open(name))
}

async function* written(
  { storage, keys }: WritingRooms, { message, files }: SentBody, signer: string | undefined,
): AsyncGenerator<string> {
  const key = signer === undefined ? undefined : await openKey(keys, signer)
  try {
    const options: WriteEdxml = {
      ...key && { key },
      attachments: files.map(({ contentId, name, type, ...file }) =>
        ({ contentId, name, type, open: () => 'text' in file ? bytesOf(piecesOf(file.text)) : storage.open(file.sha256) })),
    }
    yield* writeEdxml(messageOfJson(message), options)
  } finally {
    await key?.close()
  }
}

/** The key of our agency, which must sign without being asked for a PIN; without it nothing goes. */
async function openKey(keys: WritingRooms['keys'], agency: string) {
  const opened = await keys.open({ kind: 'agency', id: agency, name: agency })
  if (!opened.ok) throw new SendFault(opened.refusal.code, false)
  return opened.value
}

async function* piecesOf(text: string): AsyncGenerator<string> {
  yield text
}

async function* bytesOf(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(piece)
}
