import type {} from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Result, refuse } from '../kernel/result.ts'
import {
  type EntryFileChecks, type EntryFileFault, type TakenEntryFile, storeEntryFile, takeEntryFile,
} from '../modules/catalogue/public.ts'
import { inspectShownPicture } from '../modules/documents/public.ts'
import { inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { limitsOf } from './files.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

type UploadRefusal = EntryFileFault | { readonly code: 'file-missing' } | { readonly code: 'file-not-one' }
const MOST = 15 * 1_048_576

/** Takes in the one file of a form and answers its id. */
export async function sendStoredEntryFile(
  rooms: ApiRooms, request: FastifyRequest, reply: FastifyReply,
): Promise<FastifyReply> {
  const taken = await takeOnly(rooms, request)
  if (!taken.ok) {
    const { code } = taken.refusal
    return sendProblem(reply.header('connection', 'close'), problemOf(code, [faultAt('/file', code)]))
  }
  const outcome = await inTransaction(
    rooms, senderOf(request, { sha256: taken.value.sha256 }), (ctx) => storeEntryFile(ctx, taken.value),
    ({ publicId, kind, size }) => ({ status: 201, body: { id: publicId, kind, size } }),
  )
  return outcome.ok ? reply.code(201).send(outcome.value.body) : sendProblem(reply, problemOf(outcome.refusal.code))
}

async function takeOnly(rooms: ApiRooms, request: FastifyRequest): Promise<Result<TakenEntryFile, UploadRefusal>> {
  if (!request.isMultipart()) return refuse({ code: 'file-missing' })
  const limits = limitsOf(rooms)
  const checks: EntryFileChecks = {
    inspectPicture: (path) => inspectShownPicture(path, limits), antivirus: rooms.antivirus,
  }
  let taken: Result<TakenEntryFile, UploadRefusal> = refuse({ code: 'file-missing' })
  for await (const part of request.parts({
    limits: { fileSize: MOST + 1, files: 2, fields: 10, fieldSize: 1_000, headerPairs: 50 },
  })) {
    if (part.type === 'field') continue
    if (taken.ok) {
      part.file.resume()
      return refuse({ code: 'file-not-one' })
    }
    taken = await takeEntryFile(rooms.storage, part.file, checks)
    part.file.resume() // what was refused is not read on, and would hold up the rest
    if (!taken.ok) return taken
  }
  return taken
}
