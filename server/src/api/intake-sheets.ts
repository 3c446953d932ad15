import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  type IntakeSheet, IntakeSheetBody, IntakeSheetList, KeptIntakeSheet,
} from '@motcua/contracts/intake-sheets.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import {
  SHEETS_AT_MOST, dropIntakeSheet, findIntakeSheet, keepIntakeSheet, listIntakeSheets,
} from '../modules/dossiers/public.ts'
import { idsOfPeople } from '../modules/identity/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { noteLooks } from './note-look.ts'
import { problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** All that there can be, those that were begun in the same moment too. */
const SHOWN = 2 * SHEETS_AT_MOST

const Kept = Type.Object({ revision: Type.Integer(), savedAt: Type.String({ format: 'date-time' }) })

/** What a clerk has entered at intake and not received: kept while it is typed, for nobody else. */
export function intakeSheetRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/api/intake-sheets',
      {
        config: { permission: 'dossier.intake' },
        schema: {
          tags: ['dossiers'], summary: 'What one has entered at intake and not received, the newest first',
          response: { 200: IntakeSheetList, '4xx': Problem },
        },
      },
      async (request) => {
        const sheets = await listIntakeSheets(rooms.db, request.actor.accountId, SHOWN)
        await note(rooms, request, 'intake-sheets', sheets.map(({ applicantId }) => applicantId))
        return {
          items: sheets.map(({ sheetId, savedAt, applicantName, procedureName }) => ({
            id: sheetId, savedAt: savedAt.toISOString(), applicantName, procedureName,
          })),
        }
      },
    )

    app.get(
      '/api/intake-sheets/:id',
      {
        config: { permission: 'dossier.intake' },
        schema: {
          tags: ['dossiers'], summary: 'All that one has entered on one of them', params: IdParams,
          response: { 200: KeptIntakeSheet, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const kept = await findIntakeSheet(rooms.db, request.actor.accountId, request.params.id)
        if (!kept) return sendProblem(reply, problemOf('intake-sheet-unknown'))
        const sheet = kept.content as unknown as IntakeSheet
        await note(rooms, request, 'intake-sheet', [sheet.applicant?.id ?? null])
        return { id: kept.sheetId, revision: kept.revision, savedAt: kept.savedAt.toISOString(), sheet }
      },
    )

    app.post(
      '/api/intake-sheets/:id',
      {
        config: { permission: 'dossier.intake' },
        schema: {
          tags: ['dossiers'], summary: 'Keep what one is entering at intake, in place of the revision that was read',
          params: IdParams, headers: RequestHeaders, body: IntakeSheetBody, response: { 200: Kept, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const { actor, body, params: { id: sheetId } } = request
        if (body.officerId !== actor.accountPublicId) return sendProblem(reply, problemOf('signed-in-as-another'))
        const outcome = await inTransaction(
          rooms, senderOf(request, body as Json),
          (ctx) => keepIntakeSheet(ctx, { sheetId, content: body.sheet as Json, revision: body.revision }),
          ({ revision, savedAt }) => ({ status: 200, body: { revision, savedAt: savedAt.toISOString() } }),
        )
        return sendOutcome(reply, outcome)
      },
    )

    app.delete(
      '/api/intake-sheets/:id',
      {
        config: { permission: 'dossier.intake' },
        schema: {
          tags: ['dossiers'], summary: 'Throw one of them away', params: IdParams,
          response: { 204: Type.Null(), '4xx': Problem },
        },
      },
      async (request, reply) => {
        const outcome = await inTransaction(
          rooms, senderOf(request), (ctx) => dropIntakeSheet(ctx, request.params.id),
          () => ({ status: 204, body: null }),
        )
        return sendOutcome(reply, outcome)
      },
    )
  }
}

/** Whoever was found for it is looked at again with each opening, days later too, and by the number that was typed. */
async function note(
  rooms: ApiRooms, request: FastifyRequest, page: string, applicants: readonly (string | null)[],
): Promise<void> {
  const personIds = await idsOfPeople(rooms.db, applicants.filter((id) => id !== null))
  await noteLooks(rooms, request, [{ page, purpose: 'dossier.intake', personIds }])
}
