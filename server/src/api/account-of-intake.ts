import type { OpenAccountBody } from '@motcua/contracts/people.ts'
import type { FastifyRequest } from 'fastify'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { openLimitedIntake } from '../modules/dossiers/public.ts'
import { type DelegationRefusal, accountsPerClerkDayOf, judgeDelegated } from '../modules/post/public.ts'
import type { Ctx } from '../platform/db.ts'
import { viewerOf } from './authenticate.ts'
import { type ProblemCode, type UnsaidProblem, faultAt, problemOf } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sectionMeant, sectionsOf } from './sections.ts'

/** Of whoever opens accounts only under a delegation: whether this one may be, and the intake for which it was. */
export interface UnderDelegation {
  /** Before the account, in its transaction: a revocation waits for it. */
  readonly judge: (ctx: Ctx) => Promise<Result<unknown, DelegationRefusal>>
  /** After it: without a dossier the intake is listed as one that came to nothing, at the section. */
  readonly keep: (ctx: Ctx, personId: bigint) => ReturnType<typeof openLimitedIntake>
}

/**
 * Who opens accounts at a counter of their own opens them for whoever comes (undefined). Who receives under a
 * delegation does it for the applicant of an intake that was delegated, and for nobody else (docs/adr/0084); an account
 * that a stranger opened in that name is closed at the section alone.
 */
export function underDelegationOf(
  rooms: ApiRooms, request: FastifyRequest, { intake, replaces = false }: OpenAccountBody,
): Result<UnderDelegation | undefined, { readonly code: ProblemCode; readonly problem: UnsaidProblem }> {
  const viewer = viewerOf(request, rooms)
  if (viewer.reaches.some(({ delegated }) => !delegated)) return ok(undefined)
  if (replaces) return wrong('task-not-delegated')
  if (!intake) return wrong('intake-needed', '/intake')
  const today = dayOf(rooms.clock.now())
  const sections = sectionsOf(viewer, rooms.directory.on(today))
  const section = sectionMeant(sections, intake.sectionId)
  if (!section) return wrong('section-needed', '/intake/sectionId')
  const procedure = rooms.catalogue.on(today).byPublicId(intake.procedureId)
  if (!procedure) return wrong('procedure-unknown', '/intake/procedureId')
  const delegationIds = viewer.reaches.flatMap(({ unitId, delegated }) =>
    unitId === section.id && delegated?.delegationId !== undefined ? [delegated.delegationId] : [])
  const { sheetId } = intake
  return ok({
    judge: (ctx) =>
      judgeDelegated(ctx, rooms, { task: 'receive', procedureId: procedure.procedureId, delegationIds }),
    keep: (ctx, personId) => openLimitedIntake(
      ctx, { sheetId, unitId: section.id, personId, procedure }, accountsPerClerkDayOf(rooms.directory.on(today))),
  })
}

function wrong(code: ProblemCode, pointer?: string) {
  return refuse({ code, problem: problemOf(code, pointer === undefined ? [] : [faultAt(pointer, code)]) })
}
