import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { declaredInWords, heldInWords } from '@motcua/contracts/held.ts'
import { HELD, STANDING } from '@motcua/contracts/held-texts.ts'
import { HeldPapers, HeldQuery } from '@motcua/contracts/held-papers.ts'
import { IdParams, Problem } from '@motcua/contracts/problem.ts'
import { type Say, sayIn } from '@motcua/contracts/texts.ts'
import { type FilledField, fillFields, mayBeFilled, meaningsOf } from '@motcua/forms/filled-from-held.ts'
import { type FormDefinition, fieldsOf } from '@motcua/forms/model.ts'
import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { findPaper } from '../modules/documents/public.ts'
import { type Dossier, findKhoChoice, listComponents } from '../modules/dossiers/public.ts'
import { findPersonByPublicId } from '../modules/identity/public.ts'
import {
  type FoundPaper, type Held, type HeldFact, NOTHING_HELD, askFacts, askOnce, khoPoliciesOf, purposeOfReuse,
  reuseSources,
} from '../modules/reuse/public.ts'
import type { Db, Tx } from '../platform/db.ts'
import { declarationOf } from './check-declaration.ts'
import { sendPaper } from './files.ts'
import { isMasked } from './mask-answers.ts'
import { noteLooks } from './note-look.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'
import { FileOf } from './slips.ts'

/**
 * What is held for a dossier that is being prepared at the counter (NĐ 45/2020 Đ.16; domain 7.1): of its applicant, and
 * only for the papers that its procedure asks for. Each look is noted with the right by which it is taken.
 */
