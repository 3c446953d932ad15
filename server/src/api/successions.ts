import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Nothing, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import {
  MergedRules, PageQuery, PassedRoles, PresumptionList, RoleConfirmationBody, RolesConfirmed, Settled, SettlementBody,
  SuccessionList,
} from '@motcua/contracts/successions.ts'
import { type Result, ok } from '../kernel/result.ts'
import { addDays, dayOf } from '../kernel/work-calendar.ts'
import {
  countPresumptions, listMergedRules, listPresumptions, settlePresumption,
} from '../modules/dossiers/public.ts'
import { getStaff, rolesWithin } from '../modules/identity/public.ts'
import {
  type Directory, confirmPassedRoles, findSuccessionById, listHeirs, listPassedGrants, listSuccessions, unitInWords,
} from '../modules/organisation/public.ts'
import { inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** The account by which the program itself carries a plan out, and under which it made the rules at the heirs. */
const PROGRAM = 1n
const [config, tags, PAGE] = [{ permission: 'units.review' as const }, ['operation'], 50]

/**
 * What a change of units did by rules for what is not known, for whoever looks it through: roles passed on, dossiers
 * presumed somewhere, merged rules of assignment. Of dossiers their numbers and units, since whoever keeps the program
 * running sees no dossier.
 */
export function successionRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const today = () => dayOf(rooms.clock.now())
  return async (app) => {
    app.get('/api/successions', {
      config,
      schema: {
        tags, summary: 'Changes of units, the newest first, and where a dossier may belong today',
        querystring: Nothing, response: { 200: SuccessionList, '4xx': Problem },
      },
    }, async () => {
      const [found, presumed] = [await listSuccessions(rooms.db), await countPresumptions(rooms.db)]
      const directory = rooms.directory.on(today())
      const place = ({ id, publicId }: Directory['units'][number]) =>
        ({ id: publicId, name: unitInWords(directory, id) })
      return {
        items: found.map(({ publicId, key, plan, effective, doneAt, roles }) => ({
          id: publicId, title: plan.title, effective, isDone: doneAt !== null, roles,
          presumptions: presumed.get(key) ?? 0,
        })),
        sections: directory.units.filter(({ isOneStop }) => isOneStop).map(place),
        units: directory.units.filter(({ kind }) => kind !== 'territory').map(place),
      }
    })

    app.get('/api/successions/:id/roles', {
      config,
      schema: {
        tags, summary: 'Roles that were passed on to units that take the place of others, page by page', params: IdParams,
        querystring: PageQuery, response: { 200: PassedRoles, '4xx': Problem },
      },
    }, async ({ params, query }) => {
      const plan = await findSuccessionById(rooms.db, params.id)
      if (!plan) return { items: [], next: null }
      const found = await listPassedGrants(rooms.db, plan.id, readIdCursor(query.cursor) ?? 0n, PAGE + 1)
      const { page, next } = pageOf(found)
      const [directory, before] = [rooms.directory.on(today()), rooms.directory.on(addDays(plan.effective, -1))]
      const staff = new Map((await getStaff(rooms.db, page.map(({ accountId }) => accountId)))
        .map((one) => [one.accountId, one]))
      return {
        items: page.map(({ accountId, role, fromId, toId }) => ({
          username: staff.get(accountId)?.username ?? '', fullName: staff.get(accountId)?.fullName ?? '',
          roleName: roleIn(directory, role), fromName: nameIn(before, fromId), toName: nameIn(directory, toId),
          toId: directory.lastKnown(toId)?.publicId ?? '',
        })),
        next,
      }
    })

    app.get('/api/successions/:id/presumptions', {
      config,
      schema: {
        tags, summary: 'Open dossiers that were presumed somewhere, and that nobody has settled, page by page',
        params: IdParams, querystring: PageQuery, response: { 200: PresumptionList, '4xx': Problem },
      },
    }, async ({ params, query }) => {
      const plan = await findSuccessionById(rooms.db, params.id)
      if (!plan) return { items: [], next: null }
      const found = await listPresumptions(rooms.db, plan.key, readIdCursor(query.cursor) ?? 0n, PAGE + 1)
      const { page, next } = pageOf(found)
      const [directory, before] = [rooms.directory.on(today()), rooms.directory.on(addDays(plan.effective, -1))]
      const place = (id: bigint) =>
        ({ id: directory.lastKnown(id)?.publicId ?? '', name: nameIn(directory, id) })
      return {
        items: page.map((one) => ({
          id: one.publicId, dossierNumber: one.number, version: one.version,
          procedureName: rooms.catalogue.version(one.procedureVersionId).content.name,
          fromSectionName: nameIn(before, one.fromSectionId), fromUnitName: nameIn(before, one.fromCompetentId),
          section: place(one.receivesAtId), unit: place(one.competentUnitId),
        })),
        next,
      }
    })

    app.get('/api/successions/:id/rules', {
      config,
      schema: {
        tags, summary: 'Merged rules of assignment that name some officers, page by page', params: IdParams,
        querystring: PageQuery, response: { 200: MergedRules, '4xx': Problem },
      },
    }, async ({ params, query }) => {
      const plan = await findSuccessionById(rooms.db, params.id)
      if (!plan) return { items: [], next: null }
      const of = {
        unitIds: [...new Set((await listHeirs(rooms.db, plan.id)).values())], from: plan.effective, by: PROGRAM,
      }
      const found = await listMergedRules(rooms.db, of, readIdCursor(query.cursor) ?? 0n, PAGE + 1)
      const { page, next } = pageOf(found)
      const [directory, procedures] = [rooms.directory.on(today()), rooms.catalogue.on(today())]
      const holders = await rolesWithin(rooms.db, [...new Set(page.map(({ unitId }) => unitId))], today())
      const accounts = [...page.flatMap(({ officerIds }) => officerIds), ...holders.map(({ accountId }) => accountId)]
      const staff = new Map((await getStaff(rooms.db, [...new Set(accounts)]))
        .map((one) => [one.accountId, one.fullName]))
      const namesOf = (ids: readonly bigint[]) => ids.map((id) => staff.get(id) ?? '')
      return {
        items: page.map(({ unitId, role, procedureId, officerIds }) => ({
          unitName: nameIn(directory, unitId), roleName: roleIn(directory, role),
          procedureName: procedureId === null ? null
            : procedures.list().find(({ id }) => id === procedureId)?.content.name ?? '',
          named: namesOf(officerIds),
          others: namesOf(holders.flatMap((one) =>
            one.unitId === unitId && one.role === role && !officerIds.includes(one.accountId) ? [one.accountId] : [])),
        })),
        next,
      }
    })

    app.post('/api/successions/:id/role-confirmation', {
      config,
      schema: {
        tags, summary: 'Say that the roles which were passed on to a unit are right there',
        headers: RequestHeaders, params: IdParams, body: RoleConfirmationBody,
        response: { 200: RolesConfirmed, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { params: { id }, body } = request
      const succession = await findSuccessionById(rooms.db, id)
      const unit = rooms.directory.on(today()).byPublicId(body.unitId)
      // Of an unknown plan or unit there is nothing to confirm.
      const outcome = await inTransaction(rooms, senderOf(request, body), async (ctx): Promise<Result<number, never>> =>
        ok(succession && unit ? await confirmPassedRoles(ctx, { succession, unit }) : 0),
      (confirmed) => ({ status: 200, body: { confirmed } }))
      if (!outcome.ok) return sendProblem(reply, problemOf(outcome.refusal.code))
      return reply.code(200).send(outcome.value.body)
    })

    app.post('/api/presumptions/:id/settlement', {
      config,
      schema: {
        tags, summary: 'Say where a dossier belongs that was presumed somewhere: there, or elsewhere',
        headers: RequestHeaders, params: IdParams, body: SettlementBody, response: { 200: Settled, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { params: { id: publicId }, body } = request
      const { version, sectionId, unitId: competentId } = body
      const outcome = await inTransaction(rooms, senderOf(request, body), (ctx) =>
        settlePresumption(ctx, rooms, { publicId, version, sectionId, competentId }),
      (acted) => ({ status: 200, body: { version: acted.version } }))
      if (outcome.ok) return reply.code(200).send(outcome.value.body)
      const { code } = outcome.refusal
      return sendProblem(reply, problemOf(code, code === 'presumed-place-unfit' ? [faultAt('/unitId', code)] : []))
    })
  }
}

function pageOf<T extends { readonly id: bigint }>(found: readonly T[]): { page: readonly T[]; next: string | null } {
  const page = found.slice(0, PAGE)
  const last = found.length > PAGE ? page.at(-1) : undefined
  return { page, next: last ? writeIdCursor(last.id) : null }
}

/** As it is called, or was called last: units that are no more have their old name. */
function nameIn(directory: Directory, id: bigint): string {
  return directory.byId(id) ? unitInWords(directory, id) : directory.lastKnown(id)?.name ?? ''
}

function roleIn(directory: Directory, role: string): string {
  return directory.roles.find(({ id }) => id === role)?.name ?? role
}
