import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  PackageChanges, PackageFindings, PackageImpact, PackageNoteBody, PackagePublicationBody, PackageSaved,
  PackageTrialBody, PackageTried,
} from '@motcua/contracts/package-deeds.ts'
import { IdParams, Problem, RequestHeaders, WITHOUT_KEY } from '@motcua/contracts/problem.ts'
import type { Say } from '@motcua/contracts/texts.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/civil-day.ts'
import { type Result, refuse } from '../kernel/result.ts'
import { diffProcedure, summariseChanges } from '../modules/catalogue/public.ts'
import { countUse } from '../modules/dossiers/public.ts'
import { reachOf } from '../modules/identity/public.ts'
import { calendarOfProvince } from '../modules/organisation/public.ts'
import {
  type PackageData, type PublishPackageRefusal, type ReviewPackageRefusal, type Revision, type SavedPackage,
  type TriedPackage, type TryPackage, contentToPublish, dropPackage, findPackage, findRevision, publishPackage,
  reportsTouched,
  returnPackage, submitPackage, tryPackage,
} from '../modules/packages/public.ts'
import { type Ctx, type Json, type RequestReused, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { type PackageRooms, formRowsOf, lookThrough, showFinding } from './package-rooms.ts'
import { FIGURE_NAME, PACKAGE } from './package-texts.ts'
import { decideTrial } from './decide-trial.ts'
import { type FieldProblem, problemOf, sendProblem } from './problems.ts'
import { sayTo } from './say-to.ts'

const [LOOK, EDIT, REVIEW] =
  [{ permission: 'package.read' }, { permission: 'catalogue.manage' }, { permission: 'package.review' }] as const
const tags = ['packages']

/** Packages on their way: looked through, compared, tried; handed in, returned, dropped, published. */
export function packageReviewRoutes(rooms: PackageRooms): FastifyPluginAsyncTypebox {
  const newestOf = async (publicId: string): Promise<Revision | undefined> => {
    const found = await findPackage(rooms.db, publicId)
    return found && await findRevision(rooms.db, found.id)
  }
  return async (app) => {
    app.get('/api/packages/:id/findings', {
      config: LOOK,
      schema: {
        tags, summary: 'What the linter finds in the newest revision', params: IdParams,
        response: { 200: PackageFindings, '4xx': Problem },
      },
    }, async (request, reply) => {
      const newest = await newestOf(request.params.id)
      if (!newest) return sendProblem(reply, problemOf('package-unknown'))
      const { findings } = await lookThrough(rooms, newest.content)
      return { revision: newest.number, findings: findings.map(showFinding) }
    })

    app.get('/api/packages/:id/changes', {
      config: LOOK,
      schema: {
        tags, summary: 'In what it differs from what holds today, in words', params: IdParams,
        response: { 200: PackageChanges, '4xx': Problem },
      },
    }, async (request, reply) => {
      const newest = await newestOf(request.params.id)
      return newest ? changesOf(rooms, (await lookThrough(rooms, newest.content)).data, sayTo(request))
        : sendProblem(reply, problemOf('package-unknown'))
    })

    app.get('/api/packages/:id/impact', {
      config: LOOK,
      schema: {
        tags, summary: 'What is under way by the procedure, and what publishing touches', params: IdParams,
        response: { 200: PackageImpact, '4xx': Problem },
      },
    }, async (request, reply) => {
      const newest = await newestOf(request.params.id)
      return newest ? impactOf(rooms, (await lookThrough(rooms, newest.content)).data, sayTo(request))
        : sendProblem(reply, problemOf('package-unknown'))
    })

    app.post('/api/packages/:id/trial', {
      config: LOOK,
      schema: {
        tags, summary: 'Run its process as far as the answers go; nothing of it stays', description: WITHOUT_KEY,
        params: IdParams, body: PackageTrialBody, response: { 200: PackageTried, '4xx': Problem },
      },
    }, async (request, reply) => {
      const newest = await newestOf(request.params.id)
      if (!newest) return sendProblem(reply, problemOf('package-unknown'))
      const { compiled: { model, decisions }, findings } = await lookThrough(rooms, newest.content)
      if (model) {
        const tried = await tryOut(rooms, request, { model, decisions }, request.body)
        const input = request.body.input as Readonly<Record<string, Json>>
        return { ...showTried(tried), ...await decideTrial(rooms, sayTo(request), newest.content, input) }
      }
      const why = findings.filter(({ pointer, severity }) => severity === 'error' && /steps|bpmn/.test(pointer))
      return sendProblem(reply, explain({ code: 'package-has-errors', findings: why }))
    })

    for (const [noun, deed, config] of [
      ['submission', submitPackage, EDIT], ['return', returnPackage, REVIEW], ['drop', dropPackage, EDIT],
    ] as const) {
      app.post(`/api/packages/:id/${noun}`, {
        config,
        schema: {
          tags, summary: SUMMARY[noun], headers: RequestHeaders, params: IdParams, body: PackageNoteBody,
          response: { 200: PackageSaved, '4xx': Problem },
        },
      }, async (request, reply) => change(rooms, request, reply, async (ctx) =>
        deed(ctx, { publicId: request.params.id, ...request.body })))
    }

    app.post('/api/packages/:id/publication', {
      config: REVIEW,
      schema: {
        tags, summary: 'Publish a package that is in review, from a day on', headers: RequestHeaders, params: IdParams,
        body: PackagePublicationBody, response: { 200: PackageSaved, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { revision, from, accepted } = request.body
      const newest = await newestOf(request.params.id)
      // What is no longer the newest was not looked through: it is refused within the transaction, by whatever it is by
      // then, so that a repeat still gets its first answer.
      if (newest?.number !== revision) {
        return change(rooms, request, reply, async () =>
          Promise.resolve(refuse({ code: newest ? 'package-changed' : 'package-unknown' })))
      }
      const looked = await lookThrough(rooms, newest.content)
      const { compiled: { model, decisions }, data, findings } = looked
      const today = dayOf(rooms.clock.now())
      const reach = reachOf(request.actor.grants, 'package.review', today)
      const xml = data.process.bpmn
      return change(rooms, request, reply, async (ctx) => publishPackage(ctx, {
        publicId: request.params.id, revision, from, findings, accepted, forms: formRowsOf(looked),
        content: contentToPublish(data), directory: rooms.directory.on(today),
        unitIds: reach.flatMap(({ unitId }) => unitId ?? []),
        process: model && xml !== null ? { model, xml, decisions } : null,
      }))
    })
  }
}

const SUMMARY = {
  submission: 'Hand a draft in to be reviewed', return: 'Give a package back, with the reason',
  drop: 'Leave a draft that is not to be published',
} as const

type Refused = PublishPackageRefusal | ReviewPackageRefusal | RequestReused

async function change(
  rooms: PackageRooms, request: FastifyRequest, reply: FastifyReply,
  deed: (ctx: Ctx) => Promise<Result<SavedPackage, PublishPackageRefusal | ReviewPackageRefusal>>,
) {
  const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), deed, ({ publicId, revision }) =>
    ({ status: 200, body: { id: publicId, revision } }))
  if (!outcome.ok) return sendProblem(reply, explain(outcome.refusal))
  await rooms.catalogue.refresh()
  return reply.code(outcome.value.status).send(outcome.value.body)
}

function explain(refusal: Refused) {
  if (refusal.code !== 'package-has-errors' && refusal.code !== 'package-warnings-open') return problemOf(refusal.code)
  const { code, findings } = refusal
  return problemOf(code, findings.map(({ pointer, text }): FieldProblem =>
    ({ pointer, code, text: { vi: text, en: text } })))
}

function inForceOf(rooms: PackageRooms, { procedure }: PackageData) {
  return rooms.catalogue.on(dayOf(rooms.clock.now())).find(procedure)
}

function changesOf(rooms: PackageRooms, data: PackageData, say: Say) {
  const before = inForceOf(rooms, data)
  if (!before) return { against: null, summary: say(PACKAGE.isNew), changes: [] }
  const changes = diffProcedure(before, { ...data, content: contentToPublish(data) })
  return { against: { validFrom: before.validFrom }, summary: summariseChanges(changes), changes }
}

async function impactOf(rooms: PackageRooms, data: PackageData, say: Say) {
  const versions = rooms.catalogue.versions().filter(({ procedure }) => procedure === data.procedure)
  const use = await countUse(rooms.db, versions.map(({ id }) => id))
  const before = inForceOf(rooms, data)
  const changes = before ? diffProcedure(before, { ...data, content: contentToPublish(data) }) : []
  const today = dayOf(rooms.clock.now())
  const names = new Set(data.forms.map(({ id }) => id))
  const others = rooms.catalogue.on(today).list().filter(({ procedure }) => procedure !== data.procedure
    && rooms.catalogue.formsFor(procedure, today).some(({ version: { form } }) => names.has(form)))
  return {
    ...use,
    papers: changes.filter(({ field }) => field === 'component' || field === 'result').map(({ text }) => text),
    reports: reportsTouched(changes.map(({ field }) => field)).map((figure) => say(FIGURE_NAME[figure])),
    otherProcedures: others.map(({ content: { name } }) => name),
  }
}

/** A trial is a deed that is always refused, so that the transaction takes every row of it back (ADR 0037). */
async function tryOut(
  rooms: PackageRooms, request: FastifyRequest, process: Pick<TryPackage, 'model' | 'decisions'>,
  said: PackageTrialBody,
): Promise<TriedPackage> {
  const outcome = await inTransaction(rooms, senderOf(request, said as Json), async (ctx) => refuse({
    code: 'trial-over' as const,
    tried: await tryPackage(ctx, {
      ...process, feel: rooms.feel, input: said.input as Record<string, Json>,
      calendar: calendarOfProvince(rooms.directory.on(dayOf(ctx.now))),
      answers: said.answers.map(({ node, answer }) => ({ node, answer: answer as Record<string, Json> })),
    }),
  }), () => ({ status: 200, body: null }))
  if (outcome.ok || outcome.refusal.code !== 'trial-over') throw new Error('a trial was let through')
  return outcome.refusal.tried
}

function showTried({ state, passed, waiting, faults, variables }: TriedPackage) {
  return { state, passed: [...passed], waiting: [...waiting], faults: [...faults], variables }
}
