import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { BundleOfDossier, type BundleRequest } from '@motcua/contracts/bundles.ts'
import { IdParams, Problem } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import {
  type BundleView, type Dossier, type MemberView, findBundleOf, listPassed, readBundle,
} from '../modules/dossiers/public.ts'
import { listLegs } from '../modules/workflow/public.ts'
import { findWithinReach, listWithinReach } from './dossier-detail.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'
import { STATE_IN_WORDS } from './showing-texts.ts'

/** The whole request for several procedures, from any dossier of it (liên thông, NĐ 63/2024). */
export function bundleRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/dossiers/:id/bundle', {
      config: { permission: 'dossier.read' },
      schema: {
        tags: ['dossiers'], summary: 'The request for several procedures that it belongs to, with all its members',
        params: IdParams, response: { 200: BundleOfDossier, '4xx': Problem },
      },
    }, async (request, reply) => {
      const dossier = await findWithinReach(rooms, request)
      if (!dossier) return sendProblem(reply, problemOf('dossier-unknown'))
      const bundle = await findBundleOf(rooms.db, dossier.requestId)
      return { request: bundle ? await show(rooms, request, dossier, await readBundle(rooms.db, rooms, bundle)) : null }
    })
  }
}

/**
 * Of members that are with other agencies one sees where they stand, since one's own waits for them, and no way into
 * them.
 */
async function show(
  rooms: ApiRooms, request: FastifyRequest, dossier: Dossier, { bundle, name, members, lead, isOver }: BundleView,
): Promise<BundleRequest> {
  const dossiers = members.flatMap((member) => member.dossier ?? [])
  const reached = await listWithinReach(rooms, request, dossiers.map(({ publicId }) => publicId))
  const ids = new Set(reached.map((one) => one.dossier.id))
  return {
    name, number: lead?.number ?? dossier.number, dueAt: bundle.dueAt?.toISOString() ?? null, isOver,
    counts: { requests: 1, dossiers: dossiers.length, members: members.length },
    members: await Promise.all(members.map((member) => showMember(rooms, request, { member, dossier, ids }))),
  }
}

async function showMember(
  rooms: ApiRooms, request: FastifyRequest,
  { member, dossier, ids }: { member: MemberView; dossier: Dossier; ids: ReadonlySet<bigint> },
): Promise<BundleRequest['members'][number]> {
  const say = sayTo(request)
  const { seq, name, agency, state, reason, waitsFor, pushBy, acknowledgeBy, dossier: own } = member
  const iso = (moment: Date | null) => moment?.toISOString() ?? null
  const [passed, legs] = own ? await Promise.all([listPassed(rooms.db, own.id), listLegs(rooms.db, own.id)]) : [[], []]
  const isOnItsWay = legs.some(({ receivedAt, endedAt }) => receivedAt === null && endedAt === null)
  return {
    seq, name, agency, state, reason, waitsFor: [...waitsFor],
    pushBy: state === 'ready' ? iso(pushBy) : null, acknowledgeBy: isOnItsWay ? iso(acknowledgeBy) : null,
    dossier: own ? {
      id: ids.has(own.id) ? own.publicId : null, number: own.number, state: own.state,
      stateName: say(STATE_IN_WORDS[own.state]), dueAt: iso(own.dueAt), issuedAt: iso(own.issuedAt),
      isThis: own.id === dossier.id,
    } : null,
    passed: passed.map(({ title, resultNumber, fromNumber, passedAt }) => ({
      title, resultNumber, fromNumber, passedAt: passedAt.toISOString(),
    })),
  }
}
