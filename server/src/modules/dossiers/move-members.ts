import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { BundleRules } from '../catalogue/public.ts'
import { rulesOf } from './accept-bundle.ts'
import type { DossierRooms } from './rooms.ts'
import { type Bundle, type Member, changeMember, listMembers, lockBundle } from './store/bundle-store.ts'
import { findDossierById } from './store/dossier-store.ts'

const MINUTE = 60_000
const FAILED = ['declined', 'withdrawn', 'unsettled', 'stopped'] as const

/**
 * Moves the members that wait for a dossier which has its result, or ended without one (kết thúc thủ tục thành phần):
 * whoever needs nothing more is ready, and is to have what it needs within the minutes of the rules; after an end
 * without a result the rules of the bundle say whether the next goes on, stops, or somebody is asked. Does nothing for
 * a dossier that belongs to no bundle. Leaves `bundle.members-moved` if anything moved.
 */
export async function moveMembers(ctx: Ctx, rooms: DossierRooms, dossierId: bigint): Promise<void> {
  const dossier = await findDossierById(ctx.tx, dossierId)
  const bundle = dossier && await lockBundle(ctx.tx, dossier.requestId)
  if (!dossier || !bundle) return
  const hasResult = dossier.issuedAt !== null
  if (!hasResult && !FAILED.some((state) => state === dossier.state)) return
  const members = await listMembers(ctx.tx, bundle.requestId)
  const own = members.find((one) => one.dossierId === dossierId)
  if (!own) return
  const moved = await leave(ctx, rooms, { bundle, members }, own.seq, hasResult ? undefined : dossier.state)
  if (moved === 0) return
  await recordEvent(ctx, {
    type: 'bundle.members-moved', subjectKind: 'bundle', subjectId: bundle.requestId,
    data: { bundle: bundle.publicId, seq: own.seq, moved, hasResult },
  })
}

interface Held { readonly bundle: Bundle; readonly members: readonly Member[] }

/** Takes one out of what the others wait for; `failed` says how it ended without a result. Answers how many moved. */
async function leave(
  ctx: Ctx, rooms: DossierRooms, { bundle, members }: Held, seq: number, failed: string | undefined,
): Promise<number> {
  const { rules } = rulesOf(rooms, bundle.versionId)
  let moved = 0
  for (const member of members.filter((one) => one.state === 'waiting' && one.after.includes(seq))) {
    const then = failed === undefined ? 'continue' : afterFailure(rules, member.seq)
    moved++
    if (then === 'ask') {
      await changeMember(ctx.tx, member, { state: 'asked', reason: failed ?? null })
      continue
    }
    if (then === 'stop') {
      await changeMember(ctx.tx, member, { state: 'dropped', reason: failed ?? null })
      const left = { bundle, members: await listMembers(ctx.tx, bundle.requestId) }
      moved += await leave(ctx, rooms, left, member.seq, failed)
      continue
    }
    await release(ctx, rules, member, seq)
  }
  return moved
}

async function release(ctx: Ctx, rules: BundleRules, member: Member, seq?: number): Promise<void> {
  const after = seq === undefined ? [] : member.after.filter((one) => one !== seq)
  if (after.length > 0) return changeMember(ctx.tx, member, { after })
  return changeMember(ctx.tx, member, {
    after, state: 'ready', readyAt: ctx.now, reason: null,
    pushBy: new Date(ctx.now.getTime() + rules.pushMinutes * MINUTE),
  })
}

function afterFailure({ members }: BundleRules, seq: number) {
  return members.find((one) => one.seq === seq)?.afterFailure ?? 'stop'
}

export type DecideRefusal =
  | { readonly code: 'bundle-unknown' } | { readonly code: 'member-unknown' }
  | { readonly code: 'member-not-open'; readonly state: Member['state'] }

/**
 * Says of a member that is asked about, or could not begin, whether it goes on; or of one that still waits that it will
 * not be done (tiếp tục, thôi không làm thủ tục thành phần). Whoever may decide is for the door to say. Doing it again
 * changes nothing. Leaves `bundle.member-decided`.
 */
export async function decideMember(
  ctx: Ctx, rooms: DossierRooms, input: { readonly requestId: bigint; readonly seq: number; readonly goesOn: boolean },
): Promise<Result<Member['state'], DecideRefusal>> {
  const bundle = await lockBundle(ctx.tx, input.requestId)
  if (!bundle) return refuse({ code: 'bundle-unknown' })
  const members = await listMembers(ctx.tx, bundle.requestId)
  const member = members.find(({ seq }) => seq === input.seq)
  if (!member) return refuse({ code: 'member-unknown' })
  const { state } = member
  const isOpen = state === 'asked' || state === 'blocked' || state === 'waiting' && !input.goesOn
  if (!isOpen) return refuse({ code: 'member-not-open', state })
  const { rules } = rulesOf(rooms, bundle.versionId)
  if (input.goesOn) await release(ctx, rules, member)
  else await changeMember(ctx.tx, member, { state: 'dropped', reason: 'not-wanted' })
  if (!input.goesOn) await leave(ctx, rooms, { bundle, members }, member.seq, 'not-wanted')
  await recordEvent(ctx, {
    type: 'bundle.member-decided', subjectKind: 'bundle', subjectId: bundle.requestId,
    data: { bundle: bundle.publicId, seq: member.seq, goesOn: input.goesOn },
  })
  return ok(input.goesOn ? 'ready' : 'dropped')
}
