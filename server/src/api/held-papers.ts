import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { declaredInWords, heldInWords, registerInWords, registerName } from '@motcua/contracts/held.ts'
import { HELD, STANDING } from '@motcua/contracts/held-texts.ts'
import { HeldPapers, HeldQuery } from '@motcua/contracts/held-papers.ts'
import { IdParams, Problem } from '@motcua/contracts/problem.ts'
import { type Say, sayIn } from '@motcua/contracts/texts.ts'
import { type FilledField, type SplitField, fillFields, mayBeFilled, splitFields } from '@motcua/forms/filled-from-held.ts'
import { type Field, type FormDefinition, fieldsOf } from '@motcua/forms/model.ts'
import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { findPaper } from '../modules/documents/public.ts'
import { type State, findOpenIntake } from '../modules/dossiers/public.ts'
import { registerRuleOf } from '../modules/integration/public.ts'
import {
  type FoundPaper, type Held, type HeldFact, khoPoliciesOf, purposeOfReuse,
} from '../modules/reuse/public.ts'
import { askRegistersAtCounter } from './ask-registers.ts'
import { declarationOf } from './check-declaration.ts'
import { listWithinReach } from './dossier-detail.ts'
import { sendPaper } from './files.ts'
import { factsFor, findHeldFor, findHeldForSupplement, heldReaderOf } from './find-held.ts'
import { isMasked } from './mask-answers.ts'
import { noteLooks } from './note-look.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'
import { showTime } from './showing.ts'
import { FileOf } from './slips.ts'

/**
 * What is held for a dossier that is being prepared at the counter, or that waits for a supplement (NĐ 45/2020 Đ.16;
 * domain 7.1): of its applicant, and only for the papers that its procedure asks for. Nobody is looked up but for an
 * intake of one's own that is under way, or a dossier within reach; each look is noted with the right by which it is
 * taken, and names the one or the other.
 */
export function heldPaperRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/held-papers', {
      config: { permission: 'dossier.intake' },
      schema: {
        tags: ['dossiers'], summary: 'Papers of the applicant that need not be handed in again',
        querystring: HeldQuery, response: { 200: HeldPapers, '4xx': Problem },
      },
    }, async (request, reply) => {
      const looked = await look(rooms, request, request.query)
      if (!looked) return sendProblem(reply, problemOf('intake-unknown'))
      const { held, filled, split, away } = looked
      const say = sayTo(request)
      return {
        fields: filled.map(({ key, value, fact, before = null }) =>
          ({ key, value, from: fromWhere(rooms, say, fact), before })),
        split: split.map(({ key, fact, before }) => ({ key, from: fromWhere(rooms, say, fact), before })),
        items: [...held].map(([component, { isOfOwner, papers }]) => ({
          component, isOfOwner, papers: papers.map((paper) => show(rooms, say, paper)),
        })),
        away: away.map((code) => registerName(say, code)),
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
      const { id } = request.params
      const looked = await look(rooms, request, request.query, id)
      const found = [...looked?.held.values() ?? []].flatMap(({ papers }) => papers)
      const isHeld = found.some(({ publicId }) => publicId === id)
      const paper = isHeld ? await findPaper(rooms.db, id) : undefined
      return paper ? sendPaper(reply, rooms, paper, {}) : sendProblem(reply, problemOf('not-found'))
    })
  }
}

interface Looked {
  readonly held: Held
  readonly filled: readonly FilledField<HeldFact>[]
  readonly split: readonly SplitField<HeldFact>[]
  /** Codes of registers that do not answer now. */
  readonly away: readonly string[]
}

/**
 * What is held for an intake or a dossier, noted before it is told; undefined where the asker has no such one. Where
 * one file is opened, it alone is noted: the list was when it was shown.
 */
