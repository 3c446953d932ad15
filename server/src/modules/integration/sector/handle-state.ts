import { type Day, dayOf } from '../../../kernel/civil-day.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Ctx } from '../../../platform/db.ts'
import {
  type DossierRooms, type SaidTaxNotice, type SectorResult, findDossierByNumber, hearSector, holdSectorWord,
  listTakenBack,
} from '../../dossiers/public.ts'
import { type Handled, type InMessage, isInFuture } from '../domain/inbox.ts'
import { wasToldOf } from '../store/numbered.ts'
import type { SectorSystem } from './sector-system.ts'

/** What the signatures of a file are worth. */
export interface CameSeal {
  /** Of its signatures, the worst; null where nobody signed it. */
  readonly verdict: string | null
  readonly signer: string
  /** Whether the last signature covers the file to its end. */
  readonly isWhole: boolean
}

/** The file of a result that lies in our store, with its seal as it was when it was read; or why it was not taken. */
export interface CameFile extends Partial<CameSeal> {
  readonly name: string
  readonly fault?: string
  readonly sha256?: string
  readonly size?: number
  readonly pages?: number
  /** Whether nothing in it could do something by itself. */
  readonly isInert?: boolean
}

/** What a sector system said of a dossier, as the inbox keeps it. */
export interface CameState {
  readonly number: string
  readonly code: string
  readonly at: string
  readonly words: string
  readonly result: {
    readonly number: string; readonly issuedOn: Day; readonly issuer: string; readonly file: CameFile | null
  } | null
  /** What the tax agency wants paid; left out where the system told of nothing. */
  readonly taxNotices?: readonly SaidTaxNotice[]
}

/**
 * Does what a sector system said of a dossier that it was sent. What is not certain is held, and its cause stands
 * beside the dossier: a code that has no meaning here, a time to come, a result of whose signature nobody can be sure,
 * whatever it says of a dossier that was taken back from it.
 * `seal`: what its signatures are worth by now, where they were judged anew.
 */
export async function handleState(
  ctx: Ctx, rooms: DossierRooms & { readonly machineClock: Clock }, system: SectorSystem, came: InMessage,
  seal?: CameSeal,
): Promise<Handled> {
  const said = came.body as unknown as CameState
  const dossierId = (await findDossierByNumber(ctx.tx, said.number))?.id
  // Of one that was taken back while it was on its way there no message is left that says so.
  const isTheirs = dossierId !== undefined && (await wasToldOf(ctx.tx, system.system, dossierId)
    || (await listTakenBack(ctx.tx, system.system, [dossierId])).has(dossierId))
  if (!isTheirs) return { is: 'held', fault: 'dossier-unknown' }
  const held = async (fault: string): Promise<Handled> => {
    await holdSectorWord(ctx, { dossierId, system: system.system, fault })
    return { is: 'held', fault, dossierId }
  }
  const at = new Date(said.at)
  const now = rooms.machineClock.now()
  const { taxNotices = [] } = said
  if (isInFuture(at, now) || taxNotices.some(({ paidOn }) => paidOn !== null && paidOn > dayOf(now)))
    return held('time-in-future')
  const state = Object.hasOwn(system.states, said.code) ? system.states[said.code] : undefined
  if (!state) return held('state-unknown')
  const result = said.result && { ...said.result, file: said.result.file && { ...said.result.file, ...seal } }
  const fault = result?.file ? faultOf(result.file) : undefined
  if (fault !== undefined) return held(fault)
  const heard = await hearSector(ctx, rooms, {
    system: system.system, dossierId, state, at, code: said.code, words: said.words, result: result && resultOf(result),
    taxNotices,
  })
  return heard.ok ? { is: 'done', dossierId } : held(heard.refusal.code)
}

/** What keeps a file from being believed: it must be signed, every signature good, and nothing added after the last. */
function faultOf({ fault, isInert, verdict, isWhole }: CameFile): string | undefined {
  if (fault !== undefined) return fault
  if (isInert !== true) return 'file-not-inert'
  if (verdict === null || verdict === undefined) return 'result-unsigned'
  if (verdict === 'invalid') return 'result-signature-invalid'
  if (verdict !== 'valid') return 'result-signature-open'
  return isWhole === true ? undefined : 'result-changed-after'
}

function resultOf({ number, issuedOn, issuer, file }: NonNullable<CameState['result']>): SectorResult {
  const { sha256, size, pages, signer } = file ?? {}
  const isFile = sha256 !== undefined && size !== undefined && pages !== undefined && signer !== undefined
  const kept = isFile ? { sha256, size, pages, signer: signer.slice(0, 200) || '?' } : null
  return { number, issuedOn, issuer, file: kept }
}
