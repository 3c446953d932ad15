import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Acted } from '@motcua/contracts/dossier-actions.ts'
import { ChangeHeaders, IdParams, Problem } from '@motcua/contracts/problem.ts'
import { ResultContent, ResultContentBody } from '@motcua/contracts/result-content.ts'
import type { Language } from '@motcua/contracts/texts.ts'
import { labelIn } from '@motcua/forms/label-in.ts'
import { showAnswers } from '@motcua/forms/show-answer.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Dossier, completeContent, draftsResult, isWithinReach } from '../modules/dossiers/public.ts'
import { listOpenTasks } from '../modules/workflow/public.ts'
import { inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { checkContent, typedFieldsOf } from './check-content.ts'
import { showActed, versionOf } from './dossier-actions.ts'
import { findWithinReach } from './dossier-detail.ts'
import { explainDeed } from './explain-deed.ts'
import { isMasked, maskAnswers } from './mask-answers.ts'
import { noteLooks } from './note-look.ts'
import { problemOf, sendOutcome, sendProblem } from './problems.ts'
import { contentOfResult } from './result-rows.ts'
import type { ApiRooms } from './rooms.ts'
import { languageFor } from './say-to.ts'

/** What a result will say: seen before it is signed, typed in where the declaration is on paper. */
export function resultContentRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/dossiers/:id/result-content', {
      config: { permission: 'dossier.read' },
      schema: {
        tags: ['dossiers'], summary: 'What the result of a dossier will say, and what of it must be typed in',
        params: IdParams, response: { 200: ResultContent, '4xx': Problem },
      },
    }, async (request, reply) => {
      const dossier = await findWithinReach(rooms, request)
      if (!dossier) return sendProblem(reply, problemOf('dossier-unknown'))
      await noteLooks(rooms, request, [{ page: 'result-content', purpose: 'dossier.read', dossier }])
      const tasks = await listOpenTasks(rooms.db, dossier.id)
      const process = await rooms.processes.ofCase(dossier.id, dossier.procedureVersionId)
      const viewer = viewerOf(request, rooms, 'dossier.work')
      const isTheirs = isWithinReach(rooms.directory.on(dayOf(rooms.clock.now())), viewer, dossier, tasks)
        && draftsResult({ tasks, process }, viewer)
      return showContent(rooms, dossier, isTheirs, languageFor(request))
    })

    app.post('/api/dossiers/:id/result-content', {
      config: { permission: 'dossier.work' },
      schema: {
        tags: ['dossiers'], summary: 'Type in what the result says, where the declaration is on paper',
        headers: ChangeHeaders, params: IdParams, body: ResultContentBody, response: { 200: Acted, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body } = request
      const on = { publicId: request.params.id, version: versionOf(request), viewer: viewerOf(request, rooms) }
      const how = { content: body.content as Record<string, unknown>, language: languageFor(request) }
      const outcome = await inTransaction(rooms, senderOf(request, body), (ctx) => completeContent(ctx, rooms, {
        ...on, checked: (dossier) => checkContent(ctx.tx, rooms, dossier, how),
      }), showActed)
      return sendOutcome(reply, outcome, (refusal) => refusal.code === 'result-content-wrong'
        ? problemOf(refusal.code, refusal.errors) : explainDeed(refusal, body))
    })
  }
}

async function showContent(
  rooms: ApiRooms, dossier: Dossier, isTheirs: boolean, language: Language,
): Promise<ResultContent> {
  const found = await contentOfResult(rooms.db, rooms, dossier)
  if (!found) return { lines: [], isComplete: true, mayComplete: false, formPages: [], typed: {} }
  const { form, answers, typed, declared, fields } = found
  const readable = maskAnswers(form, answers as Parameters<typeof maskAnswers>[1])
  const lines = fields.map(({ field, label, isNeeded }) => ({
    key: field.key, label: language === 'vi' ? label : labelIn(language, field),
    text: showAnswers(form, [field], readable, language)[0]?.text ?? '', isNeeded,
    isTyped: Object.hasOwn(typed, field.key) && !Object.hasOwn(declared, field.key),
  }))
  const open = typedFieldsOf(found)
  const keys = new Set(open.map(({ field }) => field.key))
  // Conditions were judged here: those of the whole form would miss the answers they hang on.
  const formPages = form.pages.map(({ id, title, titleEn, sections }) => ({
    id, title, ...titleEn !== undefined && { titleEn }, codes: form.codes,
    sections: sections.map((section) => ({
      id: section.id, title: section.title, ...section.titleEn !== undefined && { titleEn: section.titleEn },
      fields: section.fields.filter(({ key }) => keys.delete(key)).map((field) => ({ ...field, show: undefined })),
    })).filter((section) => section.fields.length > 0),
  })).filter(({ sections }) => sections.length > 0)
  const told = open.filter(({ field }) => Object.hasOwn(typed, field.key) && !isMasked(field))
  return {
    lines, isComplete: lines.every(({ isNeeded, text }) => !isNeeded || text !== ''),
    mayComplete: isTheirs && open.length > 0, formPages: isTheirs ? formPages : [],
    typed: isTheirs ? Object.fromEntries(told.map(({ field: { key } }) => [key, typed[key]])) : {},
  }
}
