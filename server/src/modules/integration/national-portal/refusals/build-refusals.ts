import type { Tx } from '../../../../platform/db.ts'
import { stampOf } from '../../../../platform/partner/stamp.ts'
import type { RecordedEvent } from '../../../audit/public.ts'
import { findDossierByNumber } from '../../../dossiers/public.ts'
import type { NewMessage } from '../../domain/message.ts'
import { numbersTold } from '../../store/numbered.ts'
import { type RefusedMessage, isLeft, refusedAmong } from '../../store/refused.ts'
import { DECLINED, THERE } from '../dossier-message.ts'
import { type DossierBody, numberOfDossier } from '../dossiers-in/handed-in.ts'
import { numberOfAnswer } from '../questions/build-answers.ts'
import { type Question, REFUSED, numberOfQuestion } from '../questions/strand.ts'

/** By which it is known that a dossier was not received: it is told once. */
export function numberOfRefusal(dossier: string): string {
  return `refused/${dossier}`
}

type Told = Omit<NewMessage, 'era' | 'eventId' | 'happenedAt'> & { readonly number: string }

/**
 * What the portal is told of what came from there and was refused here (không nhận), so that whoever handed it in
 * learns of it and why: a dossier is not received (state 3), a question is answered so. Nothing while something of the
 * same number stands here or may still be taken in. A supplement is told with its dossier (`readParts`).
 */
export async function buildRefusals(
  tx: Tx, partner: string, events: readonly RecordedEvent[],
): Promise<NewMessage[]> {
  const decided = new Map(events.flatMap((event) => {
    const { message, partner: whose } = Object(event.data) as { readonly message?: string; readonly partner?: string }
    const isMeant = event.type === 'message.refused' && whose === partner && message !== undefined
    return isMeant ? [[message, event] as const] : []
  }))
  const found: NewMessage[] = []
  for (const refused of await refusedAmong(tx, partner, [...decided.keys()])) {
    const event = decided.get(refused.publicId)
    const told = await toldOf(tx, partner, refused)
    if (!event || !told || found.some(({ number }) => number === told.number)) continue
    if ((await numbersTold(tx, partner, [told.number])).size > 0) continue
    found.push({ ...told, era: event.era, eventId: event.id, happenedAt: event.happenedAt })
  }
  return found
}

async function toldOf(tx: Tx, partner: string, refused: RefusedMessage): Promise<Told | undefined> {
  if (refused.kind === 'dossier') return dossierRefused(tx, partner, refused)
  return refused.kind === 'question' ? questionRefused(tx, partner, refused) : undefined
}

async function dossierRefused(
  tx: Tx, partner: string, { body, refuseReason, doneAt }: RefusedMessage,
): Promise<Told | undefined> {
  const { MaHoSo, MaTTHC, ChuHoSo, SoGiayToChuHoSo, LoaiDoiTuong, NgayNopHoSo } = (body as unknown as DossierBody).row
  if (await findDossierByNumber(tx, MaHoSo) || await isLeft(tx, partner, numberOfDossier(MaHoSo))) return undefined
  return {
    // No dossier of ours, and no order to keep.
    dossierId: null, kind: 'dossier-change', told: DECLINED, number: numberOfRefusal(MaHoSo), body: {
      MaHoSo, MaTTHC, ChuHoSo, SoGiayToChuHoSo, LoaiDoiTuong, NgayNopHoSo, NgayTuChoi: stampOf(doneAt),
      TrangThaiHoSo: DECLINED, GhiChu: refuseReason, NoiNopHoSo: THERE,
    },
  }
}

async function questionRefused(
  tx: Tx, partner: string, { body, dossierId, refuseReason, doneAt }: RefusedMessage,
): Promise<Told | undefined> {
  const { MaHoiDap, MaHoSo } = body as unknown as Question
  if (await isLeft(tx, partner, numberOfQuestion(MaHoiDap))) return undefined
  return {
    dossierId, kind: 'answer', told: null, number: numberOfAnswer(MaHoiDap), body: {
      MaHoiDap, MaHoSo, NoiDungTraLoi: refuseReason, ThoiDiemTraLoi: stampOf(doneAt), TrangThai: REFUSED,
    },
  }
}
