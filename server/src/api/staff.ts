import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem, RequestHeaders, WITHOUT_KEY } from '@motcua/contracts/problem.ts'
import {
  ChoicesQuery, NewStaffBody, StaffChoices, StaffCreated, StaffDetail, StaffList, StaffQuery, StaffSearch,
} from '@motcua/contracts/staff.ts'
import type { FastifyRequest } from 'fastify'
import { NO_ROW } from '../kernel/no-row.ts'
import { fold } from '../kernel/vietnamese-text.ts'
import {
  ROLES, createStaff, findStaff, findStaffSubject, listStaff, mayGiveRole, rolesOf, signInPolicyOf,
} from '../modules/identity/public.ts'
import type { Unit } from '../modules/organisation/public.ts'
import type { Json } from '../platform/db.ts'
import { senderOf, unitsOf, viewerOf } from './authenticate.ts'
import { NAME_FORM } from './check-facts.ts'
import { showOnce } from './once-shown.ts'
import { type FieldProblem, faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { type StaffViewer, isSeen, managesOf, showStaff, staffViewerOf } from './staff-reach.ts'

const MOST_UNITS = 20

/**
 * Accounts of staff within one's reach: looked at, and opened (who holds which key is reviewed, QCVN
 * 12:2026).
 */
export function staffRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/api/staff',
      {
        config: { permission: 'staff.list' },
        schema: {
          tags: ['staff'], summary: 'Staff within reach with their roles, by username', querystring: StaffQuery,
          response: { 200: StaffList, '4xx': Problem },
        },
      },
      async (request) => pageOf(rooms, request, request.query),
    )

    app.post(
      '/api/staff/search',
      {
        config: { permission: 'staff.list' },
        schema: {
          tags: ['staff'], summary: 'Staff within reach by words of their names, by username', description: WITHOUT_KEY,
          body: StaffSearch, response: { 200: StaffList, '4xx': Problem },
        },
      },
      async (request) => pageOf(rooms, request, { ...request.body, search: request.body.text.trim() }),
    )

    app.get(
      '/api/staff/choices',
      {
        config: { permission: 'staff.manage' },
        schema: {
          tags: ['staff'], summary: 'Roles that I may give, and units within my reach', querystring: ChoicesQuery,
          response: { 200: StaffChoices, '4xx': Problem },
        },
      },
      async (request) => choicesOf(staffViewerOf(request, rooms), request.query.search ?? ''),
    )

    app.get(
      '/api/staff/:id',
      {
        config: { permission: 'staff.list' },
        schema: {
          tags: ['staff'], summary: 'One account of staff, and whether I may manage it', params: IdParams,
          response: { 200: StaffDetail, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const viewer = staffViewerOf(request, rooms)
        const staff = await findStaff(rooms.db, request.params.id)
        const held = await rolesOf(rooms.db, [staff?.accountId ?? NO_ROW], viewer.today)
        const [line] = staff && isSeen(viewer, staff, held) ? await showStaff(rooms, viewer, [staff]) : []
        if (!staff || !line) return sendProblem(reply, problemOf('not-found'))
        const manages = managesOf(viewer, staff, held)
        const said = manages === 'yes' ? await findStaffSubject(rooms.db, staff.accountId) : undefined
        return { ...line, manages, subject: said && said.issuer === rooms.staffProvider?.issuer ? said.subject : null }
      },
    )

    app.post(
      '/api/staff',
      {
        config: { permission: 'staff.manage' },
        schema: {
          tags: ['staff'], summary: 'Open an account of staff; its first password is shown once',
          headers: RequestHeaders, body: NewStaffBody, response: { 201: StaffCreated, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const { body } = request
        const { directory, manager } = staffViewerOf(request, rooms)
        const unit = directory.byPublicId(body.unitId)
        const errors: FieldProblem[] = []
        if (!NAME_FORM.test(body.fullName.normalize('NFC').trim())) errors.push(faultAt('/fullName', 'name-missing'))
        if (!unit || !seats(unit) || !manager.isReached(unit.id)) errors.push(faultAt('/unitId', 'unit-unknown'))
        const [first] = errors
        if (!unit || first)
          return sendProblem(reply, problemOf(first?.code === 'name-missing' ? 'name-missing' : 'unit-unknown', errors))
        const policy = signInPolicyOf(directory, rooms.hashCost)
        const { username, fullName, position } = body
        const outcome = await showOnce(
          rooms,
          senderOf(request, body as Json),
          (ctx) => createStaff(ctx, { username, fullName, position, unitId: unit.id, policy }),
          ({ publicId, initialPassword }) => ({
            kept: { status: 201, body: { id: publicId } }, secret: initialPassword,
          }),
        )
        if (!outcome.ok) {
          const { code } = outcome.refusal
          return sendProblem(
            reply,
            problemOf(
              code,
              code === 'request-reused' ? [] : [faultAt(code === 'name-missing' ? '/fullName' : '/username', code)],
            ),
          )
        }
        const {
          answer: {
            body: { id },
          },
          secret,
        } = outcome.value
        const made = await findStaff(rooms.db, id)
        return reply.code(201).send({ id, username: made?.username ?? '', initialPassword: secret })
      },
    )
  }
}

interface Asked { readonly search?: string; readonly cursor?: string | undefined; readonly limit?: number | undefined }

async function pageOf(
  rooms: ApiRooms, request: FastifyRequest, { search, cursor, limit = 50 }: Asked,
): Promise<StaffList> {
  const viewer = staffViewerOf(request, rooms)
  const unitIds = unitsOf(viewerOf(request, rooms), viewer.directory)
  const after = cursor === undefined ? '' : readCursor(cursor)
  const staff = await listStaff(rooms.db, { unitIds, heldFrom: viewer.today, search, after, limit })
  const last = staff.length === limit ? staff.at(-1) : undefined
  return {
    items: await showStaff(rooms, viewer, staff), next: last ? Buffer.from(last.username).toString('base64url') : null,
  }
}

/** People sit at agencies and their divisions; a territory or a party has no desk. */
function seats({ kind }: Unit): boolean {
  return kind === 'agency' || kind === 'division'
}

function choicesOf({ directory, manager, today }: StaffViewer, search: string): StaffChoices {
  const words = fold(search).split(' ').filter(Boolean)
  const agencyOf = (unit: Unit) => unit.kind === 'division' ? directory.bodyOf(unit.id)?.name ?? null : null
  const found = directory.units.filter((unit) => seats(unit) && manager.isReached(unit.id))
    .map((unit) => ({ id: unit.publicId, name: unit.name, agencyName: agencyOf(unit) }))
    .filter(({ name, agencyName }) => words.every((word) => fold(`${name} ${agencyName ?? ''}`).includes(word)))
  return {
    roles: directory.roles
      .filter(({ id }) => ROLES.some((role) => role === id && mayGiveRole(manager.grants, role, today)))
      .map(({ id, name }) => ({ id, name })),
    units: found.slice(0, MOST_UNITS),
  }
}

/** The username to go on after; one that is made up begins the list elsewhere, and shows no more. */
function readCursor(cursor: string): string {
  const username = Buffer.from(cursor, 'base64url').toString()
  return /^[a-z0-9._-]{1,64}$/.test(username) ? username : ''
}
