import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Acted } from '@motcua/contracts/dossier-actions.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { Say } from '@motcua/contracts/texts.ts'
import {
  CollectionHereBody, ElsewhereFigures, ElsewhereQuery, Whereabouts,
} from '@motcua/contracts/whereabouts.ts'
import { addDays, dayInFigures, dayOf, momentOn } from '../kernel/civil-day.ts'
import type { Clearance } from '../modules/catalogue/public.ts'
import {
  type Dossier, changeCollection, collectionPlaces, countElsewhere, explainRouting, findCollection, findCustody,
  findRouting, listDecided, listResultMoves, trackDossier,
} from '../modules/dossiers/public.ts'
import type { AttemptLimits } from '../modules/identity/public.ts'
import { type Directory, unitInWords } from '../modules/organisation/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf, unitsOf, viewerOf } from './authenticate.ts'
import { findWithinReach } from './dossier-detail.ts'
import { faultAt, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'
import { sectionMeant, sectionsOf } from './sections.ts'
import { showDecidedOf } from './show-decided.ts'
import { namesOfStaff } from './showing.ts'
import { PROOF, WHEREABOUTS } from './whereabouts-texts.ts'

/** Where a dossier was received and why, where its result lies, and how often that is outside the territory. */
export function whereaboutsRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/dossiers/:id/whereabouts', {
      config: { permission: 'dossier.read' },
      schema: {
        tags: ['dossiers'], summary: 'Why it was received here, who settles it, where its paper result lies',
        params: IdParams, response: { 200: Whereabouts, '4xx': Problem },
      },
    }, async (request, reply) => {
      const dossier = await findWithinReach(rooms, request)
      if (!dossier) return sendProblem(reply, problemOf('dossier-unknown'))
      return showWhereabouts(rooms, sayTo(request), dossier)
    })

    app.post('/api/collections', {
      config: { permission: 'dossier.return' },
      schema: {
        tags: ['dossiers'], summary: 'Somebody wants to collect a result here that was to be collected elsewhere',
        headers: RequestHeaders, body: CollectionHereBody, response: { 200: Acted, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { sectionId, number, ...proof } = request.body
      const directory = rooms.directory.on(dayOf(rooms.clock.now()))
      const viewer = viewerOf(request, rooms)
      // Where a result is collected is the section's to change, and not delegated.
      const own = { reaches: viewer.reaches.filter(({ delegated }) => !delegated) }
      const section = sectionMeant(sectionsOf(own, directory), sectionId)
      if (!section) return sendProblem(reply, problemOf('section-needed', [faultAt('/sectionId', 'section-needed')]))
      const limits = directory.policy('tracking-attempts')?.value as AttemptLimits
      const tracked = await trackDossier(rooms.db, { requestId: crypto.randomUUID(), fromAddr: request.ip }, {
        ...proof, number: number.trim().toUpperCase(), limits, machineNow: rooms.machineClock.now(),
      })
      if (!tracked.ok) return sendProblem(reply, problemOf(tracked.refusal.code))
      // A number alone shows nothing: without its proof the dossier does not exist here.
      if (!tracked.value.isProven) return sendProblem(reply, problemOf('dossier-unknown'))
      const { publicId } = tracked.value.dossier
      const everywhere = { ...viewer, reaches: [{ reach: 'province', unitId: null }] as const }
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), (ctx) =>
        changeCollection(ctx, rooms, { publicId, viewer: everywhere, unitId: section.id }),
      ({ publicId: id, dueAt, ...acted }) => ({
        status: 200, body: { ...acted, id, dueAt: dueAt?.toISOString() ?? null },
      }))
      return sendOutcome(reply, outcome, ({ code }) => problemOf(code))
    })

    app.get('/api/figures/received-elsewhere', {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'], summary: 'Share of dossiers received outside the competent territory',
        querystring: ElsewhereQuery, response: { 200: ElsewhereFigures, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { from, until } = request.query
      if (until < from) return sendProblem(reply, problemOf('days-reversed', [faultAt('/until', 'days-reversed')]))
      const directory = rooms.directory.on(dayOf(rooms.clock.now()))
      const unitIds = unitsOf(viewerOf(request, rooms), directory)
      const found = await countElsewhere(rooms.db, {
        from: momentOn(from, 0), before: momentOn(addDays(until, 1), 0), unitIds,
      })
      const sum = (what: 'received' | 'elsewhere') => found.procedures.reduce((total, one) => total + one[what], 0)
      const [received, elsewhere] = [sum('received'), sum('elsewhere')]
      return {
        received, elsewhere, share: received === 0 ? null : elsewhere / received,
        items: found.procedures.map(({ procedureId, ...counts }) => {
          const version = rooms.catalogue.versions().findLast((one) => one.procedureId === procedureId)
          return { procedureId: version?.procedurePublicId ?? '', name: version?.content.name ?? '', ...counts }
        }),
        sections: found.sections.map(({ sectionId, ...counts }) => ({
          sectionId: directory.lastKnown(sectionId)?.publicId ?? '', name: unitInWords(directory, sectionId), ...counts,
        })),
      }
    })
  }
}

