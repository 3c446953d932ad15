import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { AssigneeList } from '@motcua/contracts/dossier-actions.ts'
import { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { IdParams, Problem } from '@motcua/contracts/problem.ts'
import { showSignatures } from '@motcua/contracts/signatures.ts'
import type { Say } from '@motcua/contracts/texts.ts'
import { drawnSignatures } from '@motcua/forms/signature.ts'
import type { FastifyRequest } from 'fastify'
import { groupBy } from '../kernel/group-by.ts'
import { NO_ROW } from '../kernel/no-row.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { listEventsOfDossier } from '../modules/audit/public.ts'
import type { ProcedureContent } from '../modules/catalogue/public.ts'
import {
  listCopies, listEarlierScans, listElectronic, listPapers, listPapersOf, listSignatures, shownAs,
} from '../modules/documents/public.ts'
import {
  AUTHORISATION_PAPER, type Dossier, type Viewer, countUnanswered, findOpenSupplement, findResult, getAnswers,
  isScanned, isUnderWay, isWithinReach, listComponents, listDossiers, listFieldsOfRegisters, listRemarks,
  listResultSignatures, listSlips, workToAssign,
} from '../modules/dossiers/public.ts'
import { type Permission, getPeople, staffInUnit } from '../modules/identity/public.ts'
import { findSynchronised } from '../modules/integration/public.ts'
import { type Task, countHeld, listOpenTasks, listTasks, listTasksOfCases } from '../modules/workflow/public.ts'
import { asSeenBy } from './as-seen.ts'
import { viewerOf } from './authenticate.ts'
import { explainClocks } from './explain-clocks.ts'
import { noteLooks } from './note-look.ts'
import { actionsOf } from './offered-actions.ts'
import { problemOf, sendProblem } from './problems.ts'
import { showQuestions } from './register-questions.ts'
import type { ApiRooms } from './rooms.ts'
import { languageFor, sayTo } from './say-to.ts'
import { formOf, showDeclaration } from './show-declaration.ts'
import { showSigning } from './show-signing.ts'
import { showSlips } from './show-slips.ts'
import { showSteps } from './show-steps.ts'
import { LIMIT, SHOWN, STATE_IN_WORDS } from './showing-texts.ts'
import { maskedNumber, maskedPhone, namesOfStaff } from './showing.ts'
import { detailsOf, textOfEvent } from './tell-event.ts'

/** One dossier, everything on one page; and whom its work may be given to. */
export function dossierDetailRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/api/dossiers/:id',
      {
        config: { permission: 'dossier.read' },
        schema: {
          tags: ['dossiers'], summary: 'One dossier with form, papers, clocks and history', params: IdParams,
          response: { 200: DossierDetail, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const found = await findWithinReach(rooms, request)
        if (!found) return sendProblem(reply, problemOf('dossier-unknown'))
        await noteLooks(rooms, request, [{ page: 'dossier', purpose: 'dossier.read', dossier: found }])
        const body = await showDetail(rooms, request, found)
        return reply.header('etag', `"${String(found.version)}"`).send(body)
      },
    )

    app.get(
      '/api/dossiers/:id/assignees',
      {
        config: { permission: 'dossier.assign' },
        schema: {
          tags: ['dossiers'], summary: 'Officers the next step may be given to, with what each holds', params: IdParams,
          response: { 200: AssigneeList, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const dossier = await findWithinReach(rooms, request)
        if (!dossier) return sendProblem(reply, problemOf('dossier-unknown'))
        const directory = rooms.directory.on(dayOf(rooms.clock.now()))
        const [tasks, process] = [
          await listOpenTasks(rooms.db, dossier.id),
          await rooms.processes.ofCase(dossier.id, dossier.procedureVersionId),
        ]
        const work = workToAssign(
          { dossier, tasks, process, directory, content: rooms.catalogue.version(dossier.procedureVersionId).content },
          { viewer: viewerOf(request, rooms) },
        )
        const staff = work ? await staffInUnit(rooms.db, work.unitId, work.role, dayOf(rooms.clock.now())) : []
        const held = await countHeld(
          rooms.db, staff.map(({ accountId }) => accountId),
        )
        return {
          items: staff.map(({ accountId, publicId, fullName, position }) => ({
            id: publicId, fullName, position, open: held.get(accountId) ?? 0,
          })),
        }
      },
    )
  }
}

/** The dossier of the address, if this route's permission reaches it; otherwise it does not exist. */
export async function findWithinReach(
  rooms: ApiRooms, request: FastifyRequest, viewer?: Viewer,
): Promise<Dossier | undefined> {
  const { id } = request.params as { id: string }
  return (await listWithinReach(rooms, request, [id], viewer))[0]?.dossier
}

/** Those of the dossiers that it reaches, each with its steps; in no order. */
export async function listWithinReach(
  rooms: ApiRooms, request: FastifyRequest, ids: readonly string[], viewer = viewerOf(request, rooms),
): Promise<readonly { readonly dossier: Dossier; readonly tasks: readonly Task[] }[]> {
  const dossiers = await listDossiers(rooms.db, ids)
  const cases = dossiers.length === 0 ? [NO_ROW] : dossiers.map(({ id }) => id)
  const tasks = groupBy(await listTasksOfCases(rooms.db, cases), ({ caseId }) => caseId)
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  return dossiers.map((dossier) => ({ dossier, tasks: tasks.get(dossier.id) ?? [] }))
    .filter(({ dossier, tasks: own }) => isWithinReach(directory, viewer, dossier, own))
}

async function showDetail(rooms: ApiRooms, request: FastifyRequest, dossier: Dossier): Promise<DossierDetail> {
  const { db } = rooms
  const [now, say, seen] = [rooms.clock.now(), sayTo(request), asSeenBy(request, rooms)]
  const [
    people, answers, filed, tasks, clocks, slips, events, result, supplement, remarks, unanswered,
    synchronisedAt,
  ] = await Promise.all([
    getPeople(db, [dossier.applicantId, ...(dossier.authoriserId === null ? [] : [dossier.authoriserId])]),
    getAnswers(db, dossier.id), listComponents(db, dossier.id), listTasks(db, dossier.id),
    explainClocks(db, rooms.directory, dossier.id, now, say), listSlips(db, dossier.id),
    listEventsOfDossier(db, dossier.id, 200), findResult(db, dossier.id), findOpenSupplement(db, dossier.id),
    listRemarks(db, dossier.id), countUnanswered(db, dossier.id), findSynchronised(db, dossier.id),
  ])
  const paperIds = filed.flatMap((one) => one.paperIds)
  const [process, papers, drawn] = await Promise.all([
    rooms.processes.ofCase(dossier.id, dossier.procedureVersionId),
    listPapers(db, paperIds), listPapersOf(db, drawnSignatures(formOf(rooms, dossier), answers), paperIds),
  ])
  const [copies, electronic, earlier, questions, filled] = await Promise.all([
    listCopies(db, paperIds), listElectronic(db, paperIds), listEarlierScans(db, paperIds),
    showQuestions(db, dossier.id, say), listFieldsOfRegisters(db, dossier.id),
  ])
  const copyOf = (id: bigint) => {
    const copy = copies.get(id)
    return copy ? { signer: copy.signer, level: copy.level, at: copy.at.toISOString() } : null
  }
  const signatures = await listSignatures(db, papers.map(({ sha256 }) => sha256))
  const signedIn = (sha256: string) => {
    const found = signatures.get(sha256)
    return found ? showSignatures(languageFor(request), found) : []
  }
  const names = await namesOfStaff(db, [
    ...tasks.flatMap(({ holderId, doneBy }) => [holderId ?? [], doneBy ?? []].flat()),
    ...tasks.flatMap(({ doneFor }) => doneFor ?? []), ...events.map(({ actorId }) => actorId),
    ...events.flatMap(({ onBehalfOfId }) => onBehalfOfId ?? []),
  ])
  const version = rooms.catalogue.version(dossier.procedureVersionId)
  const { content } = version
  const viewerFor = (permission: Permission) => viewerOf(request, rooms, permission)
  const mayScan = isUnderWay(dossier.state)
    && isWithinReach(rooms.directory.on(dayOf(now)), viewerFor('paper.add'), dossier, tasks.filter(({ doneAt }) => doneAt === null))
  const mayPrint = isWithinReach(rooms.directory.on(dayOf(now)), viewerFor('slip.print'), dossier, tasks)
  const actions = await actionsOf(rooms, viewerFor, { dossier, tasks, process }, say)
  // Names of units are those in force when the dossier came.
  const unitName = (id: bigint) => rooms.directory.nameOn(id, dayOf(dossier.submittedAt))
  const personOf = (id: bigint) => people.find((one) => one.id === id)
  const [applicant, authoriser] = [
    personOf(dossier.applicantId), dossier.authoriserId === null ? undefined : personOf(dossier.authoriserId),
  ]
  const nameOf = (id: string) => content.components.find((one) => one.id === id)?.name ?? id
  const resultSlip = result && slips.find(({ id }) => id === result.slipId)
  const iso = (moment: Date | null) => moment?.toISOString() ?? null
  const today = rooms.directory.on(dayOf(now))
  return {
    id: dossier.publicId,
    version: dossier.version,
    number: dossier.number,
    state: dossier.state,
    stateText: say(STATE_IN_WORDS[dossier.state]),
    channel: dossier.channel,
    procedure: { id: version.publicId, code: version.code, name: content.name, resultName: content.result.name },
    receivingUnitName: unitName(dossier.receivingUnitId),
    receivesAtName: unitName(dossier.receivesAtId),
    competentUnitName: unitName(dossier.competentUnitId),
    applicant: {
      id: applicant?.publicId ?? '', fullName: dossier.applicantName,
      number: applicant ? maskedNumber(say, applicant) : '',
      phone: seen('phone', applicant?.phone ?? null, maskedPhone),
    },
    authoriser: authoriser
      ? { id: authoriser.publicId, fullName: authoriser.fullName, number: maskedNumber(say, authoriser) }
      : null,
    submittedAt: dossier.submittedAt.toISOString(),
    acknowledgedAt: iso(dossier.acknowledgedAt),
    receivedAt: iso(dossier.receivedAt),
    dueAt: iso(dossier.dueAt),
    issuedAt: iso(dossier.issuedAt),
    deliveredAt: iso(dossier.deliveredAt),
    synchronisedAt: iso(synchronisedAt),
    delivery: dossier.delivery,
    deliveryAddress: seen('address', dossier.deliveryAddress),
    supplements: dossier.supplements,
    lateBySupplementAt: iso(dossier.lateBySupplementAt),
    extensions: dossier.extensions,
    answers: seen(
      'answers', showDeclaration(rooms, dossier, answers, 'masked', languageFor(request), filled), (lines) => lines,
    ) ?? [],
    components: askedAndHandedIn(content, filed, say).map(({ id, name, required, handling, documentType }) => {
      const one = filed.find(({ component }) => component === id)
      const own = papers.filter((paper) => one?.paperIds.includes(paper.id))
      return {
        id,
        name,
        required,
        documentType,
        how: one?.how ?? 'missing',
        register: questions.get(id) ?? null,
        mayScan: mayScan && isScanned(dossier.channel, { handling }),
        papers: own.map((paper) => ({
          id: paper.publicId, component: id, name: paper.name, kind: paper.kind, size: paper.size, pages: paper.pages,
          sha256: paper.sha256, addedAt: paper.addedAt.toISOString(), shownAs: shownAs(paper),
          signatures: signedIn(paper.sha256), copy: copyOf(paper.id),
          mayBeSigned: mayScan && one?.how === 'filed' && paper.source === 'scan' && paper.kept === undefined && !copies.has(paper.id),
          mayBeConverted: mayPrint && electronic.has(paper.id),
          earlier: earlier.filter(({ of }) => of === paper.id).map(({ publicId, name, addedAt }) => ({
            id: publicId, name, addedAt: addedAt.toISOString(),
          })),
          isSignature: drawn.some(({ id }) => id === paper.id),
        })),
      }
    }),
    result: result && resultSlip ? {
      number: result.number, day: result.issuedOn, title: result.title, slipId: resultSlip.publicId,
      signatures: await listResultSignatures(db, resultSlip.id),
    } : null,
    signing: await showSigning(db, dossier.id, slips),
    openRequest: supplement
      ? {
          askedAt: supplement.askedAt.toISOString(),
          items: supplement.items.map(({ component, reason }) => ({ component, name: nameOf(component), reason })),
        }
      : null,
    steps: showSteps(tasks, process.model, { names, unitName, say }),
    clocks: clocks.map(({ startedAt, dueAt, stoppedAt, pauses, trace, ...clock }) => ({
      ...clock,
      startedAt: startedAt.toISOString(),
      dueAt: dueAt.toISOString(),
      stoppedAt: iso(stoppedAt),
      trace: [...trace],
      pauses: pauses.map(({ from, until, reason, article }) => ({
        from: from.toISOString(), until: iso(until), reason, article,
      })),
    })),
    slips: await showSlips(db, slips, { dossier, result: content.result.name, language: languageFor(request), say }),
    talk: { unanswered },
    history: events.map((event) => ({
      at: event.happenedAt.toISOString(), type: event.type, text: textOfEvent(event, events, say),
      byName: names.get(event.actorId) ?? null,
      // Of staff it is the account of a colleague; of people a person, whom the dossier names itself.
      onBehalfOfName: names.has(event.actorId) ? names.get(event.onBehalfOfId ?? 0n) ?? null : null,
      unitName: event.unitId === null ? null : unitName(event.unitId),
      details: detailsOf(event, remarks, say, (publicId) => today.byPublicId(publicId)?.name),
    })),
    limits: content.limits.map((limit) => limit.name ?? limitIn(limit, say)),
    actions,
  }
}

/** A time limit as the desk says it; a paper says it in the words of the paper. */
function limitIn({ unit, amount }: ProcedureContent['limits'][number], say: Say): string {
  return unit === 'same-day' ? say(LIMIT['same-day']) : say(LIMIT[unit], { amount: String(amount).padStart(2, '0') })
}

/** What the procedure asks for, and the paper of authorisation where somebody acts online for another. */
function askedAndHandedIn(
  { components }: ProcedureContent, filed: readonly { readonly component: string }[], say: Say,
): readonly Pick<ProcedureContent['components'][number], 'id' | 'name' | 'required' | 'handling' | 'documentType'>[] {
  return filed.some(({ component }) => component === AUTHORISATION_PAPER)
    ? [...components, {
        id: AUTHORISATION_PAPER, name: say(SHOWN.authorisationPaper), required: 'always', handling: 'submit',
        documentType: AUTHORISATION_PAPER,
      }]
    : components
}
