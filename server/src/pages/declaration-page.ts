import { paperOf } from '@motcua/forms/paper-of.ts'
import type { Answers } from '@motcua/forms/model.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Declaration, renderSlip } from '../modules/documents/public.ts'
import { addressDeclaration, drawnIn, getAnswers, openDrawings, readDrawings } from '../modules/dossiers/public.ts'
import { sendNotFound } from './failures.tsx'
import { formOf } from './form-of.ts'
import { type Journey, checkJourney, onJourney } from './journey.ts'
import { placesOf } from './places-of.ts'
import { findOwn } from './own-dossier.ts'
import type { PageHandlers } from './page-handler.ts'
import type { Visit } from './visit.ts'

/**
 * The declaration on its paper form (tờ khai), from the same answers: of a dossier as it was sent, and of a draft as it
 * stands, so that whoever would rather sign by hand at the counter types nothing twice.
 */
export const declarationPages = {
  'GET /ho-so/:id/to-khai.pdf': async (visit) => {
    const { rooms } = visit
    const dossier = await findOwn(visit)
    const answers = dossier && await getAnswers(rooms.db, dossier.id) as Answers
    const form = dossier && formOf(visit, dossier)
    if (!dossier || !form || !answers || Object.keys(answers).length === 0) return sendNotFound(visit)
    const { procedure } = rooms.catalogue.version(dossier.procedureVersionId)
    const asOf = dayOf(dossier.submittedAt)
    const paper = paperOf(form, answers, { asOf, procedure, channel: dossier.channel })
    const declaration = addressDeclaration(
      paper, { ...dossier, at: dossier.submittedAt }, rooms.directory.on(asOf),
      await readDrawings(rooms, dossier.id, paper),
    )
    return sendDeclaration(visit, declaration, dossier.submittedAt, `${dossier.number}-to-khai`)
  },
  'GET /nop-ho-so/:token/to-khai.pdf': (visit) => onJourney(visit, (journey) => sendDraft(journey)),
} satisfies PageHandlers

async function sendDraft(journey: Journey) {
  const { visit, form, occasion, draft } = journey
  const places = placesOf(journey)
  if (!form || !places) return visit.reply.redirect(`/nop-ho-so/${draft.token}`, 303)
  const paper = paperOf(form, checkJourney(journey).answers, occasion)
  const drawn = drawnIn(paper)
  const declaration = addressDeclaration(paper, {
    applicantName: visit.actor?.fullName ?? '', number: null, at: visit.now,
    competentUnitId: places.competent.id, receivesAtId: places.receivesAt.id,
  }, visit.directory,
  await openDrawings(visit.rooms.storage, draft.papers.filter(({ upload }) => drawn.includes(upload))))
  return sendDeclaration(visit, declaration, visit.now, 'to-khai')
}

async function sendDeclaration({ reply }: Visit, declaration: Declaration, at: Date, name: string) {
  const pdf = await renderSlip({ set: 'motcua', form: 'declaration', data: declaration, at })
  return reply.type('application/pdf').header('content-disposition', `inline; filename="${name}.pdf"`)
    .header('cache-control', 'private, no-store').header('x-content-type-options', 'nosniff').send(Buffer.from(pdf))
}