async function showWhereabouts(rooms: ApiRooms, say: Say, dossier: Dossier): Promise<Whereabouts> {
  const { db } = rooms
  const [routing, custody, moves, collectAt, kept] = await Promise.all([
    findRouting(db, dossier.id), findCustody(db, dossier.id), listResultMoves(db, dossier.id),
    findCollection(db, dossier.id), listDecided(db, dossier.id),
  ])
  const version = rooms.catalogue.version(dossier.procedureVersionId)
  const now = rooms.clock.now()
  // Names of the day it came; of what moves now, those of today.
  const [then, today] = [rooms.directory.on(dayOf(dossier.submittedAt)), rooms.directory.on(dayOf(now))]
  const names = await namesOfStaff(db, [
    ...(custody ? [custody.holderId] : []),
    ...moves.flatMap(({ handedOverBy, receivedBy, endedBy }) => [handedOverBy, receivedBy, endedBy]),
  ].filter((id) => id !== null))
  const who = (id: bigint | null) => id === null ? null : names.get(id) ?? null
  const iso = (moment: Date | null) => moment?.toISOString() ?? null
  const why = routing && explainRouting(version.content, routing, rooms.catalogue.clearance)
  const decided = why?.decides ?? { reason: say(why ? WHEREABOUTS.byCatalogue : WHEREABOUTS.unknown), article: null }
  const receivedBy = why?.clearance
    ? { reason: sinceWhen(say, why.clearance), article: null }
    : why?.receives ?? { reason: say(why ? WHEREABOUTS.byProcess : WHEREABOUTS.unknown), article: null }
  const at = collectAt ?? dossier.receivesAtId
  return {
    decides: { unitName: nameIn(then, dossier.competentUnitId), reason: decided.reason, article: decided.article },
    receives: { unitName: nameIn(then, dossier.receivesAtId), reason: receivedBy.reason, article: receivedBy.article },
    isElsewhere: routing?.isElsewhere ?? false,
    decision: why?.clearance?.decision ?? null,
    facts: routing ? [
      ...routing.facts.territory === null ? [] : [
        {
          label: say(WHEREABOUTS.territory),
          text: then.find(routing.facts.territory)?.name ?? routing.facts.territory,
        },
      ],
      ...routing.facts.subject === null ? [] : [
        { label: say(WHEREABOUTS.subject), text: say(WHEREABOUTS[routing.facts.subject]) },
      ],
      ...routing.facts.section === null ? [] : [
        { label: say(WHEREABOUTS.section), text: then.find(routing.facts.section)?.name ?? routing.facts.section },
      ],
      ...routing.isChosen ? [{ label: say(WHEREABOUTS.chosen), text: say(WHEREABOUTS.chosenBy) }] : [],
      {
        label: say(WHEREABOUTS.version),
        text: [version.code, say(WHEREABOUTS.versionFrom, { from: dayInFigures(version.validFrom) })].filter(Boolean).join(', '),
      },
    ] : [],
    // A case that a clerk picked goes before the table of limits.
    decided: kept.filter(({ subject }) => subject !== 'limit' || dossier.limitCase === 0)
      .map((one) => showDecidedOf(say, version, one)),
    collection: {
      unitName: nameIn(today, at), isChosen: collectAt !== undefined && collectAt !== dossier.receivesAtId,
      places: collectionPlaces(today, version.procedure, dossier).filter(({ id }) => id !== at)
        .map(({ publicId, name }) => ({ id: publicId, name })),
    },
    custody: custody ? {
      unitName: nameIn(today, custody.unitId), holderName: who(custody.holderId), since: custody.since.toISOString(),
      returnedAt: iso(custody.returnedAt), proof: custody.proof === null ? null : say(PROOF[custody.proof]),
      reminders: custody.reminders,
    } : null,
    moves: moves.map((one) => ({
      fromName: nameIn(today, one.fromUnitId), toName: nameIn(today, one.toUnitId), dueAt: one.dueAt.toISOString(),
      isLate: (one.receivedAt ?? one.endedAt ?? now) > one.dueAt,
      handedOverAt: iso(one.handedOverAt), handedOverBy: who(one.handedOverBy), receivedAt: iso(one.receivedAt),
      receivedBy: who(one.receivedBy), endedAt: iso(one.endedAt), endedBy: who(one.endedBy), endedWhy: one.endedWhy,
    })),
  }
}

/** What the data brought has no day of which anybody knows. */
function sinceWhen(say: Say, { source, validFrom }: Clearance): string {
  return source === 'data' ? say(WHEREABOUTS.byData) : say(WHEREABOUTS.byList, { from: dayInFigures(validFrom) })
}

function nameIn(directory: Directory, unitId: bigint): string {
  return directory.byId(unitId)?.name ?? ''
}