export function heldPaperRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/held-papers', {
      config: { permission: 'dossier.intake' },
      schema: {
        tags: ['dossiers'], summary: 'Papers of the applicant that need not be handed in again',
        querystring: HeldQuery, response: { 200: HeldPapers, '4xx': Problem },
      },
    }, async (request) => {
      const { held, filled } = await look(rooms, request, request.query)
      const say = sayTo(request)
      return {
        fields: filled.map(({ key, value, fact }) => ({ key, value, from: fromWhere(rooms, say, fact) })),
        items: [...held].map(([component, { isOfOwner, papers }]) => ({
          component, isOfOwner, papers: papers.map((paper) => show(rooms, say, paper)),
        })),
        reasons: [...khoPoliciesOf(rooms.directory.on(dayOf(rooms.clock.now()))).askAgainReasons],
      }
    })

    app.get('/api/held-papers/:id/file', {
      config: { permission: 'dossier.intake' },
      schema: {
        tags: ['dossiers'], summary: 'The file of one of them', params: IdParams, querystring: HeldQuery,
        response: { 200: FileOf('application/pdf', 'image/jpeg', 'image/png'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const { held } = await look(rooms, request, request.query)
      const { id } = request.params
      const isHeld = [...held.values()].some(({ papers }) => papers.some(({ publicId }) => publicId === id))
      const paper = isHeld ? await findPaper(rooms.db, id) : undefined
      return paper ? sendPaper(reply, rooms, paper, {}) : sendProblem(reply, problemOf('not-found'))
    })
  }
}

/** What is held of an applicant for a procedure in force; noted before it is told. */
async function look(
  rooms: ApiRooms, request: FastifyRequest, { applicantId, procedureId }: { applicantId: string; procedureId: string },
): Promise<{ held: Held; filled: readonly FilledField<HeldFact>[] }> {
  const today = dayOf(rooms.clock.now())
  const version = rooms.catalogue.on(today).byPublicId(procedureId)
  const owner = await findPersonByPublicId(rooms.db, applicantId)
  if (!version || !owner) return { held: NOTHING_HELD, filled: [] }
  const held = await findHeldFor(rooms.db, rooms, { ownerId: owner.id, content: version.content })
  const filled = await fillFor(rooms, owner.id, version)
  const article = rooms.directory.on(today).policy('reuse-answers')?.article ?? ''
  const seen = [
    ...[...held.values()].flatMap(({ papers }) => papers),
    // What was declared has no type: its owner reads, in its place, in which dossier it was.
    ...filled.map(({ fact }) => 'paper' in fact ? fact.paper
      : { documentType: sayDossier(fact.dossier.number), basis: article }),
  ]
  if (seen.length > 0) await noteLooks(rooms, request, [{
    page: 'held-papers', purpose: purposeOfReuse(seen), personIds: [owner.id],
  }])
  return { held, filled }
}

/** As it stands in the record of looks, whoever reads it. */
const sayDossier = (number: string) => sayIn('vi')(HELD.declaredIn, { number })

/**
 * Questions of the declaration that papers of the applicant answer, or what they declared earlier, by the rules of the
 * portal. Numbers of people are not among them: the clerk has the card at hand, and what is on record of them is masked
 * at the desk.
 */
async function fillFor(
  rooms: ApiRooms, ownerId: bigint, version: Parameters<typeof declarationOf>[1],
): Promise<readonly FilledField<HeldFact>[]> {
  const day = dayOf(rooms.clock.now())
  const form = declarationOf(rooms, version, day)?.form
  const open = form ? fieldsOf(form).filter((field) => mayBeFilled(field, {}) && !isMasked(field)) : []
  if (open.length === 0) return []
  const { ofOwner, answerDays } = khoPoliciesOf(rooms.directory.on(day))
  const sources = reuseSources(answerDays === null ? undefined : {
    days: answerDays, meaningsOf: (id) => meaningsOf(rooms.catalogue.formVersion(id).definition as FormDefinition),
  })
  return fillFields(open, await askFacts(rooms.db, sources, { ownerId, day, ofOwner }))
}

/** The same without a note, for the deed that uses it; of a request for several procedures for all of them at once. */
export async function findHeldFor(
  db: Db | Tx, { catalogue, directory, clock }: Pick<ApiRooms, 'catalogue' | 'directory' | 'clock'>,
  { ownerId, content }: {
    ownerId: bigint; content: { components: Parameters<typeof askOnce>[2]['components'] }
  },
): Promise<Held> {
  const day = dayOf(clock.now())
  const { ofOwner } = khoPoliciesOf(directory.on(day))
  const sameTypes = (type: string) => catalogue.sameTypesOn(day, type)
  return askOnce(db, reuseSources(), { ownerId, day, components: content.components, ofOwner, sameTypes })
}

/**
 * The same for what was asked for of a dossier that is there already; nothing where it is for another, or its applicant
 * wanted nothing held to be used. What lies on file already answers no request.
 */
export async function findHeldForSupplement(db: Db | Tx, rooms: ApiRooms, dossier: Dossier): Promise<Held> {
  const { id, requestId, applicantId, authoriserId, procedureVersionId } = dossier
  if (authoriserId !== null || (await findKhoChoice(db, requestId))?.declinesReuse) return NOTHING_HELD
  const { content } = rooms.catalogue.version(procedureVersionId)
  const [held, filed] = [await findHeldFor(db, rooms, { ownerId: applicantId, content }), await listComponents(db, id)]
  const onFile = new Set(filed.flatMap(({ paperIds }) => paperIds))
  return new Map([...held].map(([component, found]) =>
    [component, { ...found, papers: found.papers.filter((paper) => !onFile.has(paper.id)) }]))
}

function fromWhere(rooms: ApiRooms, say: Say, fact: HeldFact): string {
  return 'paper' in fact ? show(rooms, say, fact.paper).from : declaredInWords(say, fact.dossier)
}

function show({ catalogue }: ApiRooms, say: Say, paper: FoundPaper): HeldPapers['items'][number]['papers'][number] {
  const { publicId, documentType, facts, name, standing, level, validTo, kind, pages } = paper
  const type = catalogue.documentType(documentType)?.name ?? name
  const { number = null, issuedOn = null, issuerName = null } = facts ?? {}
  return {
    id: publicId, from: heldInWords(say, { type, number, issuedOn, issuerName }), worth: say(STANDING[standing]), level,
    validTo, name, kind, pages,
  }
}
