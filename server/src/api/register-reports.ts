import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { registerName } from '@motcua/contracts/held.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import {
  type RegisterReportLine, RegisterReportList, RegisterReportsQuery, ReportAnswerBody, ReportAnswered,
} from '@motcua/contracts/register-reports.ts'
import { answerOf } from '@motcua/forms/held-answer.ts'
import { type Answer, type Field, type FormDefinition, fieldsOf } from '@motcua/forms/model.ts'
import { showAnswers } from '@motcua/forms/show-answer.ts'
import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Dossier, dossiersById, listAnswers } from '../modules/dossiers/public.ts'
import { getPeople } from '../modules/identity/public.ts'
import { type RegisterReport, answerReport, listReportsToAnswer } from '../modules/integration/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { asSeenBy } from './as-seen.ts'
import { senderOf, unitsOf, viewerOf } from './authenticate.ts'
import { listWithinReach } from './dossier-detail.ts'
import { heldReaderOf } from './find-held.ts'
import { readCursor, writeCursor } from './list-cursor.ts'
import { maskAnswers } from './mask-answers.ts'
import { type Look, noteLooks } from './note-look.ts'
import { explainPlainly, sendOutcome } from './problems.ts'
import { reportAtCounterRoutes } from './report-at-counter.ts'
import { reportedPersonRoutes } from './reported-person.ts'
import type { ApiRooms } from './rooms.ts'
import { languageFor, sayTo } from './say-to.ts'
import { maskedNumber, namesOfStaff } from './showing.ts'

/** Whoever settles dossiers hears of it: a register is kept here by units that do. */
const ANSWER = { permission: 'result.propose-end' } as const
const [tags, PAGE] = [['dossiers'], 30]

/** What people say registers have wrong of them (phản ánh dữ liệu sai), by the unit that keeps the register here. */
export function registerReportRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    await app.register(reportAtCounterRoutes(rooms))
    await app.register(reportedPersonRoutes(rooms))

    app.get('/api/register-reports', {
      config: ANSWER,
      schema: {
        tags, summary: 'Data of registers that people report as wrong and nobody has answered, the oldest first',
        querystring: RegisterReportsQuery, response: { 200: RegisterReportList, '4xx': Problem },
      },
    }, async (request) => {
      const { cursor } = request.query
      const units = unitsOf(viewerOf(request, rooms), rooms.directory.on(dayOf(rooms.clock.now())))
      const after = cursor === undefined ? undefined : readCursor(cursor)
      const found = await listReportsToAnswer(rooms.db, units, after, PAGE + 1)
      const page = found.slice(0, PAGE)
      const last = found.length > PAGE ? page.at(-1) : undefined
      return {
        items: await show(rooms, request, page), next: last ? writeCursor({ at: last.reportedAt, id: last.id }) : null,
      }
    })

    app.post('/api/register-reports/:id/answer', {
      config: ANSWER,
      schema: {
        tags, summary: 'Say that the register was mended, or why it stays as it is', headers: RequestHeaders,
        params: IdParams, body: ReportAnswerBody, response: { 200: ReportAnswered, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { outcome, reason } = request.body
      return sendOutcome(reply, await inTransaction(
        rooms, senderOf(request, request.body as Json),
        (ctx) => answerReport(ctx, rooms, {
          report: request.params.id, viewer: viewerOf(request, rooms), outcome, reason,
        }),
        (body) => ({ status: 200, body }),
      ), explainPlainly)
    })
  }
}

/** Numbers of people are masked as everywhere in answers (`wordsOf`). */
const AS_IS = (text: string) => text

/** Each with both sides, which is put on record as a look at the dossier. */
async function show(
  rooms: ApiRooms, request: FastifyRequest, page: readonly RegisterReport[],
): Promise<RegisterReportLine[]> {
  const [say, seen] = [sayTo(request), asSeenBy(request, rooms)]
  const ids = [...new Set(page.map(({ dossierId }) => dossierId))]
  const [dossiers, answers, clerks, people] = await Promise.all([
    dossiersById(rooms.db, ids), listAnswers(rooms.db, ids),
    namesOfStaff(rooms.db, page.flatMap(({ counterId, reportedBy }) => counterId === null ? [] : reportedBy)),
    getPeople(rooms.db, [...new Set(page.map(({ personId }) => personId))]),
  ])
  const opened = new Set((await listWithinReach(
    rooms, request, [...dossiers.values()].map(({ publicId }) => publicId), viewerOf(request, rooms, 'dossier.read'),
  )).map(({ dossier: { id } }) => id))
  const [lines, looks]: [RegisterReportLine[], Look[]] = [[], []]
  for (const report of page) {
    const [dossier, given] = [dossiers.get(report.dossierId), answers.get(report.dossierId)]
    const person = people.find(({ id }) => id === report.personId)
    if (!dossier || given === undefined || !person) throw new Error('a report is about a dossier that is not there')
    const name = dossier.authoriserId === null ? dossier.applicantName : person.fullName
    looks.push({ page: 'register-report', purpose: 'result.propose-end', dossier })
    const { label, said, declared } = sidesOf(rooms, request, report, dossier, given)
    lines.push({
      id: report.publicId, register: registerName(say, report.register),
      dossier: opened.has(dossier.id) ? dossier.publicId : null, dossierNumber: dossier.number,
      personName: seen('name', name) ?? '', label,
      personNumber: seen('number', person, (one) => one) === null ? '' : maskedNumber(say, person),
      said: seen('answers', said, AS_IS), declared: seen('answers', declared, AS_IS), text: seen('said', report.text) ?? '',
      hasProof: report.proofPaperId !== null,
      reportedAt: report.reportedAt.toISOString(),
      byClerk: report.counterId === null ? null : {
        name: clerks.get(report.reportedBy) ?? '',
        unitName: rooms.directory.nameOn(report.counterId, dayOf(report.reportedAt)),
      },
    })
  }
  await noteLooks(rooms, request, looks)
  return lines
}

/** The question, what the register had said to it and what was declared, in words; numbers of people masked. */
function sidesOf(
  rooms: ApiRooms, request: FastifyRequest, { field: key, said }: RegisterReport, dossier: Dossier,
  given: Json,
): Pick<RegisterReportLine, 'label' | 'said' | 'declared'> {
  const form = dossier.formVersionId === null ? undefined
    : rooms.catalogue.formVersion(dossier.formVersionId).definition as FormDefinition
  const field = form && fieldsOf(form).find((one) => one.key === key)
  if (!form || !field) return { label: key, said: null, declared: null }
  const inWords = (value: unknown) => wordsOf(form, field, value, request)
  const reader = heldReaderOf(rooms, form)
  return {
    // Of an address with the units of then, wherever it lies today.
    label: field.label, said: inWords(answerOf({ ...field, time: 'then' }, said, reader)?.value),
    declared: inWords((given as Readonly<Record<string, unknown>>)[key]),
  }
}

function wordsOf(form: FormDefinition, field: Field, value: unknown, request: FastifyRequest): string | null {
  if (value === undefined) return null
  const masked = maskAnswers(form, { [field.key]: value as Answer })
  return showAnswers(form, [field], masked, languageFor(request))[0]?.text ?? null
}
