import { dayOf } from '../../../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../../../kernel/result.ts'
import { type Ctx, inTransaction } from '../../../../platform/db.ts'
import { bodyHashOf, recordEvent } from '../../../audit/public.ts'
import {
  type FileFault, type KhoQuota, type StoreOwnRefusal, type StoreUpload, type TakingRooms, type UploadLimits,
  cleanFileName, findKept, noteInfected, storeOwnPaper, storeUpload, takeUpload,
} from '../../../documents/public.ts'
import { type AskRegister, type RegisterBacking, fetchFromRegister } from '../../registers/ask-register.ts'
import type { RegisterPaper } from '../../registers/register.ts'
import { insertNationalPaper, listNationalPapers } from './national-papers.ts'
import { listOfferedPapers } from './offered-papers.ts'

export interface TakePaperOver extends AskRegister {
  /** Of an offered paper, by which the portal knows it. */
  readonly idThere: string
  /** What it counts for here, and the national codes of its type. */
  readonly documentType: string
  readonly codes: readonly string[]
  readonly limits: UploadLimits
  readonly quota: KhoQuota
}

export type TakeOverRefusal = StoreOwnRefusal | FileFault
  /** It was not offered, or is there no more: what the portal has is looked for anew. */
  | { readonly code: 'paper-not-offered' }
  | { readonly code: 'national-kho-away' }

type Taken = Result<StoreUpload, FileFault>
type Fetched = { readonly taken: Taken; readonly paper: RegisterPaper }

/**
 * Takes a paper over that the Kho of the portal offered (lấy giấy tờ từ Kho quốc gia): its file is looked at, scanned
 * and its signatures judged as those that people send, and it stands in the own Kho of its owner, by their wish, from
 * which it is used as any other. One that was taken before, and stands there, is not fetched again. Of what is said of
 * it the newest counts. Leaves `national-paper.taken`, and what storing a paper leaves.
 */
export async function takePaperOver(
  rooms: RegisterBacking & TakingRooms, ask: TakePaperOver,
): Promise<Result<{ readonly publicId: string }, TakeOverRefusal>> {
  const { personId, idThere, codes, rule, limits, sender } = ask
  const day = dayOf(rooms.clock.now())
  const offered = await listOfferedPapers(rooms.db, { personId, day, rule })
  const code = codes.find((one) => offered.get(one)?.some(({ id }) => id === idThere))
  if (code === undefined) return refuse({ code: 'paper-not-offered' })
  const there = await findTaken(rooms, ask)
  if (there) return ok(there)
  const fetched = await fetchFromRegister(rooms, ask, { code, id: idThere }, async (file): Promise<Fetched> => {
    const { paper, content } = file
    const name = cleanFileName(fileNameOf(paper))
    return { taken: await takeUpload(rooms, limits, { name, content, actorId: sender.actorId }), paper }
  })
  if (fetched === 'away') return refuse({ code: 'national-kho-away' })
  if (typeof fetched === 'string') return refuse({ code: 'paper-not-offered' })
  const { callId, file: { taken, paper } } = fetched
  if (!taken.ok) {
    if (taken.refusal.code === 'file-infected')
      await once(rooms, ask, (ctx) => noteInfected(ctx, taken.refusal.threat ?? ''))
    return taken
  }
  return once(rooms, ask, (ctx) => keep(ctx, ask, { callId, file: taken.value, paper }))
}

async function keep(
  ctx: Ctx, { personId, documentType, quota, idThere }: TakePaperOver,
  { callId, file, paper }: { readonly callId: bigint; readonly file: StoreUpload; readonly paper: RegisterPaper },
): Promise<Result<{ readonly publicId: string }, StoreOwnRefusal>> {
  const upload = await storeUpload(ctx, file)
  if (!upload.ok) return upload
  const { number, issuedOn, issuerName, validTo } = paper
  // No scan of the counter, whoever asked for it.
  const stored = await storeOwnPaper({ ...ctx, unitId: undefined }, {
    ownerId: personId, uploadId: upload.value.publicId, size: file.size, documentType, number, issuedOn, issuerName,
    validTo, quota,
  })
  if (!stored.ok) return stored
  const { id: paperId, publicId } = stored.value
  await insertNationalPaper(ctx.tx, { paperId, personId, idThere, callId, at: ctx.now, by: ctx.actorId })
  await recordEvent(ctx, {
    type: 'national-paper.taken', subjectKind: 'paper', subjectId: paperId, data: { paper: publicId, documentType },
  })
  return ok({ publicId })
}

/** The same paper, taken over before, that stands in the Kho and is in force. */
async function findTaken(
  { db, clock }: RegisterBacking, { personId, idThere, documentType }: TakePaperOver,
): Promise<{ readonly publicId: string } | undefined> {
  const before = await listNationalPapers(db, personId, idThere)
  if (before.length === 0) return undefined
  const kept = await findKept(db, { ownerId: personId, documentTypes: [documentType], day: dayOf(clock.now()) })
  const found = kept.find(({ id }) => before.some(({ paperId }) => paperId === id))
  return found && { publicId: found.publicId }
}

/** `Giấy khai sinh 12-2019.pdf`: what it is in truth is told by its bytes. */
function fileNameOf({ name, number }: RegisterPaper): string {
  return [name, number?.replaceAll('/', '-')].filter(Boolean).join(' ')
}

async function once<T, R extends { readonly code: string }>(
  rooms: RegisterBacking, { sender }: TakePaperOver, work: (ctx: Ctx) => Promise<Result<T, R>>,
): Promise<Result<T, R>> {
  const own = { ...sender, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('take-paper-over') }
  let came: Result<T, R> | undefined
  await inTransaction(rooms, own, async (ctx) => {
    came = await work(ctx)
    return came
  }, () => ({ status: 204, body: null }))
  // The request id is minted here: nothing was there before.
  if (!came) throw new Error('a request id was minted twice')
  return came
}
