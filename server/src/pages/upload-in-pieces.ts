import { sayFileFault } from '@motcua/contracts/file-faults.ts'
import { DataStore, type Lock, type Locker, Server, Upload } from '@tus/server'
import type { FastifyReply } from 'fastify'
import type { Readable } from 'node:stream'
import {
  type StoredUpload, type UploadOutcome, cleanFileName, endUnfinished, findUnfinished, insertUnfinished, storeUpload,
  takeUpload,
} from '../modules/documents/public.ts'
import { inTransaction } from '../platform/db.ts'
import { actingOf, authorisationPaperOf } from './acting.ts'
import { findDraftHere } from './find-draft-here.ts'
import { journeyOf } from './journey.ts'
import type { PageHandlers } from './page-handler.ts'
import { rowsOf } from './paper-row.tsx'
import { PAPERS } from './papers-texts.ts'
import { supplementPlace } from './supplement-uploads.ts'
import { limitsOf, noteIfInfected } from './take-files.ts'
import { type UploadPlace, draftPlace } from './upload-place.ts'
import { type Visit, isUuid, senderOf, tidy } from './visit.ts'

/** Of one draft under way at once; more are refused until some of them have ended. */
const MOST_BEGUN = 40
const LONGEST_NAME = 500

/**
 * Uploads in pieces by the protocol tus 1.0 (creation, termination), for whoever has a script: what was received before
 * the line was cut is not sent again. Whose draft it is, is in the `where`; every request carries the token of our
 * forms in a header. When the last byte is here the file is looked at like one of the plain form, and stands where it
 * belongs: in the draft, or in the answer to what the office asked for.
 */
export const piecePages = {
  'POST /nop-ho-so/:token/giay-to/:component/tep': toDraft,
  'HEAD /nop-ho-so/:token/giay-to/:component/tep/:id': toDraft,
  'PATCH /nop-ho-so/:token/giay-to/:component/tep/:id': toDraft,
  'DELETE /nop-ho-so/:token/giay-to/:component/tep/:id': toDraft,
  'POST /ho-so/:id/bo-sung/:component/tep': toSupplement,
  'HEAD /ho-so/:id/bo-sung/:component/tep/:upload': toSupplement,
  'PATCH /ho-so/:id/bo-sung/:component/tep/:upload': toSupplement,
  'DELETE /ho-so/:id/bo-sung/:component/tep/:upload': toSupplement,
} satisfies PageHandlers

async function toDraft(visit: Visit): Promise<FastifyReply> {
  const { request, reply } = visit
  const { token, component, id } = request.params as { token: string; component: string; id?: string }
  const draft = await findDraftHere(visit, token)
  const journey = draft && !draft.dossier ? journeyOf(visit, draft) : undefined
  if (!journey) return sendPieceSignedOut(visit)
  const isAsked = rowsOf(journey).some((row) => row.id === component)
    || actingOf(journey) !== undefined && component === authorisationPaperOf(journey)
  return isAsked ? onPieces(draftPlace(journey, component), id) : reply.code(404).send()
}

async function toSupplement(visit: Visit): Promise<FastifyReply> {
  const { component, upload } = visit.request.params as { component: string; upload?: string }
  const place = await supplementPlace(visit, component)
  return place ? onPieces(place, upload) : visit.reply.code(404).send()
}

async function onPieces(place: UploadPlace, id: string | undefined): Promise<FastifyReply> {
  const { visit } = place
  const { request, reply } = visit
  if (request.isMultipart()) return reply.code(415).send() // what the token of a form stands in, and not here
  if (id !== undefined && !isUuid(id)) return reply.code(404).send()
  const answer = await serverOf(place).handleWeb(webRequestOf(visit))
  // A browser whose line was reset sends the same piece again by itself, and would send all of it before it listens.
  if (!answer.ok && request.method === 'PATCH') reply.header('connection', 'close')
  let outcome: UploadOutcome | undefined
  if (id !== undefined && answer.ok && request.method !== 'DELETE') outcome = await endIfWhole(place, id)
  for (const [name, value] of answer.headers) {
    if (/^(tus-|upload-|location$|cache-control$)/.test(name)) reply.header(name, value)
  }
  if (outcome && outcome.code !== 'taken') {
    const text = sayFileFault(visit.language, { ...outcome, code: outcome.code }, limitsOf(visit))
    reply.headers({ 'upload-fault': outcome.code, 'upload-fault-text': encodeURIComponent(text) })
  }
  return reply.code(answer.status).send(request.method === 'HEAD' ? '' : await answer.text())
}

