import { NO_ROW } from '../../kernel/no-row.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { cleanLines } from '../../kernel/vietnamese-text.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Db } from '../../platform/db.ts'
import { getStaff } from '../identity/public.ts'
import type { Directory } from '../organisation/public.ts'
import { listOpenTasks } from '../workflow/public.ts'
import { headOf } from './compose-slip.ts'
import { type ConsultationRefusal, isAsked } from './consultations.ts'
import { type Opinion, faultOfAnswer, isAnswerable } from './domain/consultation.ts'
import { isUnderWay } from './domain/lifecycle.ts'
import type { FinishWork } from './finish-work.ts'
import type { HoldRefusal } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import type { OpinionToSign } from './sign-opinion.ts'
import { signerOf } from './sign-scans.ts'
import { type StepOfOthers, stepMeant } from './step-meant.ts'
import { findConsultation } from './store/consultation-store.ts'
import { type Dossier, findDossier, findDossierById } from './store/dossier-store.ts'
import { type Viewer, deskOf, isWithinReach } from './viewer.ts'

const PROPOSES = {
  'settle': 'Đủ điều kiện giải quyết', 'unsettled': 'Không đủ điều kiện giải quyết, trả hồ sơ',
  'check': 'Đã kiểm tra, chuyển bước tiếp theo', 'approve': 'Phê duyệt',
} as const
const ANSWERS: Readonly<Record<Opinion, string>> = {
  'agrees': 'Đồng ý', 'agrees-with-conditions': 'Đồng ý có điều kiện', 'disagrees': 'Không đồng ý',
  'not-competent': 'Không thuộc thẩm quyền',
}

/** Steps at which an opinion is given; to hand over is none. */
export type OpinionWork = 'check' | 'propose' | 'approve'

export type FindOpinionRefusal = HoldRefusal | StepOfOthers

/**
 * What the opinion of a step says when it is signed: which dossier and step, who, when, what is proposed, the words.
 * Refuses as the deed itself would where dossier, version or step are not the officer's; the deed asks everything anew.
 */
export async function findOpinionToSign(
  db: Db, rooms: DossierRooms,
  { publicId, version, viewer, step, work, outcome = 'settle', note }: Omit<FinishWork, 'work'> & { readonly work: OpinionWork },
  now: Date,
): Promise<Result<OpinionToSign, FindOpinionRefusal>> {
  const dossier = await findDossier(db, publicId)
  const tasks = await listOpenTasks(db, dossier?.id ?? NO_ROW)
  const directory = rooms.directory.on(dayOf(now))
  if (!dossier || !isWithinReach(directory, viewer, dossier, tasks)) return refuse({ code: 'dossier-unknown' })
  if (version !== undefined && version !== dossier.version)
    return refuse({ code: 'changed-meanwhile', version: dossier.version })
  const process = await rooms.processes.ofCase(dossier.id, dossier.procedureVersionId)
  const meant = stepMeant({ tasks, process }, viewer, work, step)
  if (!meant.ok) return meant
  const { nodeId, name, unitId } = meant.value
  return ok(await sheetOf(db, rooms, { dossier, viewer, directory, unitId, now }, {
    place: { nodeId }, step: name, question: null, words: cleanLines(note ?? ''),
    proposes: work === 'propose' ? PROPOSES[outcome] : PROPOSES[work],
  }))
}

export interface AnswerSaid {
  readonly opinion: Opinion
  readonly reasons: string
  readonly competentName: string
}

/** The same of the answer of an agency that was asked. Refuses as `answerConsultation`, which asks everything anew. */
export async function findAnswerToSign(
  db: Db, rooms: DossierRooms,
  { publicId, viewer, opinion, ...said }: AnswerSaid & { readonly publicId: string; readonly viewer: Viewer },
  now: Date,
): Promise<Result<OpinionToSign, ConsultationRefusal | {
  readonly code: 'consultation-not-taken' | 'consultation-reasons-needed' | 'consultation-competent-needed'
}>> {
  const directory = rooms.directory.on(dayOf(now))
  const asked = await findConsultation(db, publicId)
  if (!asked || !isAsked(directory, viewer, asked.unitId)) return refuse({ code: 'consultation-unknown' })
  const dossier = await findDossierById(db, asked.dossierId)
  if (!dossier) throw new Error(`consultation ${publicId} is of no dossier`)
  if (!isAnswerable(asked) || !isUnderWay(dossier.state)) return refuse({ code: 'consultation-over' })
  if (asked.takenBy !== deskOf(viewer)) return refuse({ code: 'consultation-not-taken' })
  const [words, competentName] = [cleanLines(said.reasons), cleanLines(said.competentName)]
  const fault = faultOfAnswer({ opinion, reasons: words, competentName })
  if (fault) return refuse({ code: `consultation-${fault}` })
  return ok(await sheetOf(db, rooms, { dossier, viewer, directory, unitId: asked.unitId, now }, {
    place: { consultationId: asked.id }, step: 'Trả lời lấy ý kiến',
    question: { from: directory.lastKnown(asked.fromUnitId)?.name ?? '', text: asked.question },
    proposes: opinion === 'not-competent' ? `${ANSWERS[opinion]}; cơ quan có thẩm quyền: ${competentName}` : ANSWERS[opinion],
    words,
  }))
}

interface Given {
  readonly dossier: Dossier
  readonly viewer: Viewer
  readonly directory: Directory
  /** For which it is given. */
  readonly unitId: bigint
  readonly now: Date
}

async function sheetOf(
  db: Db, { catalogue }: Pick<DossierRooms, 'catalogue'>, { dossier, viewer, directory, unitId, now }: Given,
  { place, words, ...said }: Pick<OpinionToSign, 'place'> & Pick<OpinionToSign['sheet'], 'step' | 'question' | 'proposes'> & {
    readonly words: string
  },
): Promise<OpinionToSign> {
  const [staff] = await getStaff(db, [viewer.accountId])
  const holder = await signerOf(db, viewer)
  return {
    dossierId: dossier.id, version: dossier.version, place, holder,
    sheet: {
      ...said, head: headOf(directory, unitId, dayOf(now)), dossierNumber: dossier.number,
      procedure: catalogue.version(dossier.procedureVersionId).content.name, at: now,
      giver: { name: holder.name, position: staff?.position ?? null, unit: directory.lastKnown(unitId)?.name ?? '' },
      givenFor: viewer.onBehalfOf?.fullName ?? null, words: words === '' ? null : words,
    },
  }
}