async function look(
  rooms: ApiRooms, request: FastifyRequest, { intakeId, dossierId }: HeldQuery, opened?: string,
): Promise<Looked | undefined> {
  if (dossierId !== undefined) return lookForDossier(rooms, request, dossierId, opened)
  const today = dayOf(rooms.clock.now())
  const intake = intakeId === undefined ? undefined
    : await findOpenIntake(rooms.db, { publicId: intakeId, accountId: request.actor.accountId, on: today })
  if (!intake) return undefined
  const version = rooms.catalogue.version(intake.procedureVersionId)
  const held = await findHeldFor(rooms.db, rooms, { ownerId: intake.personId, content: version.content })
  const form = declarationOf(rooms, version, today)?.form
  const open = form ? openQuestions(form) : []
  const asked = { personId: intake.personId, intake: intake.publicId, version, open }
  // One file that is opened asks nobody: the list did.
  const away = opened === undefined ? await askRegistersAtCounter(rooms, request, asked) : []
  const said = open.length === 0 ? new Map<string, HeldFact>()
    : await factsFor(rooms.db, rooms, { ownerId: intake.personId, day: today })
  const reader = form && heldReaderOf(rooms, form)
  const filled = reader ? fillFields(open, said, reader) : []
  const split = reader ? splitFields(open, said, reader) : []
  const directory = rooms.directory.on(today)
  const seen = opened !== undefined ? papersSeen(held, opened) : [
    ...papersSeen(held),
    // What was declared has no type: its owner reads, in its place, in which dossier it was.
    ...[...filled, ...split].map(({ fact }) => {
      if ('paper' in fact) return fact.paper
      if ('dossier' in fact) return { documentType: sayDossier(fact.dossier.number), basis: directory.policy('reuse-answers')?.article ?? '' }
      return { documentType: sayRegister(fact.register), basis: registerRuleOf(directory, fact.register)?.basis ?? '' }
    }),
  ]
  if (seen.length > 0) await noteLooks(rooms, request, [{
    page: 'held-papers', purpose: purposeOfReuse(seen, intake.publicId), personIds: [intake.personId],
    isRegister: [...filled, ...split].some(({ fact }) => 'register' in fact),
  }])
  return { held, filled, split, away }
}

const WAITING: ReadonlySet<State> = new Set<State>(['awaiting-completion', 'awaiting-supplement'])

/** What was asked for of a dossier within reach that waits for it; nothing of its declaration is filled in any more. */
async function lookForDossier(
  rooms: ApiRooms, request: FastifyRequest, publicId: string, opened?: string,
): Promise<Looked | undefined> {
  const [found] = await listWithinReach(rooms, request, [publicId])
  if (!found || !WAITING.has(found.dossier.state)) return undefined
  const held = await findHeldForSupplement(rooms.db, rooms, found.dossier)
  const seen = papersSeen(held, opened)
  if (seen.length > 0)
    await noteLooks(rooms, request, [{ page: 'held-papers', purpose: purposeOfReuse(seen), dossier: found.dossier }])
  return { held, filled: [], split: [], away: [] }
}

function papersSeen(held: Held, opened?: string): FoundPaper[] {
  return [...held.values()].flatMap(({ papers }) => papers)
    .filter(({ publicId }) => opened === undefined || publicId === opened)
}

/** As it stands in the record of looks, whoever reads it. */
const sayDossier = (number: string) => sayIn('vi')(HELD.declaredIn, { number })
const sayRegister = (register: string) => registerName(sayIn('vi'), register)

/**
 * Questions of the declaration that a register, papers of the applicant or what they declared earlier may answer, by
 * the rules of the portal. Numbers of people are not among them: the clerk has the card at hand, and what is on record
 * of them is masked at the desk.
 */
function openQuestions(form: FormDefinition): readonly Field[] {
  return fieldsOf(form).filter((field) => mayBeFilled(field, {}) && !isMasked(field))
}

function fromWhere(rooms: ApiRooms, say: Say, fact: HeldFact): string {
  if ('paper' in fact) return show(rooms, say, fact.paper).from
  if ('dossier' in fact) return declaredInWords(say, fact.dossier)
  const { register, at } = fact
  return registerInWords(say, { register, time: showTime(at), day: dayOf(at) })
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