/** To the script, which cannot be led to the page of signing in: it says so beside the file. */
export function sendPieceSignedOut({ reply, say }: Visit): FastifyReply {
  const text = say(PAPERS.sessionEnded)
  return reply.code(401).header('tus-resumable', '1.0.0').send({ code: 'session-ended', text })
}

/** The protocol for one request; nothing of it is kept in this process, so that any process may get the next piece. */
function serverOf(place: UploadPlace): Server {
  const { visit } = place
  return new Server({
    path: place.address,
    relativeLocation: true, allowedOrigins: [], locker: LOCKER, lockDrainTimeout: 1,
    datastore: new PieceStore(place),
    namingFunction: () => crypto.randomUUID(),
    onUploadCreate: async (_request, { size, metadata }) => {
      refuseBefore(visit, size, metadata?.['filetype'] ?? '')
      return {}
    },
    onResponseError: (_request, error) => {
      if (!('status_code' in error)) visit.request.log.error({ err: error })
      return undefined
    },
  })
}

/** What can be told before the first byte is told before the first byte: a slow line is not to be wasted. */
function refuseBefore(visit: Visit, size: number | undefined, kind: string): void {
  const limits = limitsOf(visit)
  const refuse = (status_code: number, fault: Parameters<typeof sayFileFault>[1]) => {
    const text = sayFileFault(visit.language, fault, limits)
    // oxlint-disable-next-line typescript/only-throw-error -- what the protocol's package understands
    throw { status_code, body: JSON.stringify({ code: fault.code, text }) }
  }
  if (size === undefined || size === 0) refuse(422, { code: 'file-empty' })
  else if (size > limits.maxBytes) refuse(413, { code: 'file-too-large', found: size })
  else if (/^(video|audio|text)\//.test(kind)) refuse(415, { code: 'file-kind-not-allowed' })
}

/** Rows in the database, bytes in the growing files of the store. */
class PieceStore extends DataStore {
  readonly #place: UploadPlace
  override extensions = ['creation', 'termination']

  constructor(place: UploadPlace) {
    super()
    this.#place = place
  }

  override async create(upload: Upload): Promise<Upload> {
    const { visit: { rooms, now, say }, actorId, place } = this.#place
    const name = tidy(upload.metadata?.['filename'] ?? '').slice(-LONGEST_NAME) || '-'
    await rooms.storage.growing.begin(upload.id)
    const row = {
      id: upload.id, actorId, place, name, size: upload.size ?? 0, at: now,
    }
    if (await insertUnfinished(rooms.db, row, MOST_BEGUN)) return upload
    await rooms.storage.growing.remove(upload.id)
    const body = JSON.stringify({ code: 'too-many-begun', text: say(PAPERS.tooManyBegun) })
    // oxlint-disable-next-line typescript/only-throw-error -- what the protocol's package understands
    throw { status_code: 429, body }
  }

  override async getUpload(id: string): Promise<Upload> {
    const { visit: { rooms }, actorId, place } = this.#place
    const row = await findUnfinished(rooms.db, id, actorId)
    const size = Number(row?.size)
    const offset = row?.outcome ? size : await rooms.storage.growing.size(id)
    // oxlint-disable-next-line typescript/only-throw-error -- what the protocol's package understands
    if (row?.place !== place || offset === undefined) throw { status_code: 404, body: '' }
    return new Upload({ id, size, offset })
  }

  override async write(content: Readable, id: string, offset: number): Promise<number> {
    const { growing } = this.#place.visit.rooms.storage
    if (await growing.size(id) === undefined) return offset // it has ended, and no byte is left to come
    return growing.grow(id, offset, content)
  }

  override async remove(id: string): Promise<void> {
    await this.getUpload(id) // another's does not exist
    await this.#place.giveUp(id)
  }
}

/**
 * What became of an upload whose last byte is here: looked at, kept and put where it belongs, once, however often and
 * in however many processes it is asked. Undefined while bytes are missing, and of one that was given up meanwhile.
 */
async function endIfWhole(place: UploadPlace, id: string): Promise<UploadOutcome | undefined> {
  const { db, storage } = place.visit.rooms
  const find = () => findUnfinished(db, id, place.actorId)
  const row = await find()
  if (!row || row.outcome) return row?.outcome ?? undefined
  if (await storage.growing.size(id) !== Number(row.size)) return undefined
  await judge(place, id, row.name ?? '').catch(async (error: unknown) => {
    const now = await find() // another process may have ended it, or given it up, and have taken the bytes away
    if (now && !now.outcome) throw error
  })
  await storage.growing.remove(id)
  return (await find())?.outcome ?? undefined
}

async function judge(place: UploadPlace, id: string, name: string): Promise<void> {
  const { visit, actorId } = place
  const { rooms } = visit
  const taken = await takeUpload(
    rooms, limitsOf(visit), { name, content: rooms.storage.growing.open(id), actorId },
  )
  if (!taken.ok) {
    const { code, found } = taken.refusal
    await noteIfInfected(visit, actorId, taken.refusal)
    await endUnfinished(rooms.db, id, { code, ...found !== undefined && { found } })
    return
  }
  const sender = senderOf(visit, actorId, id, ['upload', taken.value.sha256])
  const kept = await inTransaction(rooms, sender, (ctx) =>
    storeUpload(ctx, taken.value), ({ publicId }: StoredUpload) => ({
    status: 201, body: { publicId }, // kept long, so without the name: files are called after people
  }))
  if (!kept.ok) throw new Error(kept.refusal.code)
  const { signatures, ...file } = taken.value
  await place.keep(id, {
    ...file, ...kept.value.body, name: cleanFileName(file.name), ...signatures && { signatures: signatures.verdict },
  })
}

/** What comes is handed on as it comes; nothing of it is held. */
function webRequestOf({ request }: Visit): Request {
  const { method, headers, raw } = request
  const source = raw[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
  const body = method === 'PATCH' ? new ReadableStream<Uint8Array>({
    async pull(control) {
      const step = await source.next() // throws when the line is cut, which ends this stream the same way
      if (step.done) control.close()
      else control.enqueue(step.value)
    },
  }, { highWaterMark: 0 }) : null
  const known = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    /^(tus-|upload-|content-)/.test(name) && typeof value === 'string' ? [[name, value]] : [])
  return new Request(`http://localhost${request.url}`, {
    method, headers: new Headers(known), body, duplex: 'half',
  } as RequestInit)
}

/**
 * One piece at a time of one file: who comes with the next one ends whoever holds a line that is dead already. Between
 * processes nothing is locked: the same bytes written twice to the same place do no harm.
 */
class NewestFirst implements Locker {
  readonly #held = new Map<string, { cancel: () => unknown; gone: Promise<void> }>()

  newLock(id: string): Lock {
    let release: () => void = () => undefined
    const mine = { cancel: (): unknown => undefined, gone: new Promise<void>((done) => { release = done }) }
    return {
      lock: async (_signal, cancel) => {
        const before = this.#held.get(id)
        this.#held.set(id, Object.assign(mine, { cancel }))
        if (!before) return
        before.cancel()
        await before.gone
      },
      unlock: async () => {
        if (this.#held.get(id) === mine) this.#held.delete(id)
        release()
      },
    }
  }
}
const LOCKER = new NewestFirst()
