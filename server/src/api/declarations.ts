import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem, WITHOUT_KEY } from '@motcua/contracts/problem.ts'
import { DeclarationBody, DeclarationChecked } from '@motcua/contracts/procedures.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { decideByTables, findPlaces, neededAsDecided, ruledOutAsDecided } from '../modules/dossiers/public.ts'
import { viewerOf } from './authenticate.ts'
import { checkDeclaration } from './check-declaration.ts'
import { explainTable } from './explain-deed.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { languageFor, sayTo } from './say-to.ts'
import { sectionsOf } from './sections.ts'
import { showDecidedOf } from './show-decided.ts'

/** Declarations before they are handed in: what would be refused, and what somebody should look at again. */
export function declarationRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/api/procedures/:id/declaration-check', {
      config: { permission: 'dossier.intake' },
      schema: {
        tags: ['catalogue'], summary: 'Look a declaration through, before anything is received',
        description: WITHOUT_KEY,
        params: IdParams, body: DeclarationBody, response: { 200: DeclarationChecked, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { answers, channel, communeId } = request.body
      const today = dayOf(rooms.clock.now())
      const directory = rooms.directory.on(today)
      const version = rooms.catalogue.on(today).byPublicId(request.params.id)
      if (!version) return sendProblem(reply, problemOf('not-found'))
      const section = sectionsOf(viewerOf(request, rooms), directory)[0]
      const territoryId = communeId === undefined ? undefined : directory.byPublicId(communeId)?.id
      const places = findPlaces(directory, {
        content: version.content, cleared: rooms.catalogue.clearanceOn(today, version.procedureId), territoryId,
        sectionId: section?.id, answers,
      })
      const place = section?.name ?? ''
      const { errors, warnings, needed, ruledTypes, answers: clean } = checkDeclaration(rooms, version, {
        answers, asOf: today, channel, isOnPaper: false, language: languageFor(request),
        agency: places.ok ? places.value.competent.name : place, place,
      })
      const say = sayTo(request)
      const decided = await decideByTables(rooms.feel, {
        content: version.content, directory, answers: clean, now: rooms.clock.now(),
        asked: {
          channel, limitCase: 0, delivery: 'counter', proposal: null, supplements: 0, extensions: 0, authoriserId: null,
          receivedAt: null, dueAt: null,
        },
        places: places.ok ? {
          receivesAtId: places.value.receivesAt.id, competentUnitId: places.value.competent.id,
          territoryId: places.value.territoryId,
        } : {},
      })
      const tables = decided.ok ? decided.value : []
      const isNeeded = neededAsDecided(tables, needed)
      return {
        errors: errors.map(({ text, ...at }) => ({ ...at, text: say(text) })), warnings: [...warnings],
        needed: [...isNeeded],
        ruledOut: [...ruledOutAsDecided(version.content.components, tables, { needed: isNeeded, ruledTypes })],
        decided: tables.map((one) => showDecidedOf(say, version, one)),
        undecided: decided.ok ? null : say(explainTable(decided.refusal).detail),
      }
    })
  }
}
