import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { heldInWords } from '@motcua/contracts/held.ts'
import { STANDING } from '@motcua/contracts/held-texts.ts'
import { HeldPapers, HeldQuery } from '@motcua/contracts/held-papers.ts'
import { IdParams, Problem } from '@motcua/contracts/problem.ts'
import type { Say } from '@motcua/contracts/texts.ts'
import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { findPaper } from '../modules/documents/public.ts'
import { findPersonByPublicId } from '../modules/identity/public.ts'
import {
  type FoundPaper, type Held, NOTHING_HELD, askOnce, khoPoliciesOf, purposeOfReuse,
  reuseSources,
} from '../modules/reuse/public.ts'
import type { Db, Tx } from '../platform/db.ts'
import { sendPaper } from './files.ts'
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
      const { held } = await look(rooms, request, request.query)
      const say = sayTo(request)
      return {
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
): Promise<{ held: Held }> {
  const today = dayOf(rooms.clock.now())
  const version = rooms.catalogue.on(today).byPublicId(procedureId)
  const owner = await findPersonByPublicId(rooms.db, applicantId)
  if (!version || !owner) return { held: NOTHING_HELD }
  const held = await findHeldFor(rooms.db, rooms, { ownerId: owner.id, content: version.content })
  const seen = [...held.values()].flatMap(({ papers }) => papers)
  if (seen.length > 0) await noteLooks(rooms, request, [{
    page: 'held-papers', purpose: purposeOfReuse(seen), personIds: [owner.id],
  }])
  return { held }
}

/** The same without a note, for the deed that uses it. Of a request for several procedures nothing yet. */
export async function findHeldFor(
  db: Db | Tx, { catalogue, directory, clock }: Pick<ApiRooms, 'catalogue' | 'directory' | 'clock'>,
  { ownerId, content }: {
    ownerId: bigint; content: { bundle?: unknown; components: Parameters<typeof askOnce>[2]['components'] }
  },
): Promise<Held> {
  if (content.bundle) return NOTHING_HELD
  const day = dayOf(clock.now())
  const { ofOwner } = khoPoliciesOf(directory.on(day))
  const sameTypes = (type: string) => catalogue.sameTypesOn(day, type)
  return askOnce(db, reuseSources(), { ownerId, day, components: content.components, ofOwner, sameTypes })
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
