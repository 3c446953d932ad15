import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { move } from './domain/lifecycle.ts'
import { type SectorState, isNews } from './domain/sector-state.ts'
import { type TaxNoticeChanged, checkTaxNotices, hearTaxNotices } from './hear-tax-notices.ts'
import { type SectorNotIssued, issueSectorResult } from './issue-sector-result.ts'
import { closeDeed } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { type Dossier, lockDossierById } from './store/dossier-store.ts'
import {
  type SectorResult, ensureSectorCase, keepSectorResult, listSectorCases, noteSectorFault, noteSectorWord,
} from './store/sector-store.ts'
import type { SaidTaxNotice } from './store/tax-notice-store.ts'

/** What a sector system says of a dossier that it was sent. */
export interface SectorWord {
  readonly system: string
  readonly dossierId: bigint
  readonly state: SectorState
  /** By its own clock. */
  readonly at: Date
  readonly code: string
  readonly words: string
  /** What it gives back, with a file of whose signature somebody made sure. */
  readonly result: SectorResult | null
  /** What the tax agency wants paid, where the system tells of it: all that it ever told of the dossier. */
  readonly taxNotices: readonly SaidTaxNotice[]
}

export interface SectorResultEarly { readonly code: 'sector-result-early' }
export interface SectorTakenBack { readonly code: 'sector-taken-back' }

/**
 * Takes the word of a sector system (hệ thống chuyên ngành): by the program, for whoever proved whose word it is and
 * that the dossier was sent there. What it says stands beside the dossier; that it is being worked on there begins the
 * settlement where the state table lets it. A result is kept, and issued at once where the dossier stands at that step;
 * else it waits (`notIssued`). What the tax agency wants paid is taken in with it (`hearTaxNotices`). A word that is
 * older than the last changes nothing. Refuses `sector-result-early` of a result of a day to come, `tax-notice-changed`
 * of a notice that says otherwise than before, `sector-taken-back` of a dossier that a head took back from it. Leaves
 * `dossier.sector-reported`, and `dossier.issued`.
 */
export async function hearSector(
  ctx: Ctx, rooms: DossierRooms, word: SectorWord,
): Promise<Result<{ readonly notIssued?: SectorNotIssued }, SectorResultEarly | SectorTakenBack | TaxNoticeChanged>> {
  const { system, state, result } = word
  const dossier = await holdHeard(ctx, word)
  const known = (await listSectorCases(ctx.tx, dossier.id)).find((one) => one.system === system)
  if (result && result.issuedOn > dayOf(ctx.now)) return refuse({ code: 'sector-result-early' })
  if (known && !isNews(known, word)) return ok({})
  if (known && known.takenBackAt !== null) return refuse({ code: 'sector-taken-back' })
  const checked = await checkTaxNotices(ctx, word, word.taxNotices)
  if (!checked.ok) return checked
  await ensureSectorCase(ctx.tx, word)
  await noteSectorWord(ctx.tx, word, word)
  if (result) await keepSectorResult(ctx.tx, word, result)
  const data = { system, sectorState: state, hasResult: result !== null }
  const begun = state === 'in-process' && dossier.state === 'received' ? move(dossier.state, 'take') : undefined
  if (begun?.ok) await closeDeed(ctx, { dossier, next: begun.value }, 'dossier.sector-reported', {}, { data })
  else await tellOf(ctx, dossier, 'dossier.sector-reported', data)
  await hearTaxNotices(ctx, rooms, word, word.taxNotices)
  if (!result?.file) return ok({})
  const issued = await issueSectorResult(ctx, rooms, { dossierId: dossier.id, system })
  return ok(issued.ok ? {} : { notIssued: issued.refusal })
}

/**
 * Something that a sector system said of a dossier cannot be done as it is: why stands beside the dossier until it says
 * something that can. Leaves `dossier.sector-held`.
 */
export async function holdSectorWord(
  ctx: Ctx, of: Pick<SectorWord, 'system' | 'dossierId'> & { readonly fault: string },
): Promise<void> {
  const dossier = await holdHeard(ctx, of)
  await ensureSectorCase(ctx.tx, of)
  await noteSectorFault(ctx.tx, of, of.fault)
  await tellOf(ctx, dossier, 'dossier.sector-held', { system: of.system, fault: of.fault })
}

/** Nothing was done on the dossier: its version stays, and nobody outside is told how it stands. */
async function tellOf(
  ctx: Ctx, { id, publicId, number }: Dossier, type: `dossier.${string}`,
  data: Readonly<Record<string, string | boolean>>,
): Promise<void> {
  await recordEvent(ctx, {
    type, subjectKind: 'dossier', subjectId: id, dossierId: id, data: { dossier: publicId, number, ...data },
  })
}

async function holdHeard(ctx: Ctx, { dossierId }: Pick<SectorWord, 'dossierId'>): Promise<Dossier> {
  const dossier = await lockDossierById(ctx.tx, dossierId)
  if (!dossier) throw new Error(`no dossier ${String(dossierId)}`)
  return dossier
}
