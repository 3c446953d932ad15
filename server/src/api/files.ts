import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { randomUUID } from 'node:crypto'
import type {} from '@fastify/multipart'
import { sayFileFault } from '@motcua/contracts/file-faults.ts'
import { Upload } from '@motcua/contracts/files.ts'
import { Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import { dispositionOf } from '../kernel/disposition.ts'
import { type Result, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type FileFault, type StoreUpload, type StoredUpload, type ToOpen, type UploadLimits, cleanFileName, nameInForm,
  type TakingRooms, noteInfected, openPaper, storeUpload, takeUpload, uploadLimitsOf,
} from '../modules/documents/public.ts'
import type { DirectorySource } from '../modules/organisation/public.ts'
import { type Backing, type RequestReused, type Sender, inTransaction } from '../platform/db.ts'
import type { Storage } from '../platform/storage.ts'
import { senderOf } from './authenticate.ts'
import { type UnsaidProblem, faultAt, problemOf, sendProblem } from './problems.ts'

export interface FileRooms extends Backing, TakingRooms {
  readonly directory: Pick<DirectorySource, 'on'>
}

/** How a file came into being, as whoever sends it says; unsaid where it is none of these. */
const UploadQuery = Type.Object({
  came: Type.Optional(Type.Literal('photo', { description: 'Paper was photographed; its pages say no size of it' })),
}, { additionalProperties: false })

type UploadRefusal = FileFault | { readonly code: 'file-missing' } | { readonly code: 'file-not-one' }

/** One file at a time: so that each has its own answer, and its own retry over a bad line. */
export function fileRoutes(rooms: FileRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/api/files',
      {
        config: { permission: 'paper.add' },
        schema: {
          tags: ['files'], summary: 'Upload one file; its id is named when a dossier is sent',
          consumes: ['multipart/form-data'], headers: RequestHeaders, querystring: UploadQuery, response: { 201: Upload, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const { came } = request.query
        return takeFile(rooms, request, reply, {
          actorId: request.actor.accountId, came,
          senderFor: ({ name, sha256 }) => senderOf(request, { name, sha256, ...came && { came } }),
        })
      },
    )
  }
}

interface Taking {
  readonly actorId: bigint
  readonly came: 'photo' | undefined
  /** Who sends it, once it is known what it is. */
  readonly senderFor: (file: { readonly name: string; readonly sha256: string }) => Sender
  /** Of which bytes it must be; others are not taken. */
  readonly expected?: string | undefined
}

/** Takes in the one file of a request and answers its id, or what is wrong with it. */
export async function takeFile(
  rooms: FileRooms, request: FastifyRequest, reply: FastifyReply, { actorId, came, senderFor, expected }: Taking,
): Promise<FastifyReply> {
  const limits = limitsOf(rooms)
  const taken = await takeOnlyFile(request, rooms, limits, actorId)
  if (!taken.ok) {
    const { refusal } = taken
    if (refusal.code === 'file-infected') {
      // What was refused may be sent again.
      const noted = { ...senderFor({ name: '', sha256: '' }), requestId: randomUUID() }
      const kept = () => ({ status: 200, body: null })
      await inTransaction(rooms, noted, (ctx) => noteInfected(ctx, threatIn(refusal)), kept)
    }
    return sendProblem(reply.header('connection', 'close'), explain(refusal, limits))
  }
  const { name, sha256 } = taken.value
  if (expected !== undefined && expected !== sha256) return sendProblem(reply, problemOf('offline-photos-missing'))
  const sender = senderFor({ name, sha256 })
  const outcome = await inTransaction(rooms, sender, (ctx) => storeUpload(ctx, { ...taken.value, came }), keepUpload)
  // A repeat under the key of another file was refused, so this is how it was called the first time, too.
  return outcome.ok
    ? reply.code(201).send({ ...outcome.value.body, name: cleanFileName(name) })
    : sendProblem(reply, explain(outcome.refusal, limits))
}

/** The policy of today for uploads. Throws where the data have none: nothing then says what may be taken. */
export function limitsOf({ clock, directory }: Pick<FileRooms, 'clock' | 'directory'>): UploadLimits {
  return uploadLimitsOf(directory.on(dayOf(clock.now())).policy('upload-limits')?.value)
}

async function takeOnlyFile(
  request: FastifyRequest, rooms: FileRooms, limits: UploadLimits, actorId: bigint,
): Promise<Result<StoreUpload, UploadRefusal>> {
  if (!request.isMultipart()) return refuse({ code: 'file-missing' })
  let taken: Result<StoreUpload, UploadRefusal> = refuse({ code: 'file-missing' })
  // More than may be, so that the store sees what is too large and says how large it is.
  const sizes = { fileSize: Infinity, files: 2, fields: 10, fieldSize: 1_000, headerPairs: 50 }
  for await (const part of request.parts({ limits: sizes })) {
    if (part.type === 'field') continue
    if (taken.ok) {
      part.file.resume()
      return refuse({ code: 'file-not-one' })
    }
    taken = await takeUpload(rooms, limits, {
      name: nameInForm(part.filename), content: part.file, actorId,
    })
    part.file.resume() // what was refused is not read on, and would hold up the rest
    if (!taken.ok) return taken
  }
  return taken
}

/** What is answered again, without the name: files are called after people, and this is kept long. */
function keepUpload({ publicId, kind, size, pages, sha256, isQuarantined = false, signatures }: StoredUpload) {
  return {
    status: 201, body: { id: publicId, kind, size, pages, sha256, isQuarantined, ...signatures && { signatures } },
  }
}

function threatIn(refusal: UploadRefusal): string {
  return 'threat' in refusal ? refusal.threat : ''
}

function explain(refusal: UploadRefusal | RequestReused, limits: UploadLimits): UnsaidProblem {
  if (refusal.code === 'request-reused') return problemOf(refusal.code)
  const { code } = refusal
  if (code === 'file-not-one') return problemOf(code, [faultAt('/file', code)])
  const text = { vi: sayFileFault('vi', refusal, limits), en: sayFileFault('en', refusal, limits) }
  return problemOf(code, [{ pointer: '/file', code, text }], text)
}

/** Asks for the file itself where only pictures of its pages are shown; it is saved, and never opened here. */
export const PaperQuery = Type.Object({
  original: Type.Optional(Type.Literal('yes')),
  signed: Type.Optional(Type.Literal('yes', { description: 'The copy that an officer signed of a scan' })),
})

/**
 * Sends the file of a paper, or pictures of its pages (`openPaper`). Whether the reader may see it has been asked
 * before. It can do nothing in a browser: its kind is the one found by content, not to be guessed again, in a sandbox
 * without script; the name is data.
 */
export async function sendPaper(
  reply: FastifyReply, rooms: Backing & { readonly storage: Storage }, paper: ToOpen,
  { original }: Static<typeof PaperQuery>,
): Promise<FastifyReply> {
  const opened = await openPaper(rooms, paper, { isOriginal: original === 'yes' })
  if (!opened.ok) return sendProblem(reply, problemOf(opened.refusal.code))
  const { sha256, size, kind, name, isSaved } = opened.value
  const { storage } = rooms
  if (!await storage.has(sha256)) throw new Error('a paper names a file that is not in the store')
  return reply.headers({
    'content-type': kind,
    'content-length': String(size),
    'content-disposition': dispositionOf(name, kind, isSaved ? 'attachment' : 'inline'),
    'content-security-policy': `sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  }).send(storage.open(sha256))
}
