import { type Result, ok } from '../../kernel/result.ts'
import { type CalendarMissing, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type BundleMember, contentsIn, resultsFor } from '../catalogue/public.ts'
import { getStaff } from '../identity/public.ts'
import { listLegs, termEnd, termOfHours } from '../workflow/public.ts'
import { rulesOf } from './accept-bundle.ts'
import { type MemberNotInForce, inputOf } from './member-input.ts'
import { type ReceiveAtCounterRefusal, receiveNow } from './receive-at-counter.ts'
import type { DossierRooms } from './rooms.ts'
import { copyAccountOutcomes } from './store/account-outcomes.ts'
import {
  type Bundle, type Member, changeMember, insertPassedResults, listDossiersOf, listMembers, lockBundle,
} from './store/bundle-store.ts'
import { type Dossier, findDossier, findDossierById } from './store/dossier-store.ts'
import type { NewDossierRefusal } from './store-new-dossier.ts'

export type MemberRefusal = NewDossierRefusal | ReceiveAtCounterRefusal | MemberNotInForce

/**
 * Begins a member whose turn has come (chuyển kết quả, mở hồ sơ thành phần): a dossier of its own, received at the
 * section of the request by what that looked through, with its own number and clock, and with the results of the
 * members before it as data. Somebody of the agency that settles it acknowledges the hand-over. Answers its dossier, or
 * null where there was nothing to begin; refuses as a reception does, and `member-not-in-force`. Leaves
 * `dossier.accepted` and `bundle.member-begun`.
 */
export async function beginMember(
  ctx: Ctx, rooms: DossierRooms, { requestId, seq }: Pick<Member, 'requestId' | 'seq'>,
): Promise<Result<string | null, MemberRefusal>> {
  const bundle = await lockBundle(ctx.tx, requestId)
  const members = await listMembers(ctx.tx, requestId)
  const own = members.find((one) => one.seq === seq)
  if (!bundle || own?.state !== 'ready') return ok(null)
  const { rules } = rulesOf(rooms, bundle.versionId)
  const member = rules.members.find((one) => one.seq === seq)
  if (!member) throw new Error(`bundle ${bundle.publicId} has no member ${String(seq)}`)
  // Where the first dossier is received today: units may have followed others since the request came.
  const [lead] = await listDossiersOf(ctx.tx, requestId)
  const territoryId = lead?.territoryId ?? bundle.territoryId
  const now = { ...bundle, sectionId: lead?.receivesAtId ?? bundle.sectionId, territoryId }
  const asked = inputOf(rooms, now, member, dayOf(ctx.now))
  if (!asked.ok) return asked
  const input = asked.value
  const [clerk] = bundle.acceptedBy === null ? [] : await getStaff(ctx.tx, [bundle.acceptedBy])
  const sectionId = input.partOf?.sectionId ?? now.sectionId
  const received = await receiveNow(ctx, rooms, {
    ...input, channel: bundle.channel, sectionId, handedInAt: ctx.now, viewer: { fullName: clerk?.fullName ?? '' },
  })
  if (!received.ok) return received
  const dossier = await findDossier(ctx.tx, received.value.publicId)
  if (!dossier) throw new Error('the dossier was not stored')
  if (lead) await copyAccountOutcomes(ctx.tx, lead.id, dossier.id)
  const acknowledgeBy = await acknowledgedBy(ctx, rooms, dossier, rules.acknowledgeHours)
  if (!acknowledgeBy.ok) return acknowledgeBy
  await changeMember(ctx.tx, own, {
    state: 'begun', dossierId: dossier.id, begunAt: ctx.now, acknowledgeBy: acknowledgeBy.value, reason: null,
  })
  await passResults(ctx, rooms, { bundle, member, members, dossierId: dossier.id })
  await recordEvent(ctx, {
    type: 'bundle.member-begun', subjectKind: 'bundle', subjectId: requestId, dossierId: dossier.id,
    data: { bundle: bundle.publicId, seq, dossier: dossier.publicId, number: dossier.number },
  })
  return ok(dossier.publicId)
}

/** Until when the agency that settles it acknowledges it, in its working hours; null where it is there already. */
async function acknowledgedBy(
  ctx: Ctx, rooms: DossierRooms, { id, competentUnitId }: Dossier, hours: number,
): Promise<Result<Date | null, CalendarMissing>> {
  const isOnItsWay = (await listLegs(ctx.tx, id)).some(({ receivedAt }) => receivedAt === null)
  const { calendar } = rooms.directory.on(dayOf(ctx.now)).calendarOf(competentUnitId)
  return isOnItsWay ? termEnd(termOfHours(ctx.now, hours), [], calendar) : ok(null)
}

async function passResults(
  ctx: Ctx, rooms: DossierRooms,
  { bundle, member, members, dossierId }: {
    bundle: Bundle; member: BundleMember; members: readonly Member[]; dossierId: bigint
  },
): Promise<void> {
  const { rules } = rulesOf(rooms, bundle.versionId)
  const passed = resultsFor(member, rules, contentsIn(rooms.catalogue.on(dayOf(ctx.now)), rules))
  const rows = await Promise.all(member.after.map(async (seq) => {
    const from = members.find((one) => one.seq === seq)?.dossierId
    const before = from === undefined || from === null ? undefined : await findDossierById(ctx.tx, from)
    const component = passed.find((one) => one.from === seq)?.component ?? ''
    return before?.issuedAt ? [{ dossierId, fromDossierId: before.id, component, passedAt: ctx.now }] : []
  }))
  await insertPassedResults(ctx.tx, rows.flat())
}

/** Notes that a member could not begin, and why, so that somebody looks at it. Leaves `bundle.member-blocked`. */
export async function blockMember(
  ctx: Ctx, { requestId, seq }: Pick<Member, 'requestId' | 'seq'>, reason: string,
): Promise<Result<boolean, never>> {
  const bundle = await lockBundle(ctx.tx, requestId)
  const own = (await listMembers(ctx.tx, requestId)).find((one) => one.seq === seq)
  if (!bundle || own?.state !== 'ready') return ok(false)
  await changeMember(ctx.tx, own, { state: 'blocked', reason })
  await recordEvent(ctx, {
    type: 'bundle.member-blocked', subjectKind: 'bundle', subjectId: requestId,
    data: { bundle: bundle.publicId, seq, reason },
  })
  return ok(true)
}
