import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { contentFingerprint } from '../../platform/fingerprint.ts'
import { recordEvent } from '../audit/public.ts'
import { type FormRow, type ProcedureContent, type PublishProcedureRefusal, publishProcedure } from '../catalogue/public.ts'
import { type DutyDirectory, type DutySeparated, keepDutiesApart } from '../identity/public.ts'
import { type PublishProcess, giveProcess, loadRows } from '../workflow/public.ts'
import type { Finding, PackageData } from './package-data.ts'
import { holdPackage } from './review-package.ts'
import type { SavedPackage } from './save-package.ts'
import { type Acceptance, findRevision, insertDeed, insertRelease } from './store.ts'
import { PUBLISHING, writingOf } from './who-publishes.ts'

export interface PublishPackage {
  readonly publicId: string
  readonly revision: number
  readonly from: Day
  /** Everything that the linter found in that revision; the door had it looked through. */
  readonly findings: readonly Finding[]
  /** Warnings that the reviewer takes upon themselves, each with a reason. */
  readonly accepted: readonly { readonly code: string; readonly pointer: string; readonly reason: string }[]
  /** What that revision says, with what follows from it: the steps of its process, the template of its result. */
  readonly content: ProcedureContent
  /** What the forms of that revision compile to. */
  readonly forms: readonly FormRow[]
  /** What its BPMN compiles to; null where its steps are all. */
  readonly process: PublishProcess | null
  /** Of the day of the deed: it has the rule that keeps writing and publishing apart. */
  readonly directory: DutyDirectory
  /** Units for which the reviewer has the right to review; an exception of one of them lets a writer publish. */
  readonly unitIds: readonly bigint[]
}

export type PublishPackageRefusal =
  | { readonly code: 'package-unknown' } | { readonly code: 'package-changed' }
  | { readonly code: 'package-not-in-review' } | { readonly code: 'day-past' } | DutySeparated
  | { readonly code: 'package-has-errors'; readonly findings: readonly Finding[] }
  | { readonly code: 'package-warnings-open'; readonly findings: readonly Finding[] }
  | PublishProcedureRefusal

/**
 * Publishes a package from a day on (công bố): the version of the procedure, its forms, its process, all of them or
 * none. Whoever wrote any of it may not (policy `separate-duties`, subject `procedure`); errors block; each warning
 * must be accepted with a reason, which is kept with the version. What held before ends the day before and stays as it
 * was. Leaves `package.published`.
 */
export async function publishPackage(
  ctx: Ctx, given: PublishPackage,
): Promise<Result<SavedPackage, PublishPackageRefusal>> {
  const { publicId, revision, from, findings, forms } = given
  const held = await holdPackage(ctx, given)
  if (!held.ok) return held
  const { id, standing, procedure } = held.value
  if (standing !== 'in-review') return refuse({ code: 'package-not-in-review' })
  const asked = { ...PUBLISHING, unitIds: given.unitIds }
  const apart = await keepDutiesApart(ctx, given.directory, asked, async () => writingOf(ctx.tx, id))
  if (!apart.ok) return apart
  if (from < dayOf(ctx.now)) return refuse({ code: 'day-past' })
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return refuse({ code: 'package-has-errors', findings: errors })
  const taken = acceptedOf(given)
  if (!taken.ok) return taken

  const written = (await findRevision(ctx.tx, id, revision))?.content
  if (!written) throw new Error(`package ${publicId} lost revision ${String(revision)}`)
  const { content } = given
  const published = await publishProcedure(ctx, { from, row: rowOf({ ...written, content }), forms })
  if (!published.ok) return published
  const { versionId } = published.value
  await giveOrCompile(ctx, given, { versionId, procedure })
  const release = {
    packageId: id, revision, procedureVersionId: versionId, validFrom: from,
    reviewerId: ctx.actorId, at: ctx.now,
  }
  await insertRelease(ctx.tx, release, taken.value)
  await insertDeed(ctx.tx, held.value, { kind: 'published', revision, note: '' }, 'published', ctx.now, ctx.actorId)
  await recordEvent(ctx, {
    type: 'package.published', subjectKind: 'package', subjectId: id,
    data: {
      package: publicId, procedure, revision, from, version: published.value.publicId, accepted: taken.value.length,
    },
  })
  return ok({ publicId, revision })
}

/** The process that was drawn, or the steps compiled; neither where only a form of the version is another. */
async function giveOrCompile(
  ctx: Ctx, { process, content: { steps } }: PublishPackage, of: { versionId: bigint; procedure: string },
): Promise<void> {
  const { versionId: procedureVersionId, procedure } = of
  if (process) {
    const given = await giveProcess(ctx, procedureVersionId, process)
    // A version whose form alone is another has its process already.
    if (!given.ok && given.refusal.code !== 'process-named') {
      throw new Error(`the linter let pass what cannot run: ${JSON.stringify(given.refusal.problems)}`)
    }
    return
  }
  const loaded = await loadRows(ctx, [{ procedureVersionId, procedure, steps }])
  if (loaded.ok && loaded.value.refused.length > 0) {
    throw new Error(`the linter let pass what cannot run: ${JSON.stringify(loaded.value.refused)}`)
  }
}

/** The warnings with their reasons; refused while one of them has none. */
function acceptedOf({ findings, accepted }: PublishPackage): Result<Acceptance[], PublishPackageRefusal> {
  const reasonOf = ({ code, pointer }: Finding) =>
    accepted.find((one) => one.code === code && one.pointer === pointer)?.reason.trim() ?? ''
  const open = findings.filter((one) => reasonOf(one) === '')
  if (open.length > 0) return refuse({ code: 'package-warnings-open', findings: open })
  return ok(findings.map((one) => {
    const { code, pointer, element, text } = one
    return { code, pointer, element, text, reason: reasonOf(one) }
  }))
}

/** A version says which process it has, so that another drawing of the same steps is another version. */
function rowOf({ procedure, code, codeSuffix, codeStatus, decision, content, process, decisions }: PackageData) {
  const drawn = process.bpmn === null ? {} : { process: contentFingerprint({ process, decisions }) }
  return { procedure, code, codeSuffix, codeStatus, decision, content: { ...content, ...drawn } }
}
