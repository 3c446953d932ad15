import { type Result, ok } from '../../kernel/result.ts'
import { type CalendarMissing, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { type BundleRules, type ProcedureVersion, caseWithMember, limitWithin } from '../catalogue/public.ts'
import { termEnd } from '../workflow/public.ts'
import { limitOf } from './begin-case.ts'
import { placeOf } from './places.ts'
import type { DossierRooms } from './rooms.ts'
import { type Bundle, promiseBundle } from './store/bundle-store.ts'
import type { Dossier } from './store/dossier-store.ts'
import type { PartOf } from './store-new-dossier.ts'

/** The bundle as it was published when it was asked for. Throws RangeError for what is none. */
export function rulesOf(rooms: Pick<DossierRooms, 'catalogue'>, versionId: bigint): {
  version: ProcedureVersion; rules: BundleRules
} {
  const version = rooms.catalogue.version(versionId)
  if (!version.content.bundle) throw new RangeError(`version ${String(versionId)} is no bundle`)
  return { version, rules: version.content.bundle }
}

/** What was declared, once for all members. */
export function answersOf({ answers }: Pick<Bundle, 'answers'>): Readonly<Record<string, unknown>> {
  return answers as Readonly<Record<string, unknown>>
}

/** What the bundle says of one of its dossiers. */
export function partOfBundle(
  rooms: Pick<DossierRooms, 'catalogue'>, bundle: Bundle, dossier: Pick<Dossier, 'procedureVersionId'>,
): PartOf {
  const { rules } = rulesOf(rooms, bundle.versionId)
  const { procedure } = rooms.catalogue.version(dossier.procedureVersionId)
  const member = rules.members.find((one) => one.procedure === procedure)
  const limit = member ? limitWithin(member, answersOf(bundle)) : null
  return { requestId: bundle.requestId, limit, cutoff: rules.cutoff }
}

/**
 * Promises the whole request, when the first of its dossiers is accepted: by the term of the bundle, which counts from
 * the next working day after the cut-off (R6). `picked` is what whoever accepts the first dossier picked for it: where
 * a time limit of the bundle goes with that, it holds. Refuses `calendar-missing`.
 */
export async function acceptBundle(
  ctx: Ctx, rooms: DossierRooms,
  bundle: Pick<Bundle, 'requestId' | 'versionId' | 'sectionId' | 'acceptedAt' | 'limitCase'>,
  picked?: Pick<Dossier, 'procedureVersionId' | 'limitCase'>,
): Promise<Result<undefined, CalendarMissing>> {
  if (bundle.acceptedAt) return ok(undefined)
  const { version: { content }, rules } = rulesOf(rooms, bundle.versionId)
  const limitCase = picked ? caseOfPicked(rooms, rules, picked) ?? bundle.limitCase : bundle.limitCase
  const directory = rooms.directory.on(dayOf(ctx.now))
  const [section, limit] = [directory.byId(bundle.sectionId), content.limits[limitCase]]
  if (!section || !limit) throw new Error('a bundle was asked for without a section or a limit')
  const term = { start: ctx.now, limit: limitOf(limit), extended: 0, afterPause: 'resume' } as const
  const due = termEnd(term, [], placeOf(directory, section).calendar)
  if (!due.ok) return due
  const promise = { acceptedAt: ctx.now, acceptedBy: ctx.actorId, dueAt: due.value, limitCase }
  await promiseBundle(ctx.tx, bundle.requestId, promise)
  return ok(undefined)
}

function caseOfPicked(
  rooms: DossierRooms, rules: BundleRules,
  { procedureVersionId, limitCase }: Pick<Dossier, 'procedureVersionId' | 'limitCase'>,
): number | undefined {
  const { procedure } = rooms.catalogue.version(procedureVersionId)
  const seq = rules.members.find((one) => one.procedure === procedure)?.seq
  return seq === undefined ? undefined : caseWithMember(rules, seq, limitCase)
}
