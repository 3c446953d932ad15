import { createHash } from 'node:crypto'
import { dayOf } from '../../../../kernel/civil-day.ts'
import type { Clock } from '../../../../platform/clock.ts'
import type { Ctx } from '../../../../platform/db.ts'
import { momentOf } from '../../../../platform/partner/stamp.ts'
import { findDossierByNumber, writeToOffice } from '../../../dossiers/public.ts'
import { getPeople, reachOf } from '../../../identity/public.ts'
import { type Handled, type InMessage, isInFuture } from '../../domain/inbox.ts'
import { orNothing } from '../../or-nothing.ts'
import { cameFrom } from '../../store/came-from.ts'
import { unreadablePackage } from '../../unreadable-package.ts'
import type { NationalPortal } from '../client.ts'
import { NATIONAL_PORTAL } from '../outlet.ts'
import { isKeepable, packagesIn, rowIn, textsOf } from '../read-rows.ts'
import type { Strand } from '../strand.ts'
import type { PetitionRooms } from '../../petitions/hold-petition.ts'
import { PETITION_TEXTS, hearPetition } from './hear-petition.ts'

const TEXTS = ['MaHoiDap', 'MaHoSo', 'SoDinhDanh', 'NoiDung', 'ThoiDiem'] as const
export type Question = Readonly<Record<typeof TEXTS[number], string>>
const ID = /^[\w-]{1,60}$/
/** TrangThai of a question: received here, answered, refused with the reason as its answer; `4` it cannot be read. */
export const [RECEIVED, ANSWERED, REFUSED, NOT_READ] = ['1', '2', '3', '4']

/** By which a question is known again. */
export function numberOfQuestion(question: string): string {
  return `question/${question}`
}

export type QuestionRooms = PetitionRooms & { readonly machineClock: Clock }

/** Questions that were asked at the portal about a dossier from there, or about none (hỏi đáp, phản ánh, kiến nghị). */
export function questionsIn(rooms: QuestionRooms, portal: NationalPortal): Strand {
  return {
    name: 'question',
    kinds: ['question'],
    list: async () => packagesIn((await portal.call('LayDanhSachHoiDapGuiTuDVCQG', {}))['data']),
    async read(given, name) {
      const data = rowIn((await portal.call('LayHoiDapGuiTuDVCQG', { MaGoi: given }))['data'])
      const row = data && isKeepable(data) ? textsOf(data, TEXTS) : undefined
      // Of one about a dossier no more is kept than the talk needs.
      const more = data && row?.MaHoSo === '' ? textsOf(data, PETITION_TEXTS) : {}
      if (!row || !more || !ID.test(row.MaHoiDap)) return unreadablePackage(name, 'package-unreadable')
      const body = { ...row, ...more }
      return {
        number: numberOfQuestion(row.MaHoiDap), kind: 'question', sender: 'dvcqg', saidAt: momentOf(row.ThoiDiem) ?? null,
        body, digest: createHash('sha256').update(JSON.stringify(body)).digest(), fault: null, files: [],
      }
    },
    async confirm(given, how) {
      await portal.call('DongBoKetQuaHoiDapGuiTuDVCQG', {
        data: [{ MaHoiDap: given, TrangThai: how === 'done' ? RECEIVED : NOT_READ }],
      })
    },
    handle: async (ctx, message) => hear(ctx, rooms, message),
  }
}

/**
 * A question stands in the talk about its dossier as if its applicant had written it here, and waits for whoever has
 * the dossier; one about none is a petition. Held where it is about a dossier that is not from there, or is asked by
 * somebody else than the applicant.
 */
async function hear(ctx: Ctx, rooms: QuestionRooms, message: InMessage): Promise<Handled> {
  if (!message.saidAt) return { is: 'held', fault: 'time-unreadable' }
  if (isInFuture(message.saidAt, rooms.machineClock.now())) return { is: 'held', fault: 'time-in-future' }
  const { MaHoSo: number, SoDinhDanh: asker, NoiDung: text } = message.body as unknown as Question
  if (number === '') return hearPetition(ctx, rooms, message)
  const dossier = await findDossierByNumber(ctx.tx, number)
  if (!dossier) return { is: 'held', fault: 'dossier-unknown' }
  const held = (fault: string): Handled => ({ is: 'held', fault, dossierId: dossier.id })
  if (!(await cameFrom(ctx.tx, NATIONAL_PORTAL, [dossier.id])).has(dossier.id)) return held('dossier-not-from-there')
  const [applicant] = await getPeople(ctx.tx, [dossier.applicantId])
  if (asker === '' || asker !== (applicant?.personalNumber ?? applicant?.taxCode)) return held('asker-not-applicant')
  const whose = [{ role: 'citizen', unitId: null, validFrom: '0001-01-01', validTo: null }] as const
  const written = await orNothing(ctx.tx, async () => writeToOffice(ctx, {
    publicId: dossier.publicId, text,
    viewer: {
      accountId: ctx.actorId, fullName: dossier.applicantName, personId: dossier.applicantId, grants: [],
      reaches: reachOf(whose, 'dossier.answer-supplement', dayOf(ctx.now)),
    },
  }))
  return written.ok ? { is: 'done', dossierId: dossier.id } : held(written.refusal.code)
}
