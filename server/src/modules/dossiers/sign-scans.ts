import { NO_ROW } from '../../kernel/no-row.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx, Db } from '../../platform/db.ts'
import type { KeyHolder, KeyRing, RingRefusal } from '../../platform/signing/key-ring.ts'
import { recordEvent } from '../audit/public.ts'
import {
  type CopyTrouble, type MakingRooms, type Paper, type SignedCopy, keepSignedCopies, listCopies, listPapers, signCopy,
} from '../documents/public.ts'
import { getStaff } from '../identity/public.ts'
import { listOpenTasks } from '../workflow/public.ts'
import { isUnderWay } from './domain/lifecycle.ts'
import { type Acted, type HoldRefusal, type OnDossier, holdDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { changeDossier, findDossier, listComponents } from './store/dossier-store.ts'
import { type Viewer, isWithinReach } from './viewer.ts'

export interface ScansToSign {
  /** Whoever signs. */
  readonly holder: KeyHolder
  readonly papers: readonly Paper[]
  /** What the signatures are for, where it is not the scan of a paper that was handed in. */
  readonly reason?: string
}

/** A scan that was not signed, and why. */
export interface ScanFailure { readonly paper: Paper; readonly code: CopyTrouble }

/** What was signed of the scans of a dossier and lies in the store, and what was not. */
export interface SignedScans { readonly copies: readonly SignedCopy[]; readonly failures: readonly ScanFailure[] }

/** What the deed leaves, how many it signed, and what it did not. */
export interface ScansDone extends Acted { readonly signed: number; readonly failures: readonly ScanFailure[] }

export type SignScansRefusal =
  | HoldRefusal | RingRefusal | { readonly code: 'not-your-step' } | { readonly code: 'scan-too-late' }
  | { readonly code: 'nothing-to-sign' } | { readonly code: 'time-stamp-unreachable' }

interface SigningRooms extends MakingRooms, DossierRooms { readonly keys: KeyRing }

/** So many at once: a time-stamp is mostly waited for. A token still signs one after another. */
const AT_ONCE = 4

/**
 * The scans of a dossier that nobody has signed yet, and whose key signs them: whoever has it in hand. Refuses
 * `dossier-unknown`, `changed-meanwhile`, `scan-too-late` once it is settled, and `nothing-to-sign`.
 */
export async function findScansToSign(
  db: Db, rooms: DossierRooms, { publicId, viewer, version }: OnDossier, now: Date,
): Promise<Result<ScansToSign, SignScansRefusal>> {
  const dossier = await findDossier(db, publicId)
  const tasks = await listOpenTasks(db, dossier?.id ?? NO_ROW)
  if (!dossier || !isWithinReach(rooms.directory.on(dayOf(now)), viewer, dossier, tasks))
    return refuse({ code: 'dossier-unknown' })
  if (version !== undefined && version !== dossier.version)
    return refuse({ code: 'changed-meanwhile', version: dossier.version })
  if (!isUnderWay(dossier.state)) return refuse({ code: 'scan-too-late' })
  // What was taken from the Kho instead of being handed in nobody here had in hand.
  const filed = (await listComponents(db, dossier.id)).filter(({ how }) => how === 'filed')
  const papers = await listPapers(db, filed.flatMap(({ paperIds }) => paperIds))
  const signed = await listCopies(db, papers.map(({ id }) => id))
  const open = papers.filter(({ id, source, kept }) => source === 'scan' && kept === undefined && !signed.has(id))
  if (open.length === 0) return refuse({ code: 'nothing-to-sign' })
  return ok({ holder: await signerOf(db, viewer), papers: open })
}

/**
 * Signs scans with the key of whoever has them in hand (bản số hóa có chữ ký số cá nhân của người tiếp nhận, NĐ
 * 107/2021): all with one PIN, outside of any transaction, since keys may take seconds. A scan that cannot be signed is
 * told and leaves the others be; a key that fails ends it. Refuses what the key says where it does not open.
 */
export async function signScans(
  rooms: SigningRooms, { holder, papers, reason }: ScansToSign, pin: string | undefined, at: Date,
): Promise<Result<SignedScans, RingRefusal>> {
  const opened = await rooms.keys.open(holder, pin)
  if (!opened.ok) return opened
  const key = opened.value
  const [copies, failures]: [SignedCopy[], ScanFailure[]] = [[], []]
  const waiting = [...papers]
  let fault: CopyTrouble | undefined
  try {
    const timeStamp = await rooms.keys.timeStamp(() => at)
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (let paper = waiting.shift(); paper; paper = waiting.shift()) {
        const signed = fault === undefined
          ? await signCopy(rooms, paper, { key, name: holder.name, at, timeStamp, reason }) : refuse({ code: fault })
        if (signed.ok) copies.push(signed.value)
        else failures.push({ paper, code: signed.refusal.code })
        if (!signed.ok && /^(key|pin)-/.test(signed.refusal.code)) fault = signed.refusal.code
      }
    }))
  } finally {
    waiting.length = 0
    await key.close()
  }
  return ok({ copies, failures })
}

/**
 * Keeps what was signed just before; of a scan that a colleague signed meanwhile theirs stays. Leaves
 * `dossier.scans-signed`. Refuses as `findScansToSign`, and `nothing-to-sign` where nothing is left to keep.
 */
export async function keepSignedScans(
  ctx: Ctx, rooms: DossierRooms, on: OnDossier, { copies, failures }: SignedScans,
): Promise<Result<ScansDone, SignScansRefusal>> {
  const held = await holdDossier(ctx, rooms, on)
  if (!held.ok) return held
  const { dossier, isHere } = held.value
  if (!isHere) return refuse({ code: 'not-your-step' })
  if (!isUnderWay(dossier.state)) return refuse({ code: 'scan-too-late' })
  const signed = await keepSignedCopies(ctx, copies)
  if (signed === 0 && failures.length === 0) return refuse({ code: 'nothing-to-sign' })
  const { id, publicId, number, state, dueAt } = dossier
  if (signed > 0) await recordEvent(ctx, {
    type: 'dossier.scans-signed', subjectKind: 'dossier', subjectId: id, dossierId: id,
    data: { dossier: publicId, number, items: signed },
  })
  const version = signed > 0 ? await changeDossier(ctx.tx, id, {}) : dossier.version
  return ok({ publicId, version, state, dueAt, slipId: null, undoSeconds: null, signed, failures })
}

/** Whose key signs what an officer signs for themself. */
export async function signerOf(db: Db, { accountId, fullName }: Pick<Viewer, 'accountId' | 'fullName'>): Promise<KeyHolder> {
  const [staff] = await getStaff(db, [accountId])
  return { kind: 'person', id: staff?.username ?? String(accountId), name: staff?.fullName ?? fullName }
}
