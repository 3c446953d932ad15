import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { CatalogueSource, ProcedureVersion } from '../catalogue/public.ts'
import { findPackage } from '../packages/public.ts'
import type { Adapter } from './adapter.ts'
import {
  type FoundProcedureDifference, isSaidAlready, isSameThere, isSameWhole,
} from './domain/procedure-difference.ts'
import { codeOf } from './national-portal/dossier-message.ts'
import { procedureOf } from './national-portal/dossiers-in/find-procedure.ts'
import { type Meanings, compareProcedure } from './national-portal/procedures-in/compare-procedure.ts'
import type { PortalProcedure } from './national-portal/procedures-in/portal-procedure.ts'
import { ensurePartner } from './store/outbox.ts'
import {
  type ProcedureDifference, lockHolding, noteComparison, replaceDifferences,
} from './store/procedure-differences.ts'

/** One whose partner publishes procedures. */
export type PublishingAdapter = Adapter & Required<Pick<Adapter, 'procedures'>>

/** Whether the partner publishes procedures that ours are held against. */
export function isPublishing(adapter: Adapter): adapter is PublishingAdapter {
  return adapter.procedures !== undefined
}

export interface ComparedProcedures {
  readonly partner: string
  readonly day: Day
  /** Procedures that the partner lists. */
  readonly compared: number
  readonly found: readonly FoundProcedureDifference[]
}

/**
 * Holds the procedures that a partner publishes against ours of a day, field by field. Writes nothing: whoever asks
 * keeps it (`keepProcedures`). Throws SendFault where the partner does not answer: half a comparison is none.
 */
export async function compareProcedures(
  catalogue: CatalogueSource, { partner, procedures }: PublishingAdapter, now: Date,
): Promise<ComparedProcedures> {
  const [theirs, day] = [await procedures.list(), dayOf(now)]
  const meanings = procedures.meaningsOn(day)
  const seen = new Set<string>()
  const found: FoundProcedureDifference[] = []
  for (const [code, one] of theirs) {
    const asked = procedureOf(catalogue.on(day), code)
    // A bundle has a number for each of its members there, and is compared as those are.
    if (!asked.ok && asked.refusal.code === 'procedure-is-bundle') continue
    if (!asked.ok) found.push(notOurs(code, one, asked.refusal.code === 'procedure-ambiguous'))
    else {
      seen.add(asked.value.procedure)
      found.push(...differing(code, newestOf(catalogue, asked.value), one, meanings))
    }
  }
  const missing = catalogue.on(day).list().filter(({ procedure, code }) => code !== null && !seen.has(procedure))
    .map((version) => of(codeOf(version), version, 'missing-there'))
  const codes = new Set(found.map(({ code }) => code))
  return { partner, day, compared: theirs.size, found: [...found, ...missing.filter(({ code }) => !codes.has(code))] }
}

/** What is published already, and begins later, is held against the portal: else it would be listed until then. */
function newestOf(catalogue: CatalogueSource, version: ProcedureVersion): ProcedureVersion {
  return catalogue.versions().filter(({ procedure }) => procedure === version.procedure)
    .reduce((newest, one) => one.validFrom > newest.validFrom ? one : newest, version)
}

function of(
  code: string, { procedure, id, content }: ProcedureVersion, kind: 'differs' | 'missing-there' | 'unreadable',
): FoundProcedureDifference {
  return { code, kind, name: content.name, procedure, versionId: id, lines: [] }
}

function differing(
  code: string, version: ProcedureVersion, theirs: PortalProcedure | undefined, meanings: Meanings,
): FoundProcedureDifference[] {
  if (!theirs) return [of(code, version, 'unreadable')]
  const lines = compareProcedure(version.content, theirs, meanings)
  return lines.length === 0 ? [] : [{ ...of(code, version, 'differs'), lines }]
}

function notOurs(code: string, theirs: PortalProcedure | undefined, isAmbiguous: boolean): FoundProcedureDifference {
  const kind = !theirs ? 'unreadable' : isAmbiguous ? 'ambiguous' : 'missing-here'
  return { code, kind, name: theirs?.name ?? '', procedure: null, versionId: null, lines: [] }
}

export interface KeptProcedures {
  /** Found now and not before. */
  readonly added: number
  /** Found before, and no more. */
  readonly ended: number
}

/**
 * Keeps what was found: what is new is open, what agrees now or was said otherwise since has ended, and what somebody
 * declined is not listed again until the partner says something else. Leaves `procedures.compared`.
 */
export async function keepProcedures(
  ctx: Ctx, { partner, day, compared, found }: ComparedProcedures,
): Promise<Result<KeptProcedures, never>> {
  await ensurePartner(ctx.tx, partner)
  await noteComparison(ctx.tx, { partner, day, at: ctx.now, compared })
  const holding = await lockHolding(ctx.tx, partner)
  const added: FoundProcedureDifference[] = []
  const kept = new Set<bigint>()
  for (const one of found) {
    const before = holding.get(one.code)
    if (before && await stillHolds(ctx, before, one)) kept.add(before.id)
    else added.push(one)
  }
  const ended = [...holding.values()].filter(({ id }) => !kept.has(id)).map(({ id }) => id)
  await replaceDifferences(ctx.tx, { partner, day, at: ctx.now, ended, added })
  await recordEvent(ctx, {
    type: 'procedures.compared', subjectKind: 'partner', subjectId: 0n,
    data: { partner, day, compared, added: added.length, ended: ended.length },
  })
  return ok({ added: added.length, ended: ended.length })
}

/** Whether what was found before speaks for what is found now, as it was decided. */
async function stillHolds(ctx: Ctx, before: ProcedureDifference, now: FoundProcedureDifference): Promise<boolean> {
  switch (before.standing) {
    // What cannot be read for once says nothing new.
    case 'declined': return now.kind === 'unreadable' || isSaidAlready(now, before)
    case 'accepted':
      return (now.kind === 'unreadable' || isSameThere(now, before)) && await isInWork(ctx, before.packageId)
    case 'open': return before.versionId === now.versionId && before.name === now.name && isSameWhole(now, before)
  }
}

/** A package that was dropped took nothing over; of one that was published what is still otherwise is found anew. */
async function isInWork({ tx }: Ctx, packageId: string | null): Promise<boolean> {
  const found = packageId === null ? undefined : await findPackage(tx, packageId)
  return found?.standing === 'draft' || found?.standing === 'in-review'
}
