import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  MigrationBegun, MigrationBody, MigrationDetail, MigrationList, MigrationPreview, MigrationQuery, PreviewBody,
  ProcessList,
} from '@motcua/contracts/migrations.ts'
import { IdParams, Nothing, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { Result } from '../kernel/result.ts'
import { numbersOfDossiers } from '../modules/dossiers/public.ts'
import {
  type BeginMigrationRefusal, type Migration, type ModelSource, askMigrationUndone, beginMigration, isMapping,
  listMigrations, listResults, previewMigration,
} from '../modules/workflow/public.ts'
import { inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { problemOf, sendProblem } from './problems.ts'
import { type VersionRefusal, findVersions, listProcesses } from './process-versions.ts'
import type { ApiRooms } from './rooms.ts'
import { nodesOf, showMigrations, showPreview } from './show-migrations.ts'

const MEND = { permission: 'process.mend' } as const
const tags = ['operation']
const [PAGE, PROCESSES] = [50, 200]

/**
 * Runs of processes that go on in another version (chuyển lượt chạy sang phiên bản khác), for whoever keeps the program
 * running: which versions there are, what would move and what would not, the move itself, which a job does, what became
 * of each run, and its undoing. Nothing of what a citizen said is shown.
 */
export function migrationRoutes(rooms: ApiRooms, models: ModelSource): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/processes', {
      config: MEND,
      schema: {
        tags, summary: 'Processes of several versions with runs under way', response: { 200: ProcessList, '4xx': Problem },
      },
    }, async () => {
      const all = await listProcesses(rooms)
      return { items: all.slice(0, PROCESSES), isMore: all.length > PROCESSES }
    })

    app.post('/api/processes/preview', {
      config: MEND,
      schema: {
        tags, summary: 'Which runs of a version could go on in another, and why the others could not',
        description: 'Changes nothing, so it takes no Idempotency-Key.', body: PreviewBody,
        response: { 200: MigrationPreview, '4xx': Problem },
      },
    }, async ({ body }, reply) => {
      const versions = await findVersions(rooms, models, body)
      if (!versions.ok) return sendProblem(reply, problemOf(versions.refusal.code))
      if (body.mapping && !isMapping(versions.value, body.mapping)) return sendProblem(reply, problemOf('mapping-wrong'))
      return showPreview(versions.value, await previewMigration(rooms.db, versions.value, body.mapping))
    })

    app.get('/api/process-migrations', {
      config: MEND,
      schema: {
        tags, summary: 'Moves of runs to another version, the newest first', querystring: MigrationQuery,
        response: { 200: MigrationList, '4xx': Problem },
      },
    }, async ({ query }) => {
      const found = await listMigrations(rooms.db, { before: readIdCursor(query.cursor), limit: PAGE + 1 })
      const page = found.slice(0, PAGE)
      const last = found.length > PAGE ? page.at(-1) : undefined
      return { items: await showMigrations(rooms, page), next: last ? writeIdCursor(last.id) : null }
    })

    app.get('/api/process-migrations/:id', {
      config: MEND,
      schema: {
        tags, summary: 'A move of runs, and what became of each', params: IdParams, querystring: MigrationQuery,
        response: { 200: MigrationDetail, '4xx': Problem },
      },
    }, async ({ params, query }, reply) => {
      const [found] = await listMigrations(rooms.db, { only: params.id, limit: 1 })
      const [migration] = found ? await showMigrations(rooms, [found]) : []
      if (!found || !migration) return sendProblem(reply, problemOf('migration-unknown'))
      const results = await listResults(rooms.db, found.id, readIdCursor(query.cursor), PAGE + 1)
      const page = results.slice(0, PAGE)
      const numbers = await numbersOfDossiers(rooms.db, page.flatMap(({ caseId }) => caseId ?? []))
      const nodes = nodesOf(await models.of(found.fromModelId))
      const last = results.length > PAGE ? page.at(-1) : undefined
      return {
        migration, next: last ? writeIdCursor(last.instanceId) : null,
        results: page.map(({ run, caseId, outcome, faults }) => ({
          run, outcome, dossierNumber: caseId === null ? null : numbers.get(caseId) ?? null,
          faults: faults.map(({ node, why, text }) => ({ nodeName: nodes.nameOf(node), why, text })),
        })),
      }
    })

    app.post('/api/process-migrations', {
      config: MEND,
      schema: {
        tags, summary: 'Let the runs of a version go on in another; a job moves them', headers: RequestHeaders,
        body: MigrationBody, response: { 202: MigrationBegun, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body } = request
      const outcome = await inTransaction(rooms, senderOf(request, body), async (
        ctx,
      ): Promise<Result<Migration, VersionRefusal | BeginMigrationRefusal>> => {
        const versions = await findVersions({ ...rooms, db: ctx.tx }, models, body, ctx.tx)
        return versions.ok ? beginMigration(ctx, versions.value, body.mapping) : versions
      }, ({ publicId }) => ({ status: 202, body: { id: publicId } }))
      if (!outcome.ok) return sendProblem(reply, problemOf(outcome.refusal.code))
      return reply.code(202).send(outcome.value.body)
    })

    app.post('/api/process-migrations/:id/undoing', {
      config: MEND,
      schema: {
        tags, summary: 'Take the moved runs back, all that have not gone on since; a job does it',
        headers: RequestHeaders, params: IdParams, body: Nothing, response: { 202: MigrationBegun, '4xx': Problem },
      },
    }, async (request, reply) => {
      const outcome = await inTransaction(rooms, senderOf(request, {}), (ctx) =>
        askMigrationUndone(ctx, request.params.id),
      ({ publicId }) => ({ status: 202, body: { id: publicId } }))
      if (!outcome.ok) return sendProblem(reply, problemOf(outcome.refusal.code))
      return reply.code(202).send(outcome.value.body)
    })
  }
}
