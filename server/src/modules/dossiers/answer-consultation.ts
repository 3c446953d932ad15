import { type Result, ok, refuse } from '../../kernel/result.ts'
import { cleanLines } from '../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../platform/db.ts'
import {
  type ConsultationRefusal, type HeldConsultation, type OnConsultation, holdConsultation, tellOfConsultation,
} from './consultations.ts'
import { type Opinion, faultOfAnswer } from './domain/consultation.ts'
import { keepSignedOpinion } from './keep-signed-opinion.ts'
import type { DossierRooms } from './rooms.ts'
import type { MadeOpinion } from './sign-opinion.ts'
import { answerConsultationRow } from './store/consultation-store.ts'
import { deskOf } from './viewer.ts'

export interface AnswerConsultation extends OnConsultation {
  readonly opinion: Opinion
  readonly reasons: string
  /** Who is competent, where the one asked is not. */
  readonly competentName: string
  /** The same answer, signed just before (`signOpinion`). */
  readonly signed?: MadeOpinion | undefined
}

export type AnswerConsultationRefusal = ConsultationRefusal
  | { readonly code: 'opinion-not-signed' | 'opinion-outdated' }
  | { readonly code: 'consultation-not-taken' | 'consultation-reasons-needed' | 'consultation-competent-needed' }

/**
 * Whoever took a question answers it, by name (trả lời lấy ý kiến): agrees, with conditions, does not, or is not
 * competent and says who is. All but a plain yes say why. It may come late, while the dossier is under way: what was
 * deemed of the silence stays beside it. Refuses `consultation-not-taken` where nobody took it, or somebody else, and
 * `opinion-not-signed` where the rule by which it was asked wants it signed.
 * Leaves `dossier.consultation-answered`.
 */
export async function answerConsultation(
  ctx: Ctx, rooms: Pick<DossierRooms, 'directory' | 'catalogue'>,
  { opinion, reasons, competentName, signed: made, ...on }: AnswerConsultation,
): Promise<Result<string, AnswerConsultationRefusal>> {
  const held = await holdConsultation(ctx, rooms, on)
  if (!held.ok) return held
  const { consultation } = held.value
  if (consultation.takenBy !== deskOf(on.viewer)) return refuse({ code: 'consultation-not-taken' })
  const said = { opinion, reasons: cleanLines(reasons), competentName: cleanLines(competentName) }
  const fault = faultOfAnswer(said)
  if (fault) return refuse({ code: `consultation-${fault}` })
  const unsigned = faultOfSigned(rooms, held.value, made)
  if (unsigned) return refuse({ code: unsigned })
  const signed = made && await keepSignedOpinion(ctx, made)
  await answerConsultationRow(ctx, consultation.id, {
    opinion, reasons: said.reasons === '' ? null : said.reasons,
    competentName: opinion === 'not-competent' ? said.competentName : null,
  })
  await tellOfConsultation(ctx, 'dossier.consultation-answered', held.value, {
    opinion, isAfterTime: ctx.now > consultation.dueAt, ...(signed === undefined ? {} : { signed }),
  })
  return ok(consultation.publicId)
}

/** What keeps an answer from being taken as it came: unsigned where its rule asks for it, or of something else. */
function faultOfSigned(
  { catalogue }: Pick<DossierRooms, 'catalogue'>, { consultation, dossier }: HeldConsultation, made: MadeOpinion | undefined,
): 'opinion-not-signed' | 'opinion-outdated' | undefined {
  if (!made) {
    const { consultations = [] } = catalogue.version(dossier.procedureVersionId).content
    return consultations.find(({ id }) => id === consultation.ruleId)?.signed === true ? 'opinion-not-signed' : undefined
  }
  const { place } = made
  return 'consultationId' in place && place.consultationId === consultation.id ? undefined : 'opinion-outdated'
}
