import { dayOf } from '../../../../kernel/civil-day.ts'
import type { Ctx } from '../../../../platform/db.ts'
import type { Handled, InMessage } from '../../domain/inbox.ts'
import type { PetitionKind } from '../../domain/petition.ts'
import type { PetitionRooms } from '../../petitions/hold-petition.ts'
import { receivePetition } from '../../petitions/receive-petition.ts'

/**
 * What a question without a dossier says besides. TODO(law): LoaiHoiDap and TieuDe are our reading; the other names are
 * those of the portal's dossiers and claims (domain reference 8.2, 8.3).
 */
export const PETITION_TEXTS = ['LoaiHoiDap', 'HoVaTen', 'SoDienThoai', 'Email', 'DonViXuLy', 'TieuDe'] as const

/** LoaiHoiDap; our reading. What says nothing is a question, as all was before. */
const KINDS: Readonly<Record<string, PetitionKind>> = { '': 'question', '1': 'question', '2': 'petition' }

/**
 * A question without a dossier, or what somebody reports there, is work of the agency that it names by its code, or of
 * the one for all. Held where a code is unknown, or the data say nothing of petitions.
 */
export async function hearPetition(ctx: Ctx, rooms: PetitionRooms, message: InMessage): Promise<Handled> {
  const held = (fault: string): Handled => ({ is: 'held', fault })
  // One that came before these texts were read has none of them.
  const said = (name: typeof PETITION_TEXTS[number] | 'MaHoiDap' | 'NoiDung') => {
    const { [name]: text } = message.body
    return typeof text === 'string' ? text : ''
  }
  const [code, kinds] = [said('DonViXuLy'), said('LoaiHoiDap')]
  const kind = Object.hasOwn(KINDS, kinds) ? KINDS[kinds] : undefined
  if (!kind) return held('petition-kind-unknown')
  const unit = code === '' ? undefined : rooms.directory.on(dayOf(ctx.now)).byCode(code)
  if (code !== '' && !unit) return held('unit-unknown')
  const orNull = (text: string) => text === '' ? null : text
  const received = await receivePetition(ctx, rooms, {
    kind, messageId: message.id, numberThere: said('MaHoiDap'), lookUpCode: null,
    accountId: null, senderName: orNull(said('HoVaTen')),
    phone: orNull(said('SoDienThoai')), email: orNull(said('Email')), subject: said('TieuDe'), words: said('NoiDung'),
    unitId: unit?.id,
  })
  if (received.ok) return { is: 'done', dossierId: null }
  const { code: why } = received.refusal
  return held(why === 'petitions-not-taken' ? 'question-without-dossier' : why)
}
