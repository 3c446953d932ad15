import { type Result, ok, refuse } from '../../../../kernel/result.ts'
import { cleanLines } from '../../../../kernel/vietnamese-text.ts'
import { type Day, dayOf } from '../../../../kernel/work-calendar.ts'
import type { Ctx } from '../../../../platform/db.ts'
import { recordEvent } from '../../../audit/public.ts'
import { listPapers } from '../../../documents/public.ts'
import { type Dossier, listComponents, listFieldsOfRegisters } from '../../../dossiers/public.ts'
import type { Directory } from '../../../organisation/public.ts'
import { ensurePartner } from '../../store/outbox.ts'
import { registerRuleOf } from '../domain/register-rule.ts'
import { listKeptAnswers } from '../kept-answers.ts'
import { insertReport } from './report-store.ts'

export interface ReportWrong {
  /** Whose it is, or who may act on it, is the matter of whoever calls. */
  readonly dossier: Dossier
  /** Key of the form, and what it asks by the field dictionary. */
  readonly field: string
  readonly entry: string
  /** What is wrong and what is right. */
  readonly text: string
  /** Public id of a paper of the dossier that shows it. */
  readonly proof: string | undefined
  /** Where a clerk reports it in the name of whoever is before them; undefined: they themselves do. */
  readonly counterId?: bigint | undefined
}

export type ReportRefusal =
  | { readonly code: 'field-not-of-register' } | { readonly code: 'nothing-said' } | { readonly code: 'paper-unknown' }
  | { readonly code: 'register-report-open' }

export interface ReportRooms {
  readonly directory: { on(day: Day): Directory }
  /** Codes of the registers that are asked here. */
  readonly registers?: ReadonlyMap<string, { readonly entries: readonly string[] }> | undefined
}

/**
 * Somebody says that a register is wrong about the applicant of a dossier (phản ánh dữ liệu sai): about a field that it
 * had filled in there. The declaration stands as they gave it, and the report is a task of the unit that keeps the
 * register here (`keptBy` of its rule), else of the one that settles the dossier. What the register had said is kept
 * with it, as far as it is still there. Refuses `field-not-of-register`, `nothing-said`, `paper-unknown` for a proof
 * that is not in the dossier, `register-report-open` while another about the same field waits. Leaves
 * `register.reported`, which of a clerk's names the person too.
 */
export async function reportWrong(
  ctx: Ctx, { directory: source, registers = new Map() }: ReportRooms,
  { dossier, field, entry, text, proof, counterId }: ReportWrong,
): Promise<Result<{ readonly publicId: string }, ReportRefusal>> {
  const personId = dossier.authoriserId ?? dossier.applicantId
  const kept = (await listKeptAnswers(ctx.tx, personId)).find(({ facts }) => Object.hasOwn(facts, entry))
  const register = kept?.register ?? [...registers].find(([, { entries }]) => entries.includes(entry))?.[0]
  const isFilled = (await listFieldsOfRegisters(ctx.tx, dossier.id)).some((one) => one.field === field)
  if (register === undefined || !isFilled) return refuse({ code: 'field-not-of-register' })
  const said = cleanLines(text)
  if (said === '') return refuse({ code: 'nothing-said' })
  const filed = proof === undefined ? []
    : (await listComponents(ctx.tx, dossier.id)).flatMap(({ paperIds }) => paperIds)
  const paper = (await listPapers(ctx.tx, filed)).find(({ publicId }) => publicId === proof)
  if (proof !== undefined && !paper) return refuse({ code: 'paper-unknown' })
  const unitId = keeperOf(source.on(dayOf(ctx.now)), register, dossier)
  await ensurePartner(ctx.tx, register)
  const report = await insertReport(ctx.tx, {
    dossierId: dossier.id, register, field, entry, personId, said: kept?.facts[entry] ?? null, text: said,
    proofPaperId: paper?.id ?? null, unitId, reportedAt: ctx.now, reportedBy: ctx.actorId,
    counterId: counterId ?? null,
  })
  if (!report) return refuse({ code: 'register-report-open' })
  await recordEvent(counterId === undefined ? ctx : { ...ctx, forPersonId: personId }, {
    type: 'register.reported', subjectKind: 'register-report', subjectId: report.id, dossierId: dossier.id,
    data: { report: report.publicId, dossier: dossier.publicId, number: dossier.number, register, field },
  })
  return ok({ publicId: report.publicId })
}

/** Whose register it is here; of a unit that has ended its heir. */
function keeperOf(
  directory: Directory, register: string, { competentUnitId, receivesAtId }: Dossier,
): bigint {
  const { keptBy } = registerRuleOf(directory, register) ?? {}
  const places = {
    competent: competentUnitId, receiving: receivesAtId, commune: directory.territoryOf(receivesAtId),
  }
  const keeper = keptBy === undefined ? undefined : directory.resolve(keptBy, places)
  return (keeper ?? directory.heirOf(competentUnitId))?.id ?? competentUnitId
}
