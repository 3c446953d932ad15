import { type Dong, isDong } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx, Db, Tx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Charge, raiseCharges } from '../payments/public.ts'
import { doneFor } from './done-for.ts'
import { type HoldRefusal, type OnDossier, holdDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import type { Dossier } from './store/dossier-store.ts'
import { wasSupplementAsked } from './store/supplement-store.ts'

/** When more is asked for by hand (HinhThucThu 2, 4): with a supplement, or when the result is returned. */
export type LaterMoment = 'supplement' | 'return'

export interface RaiseFee extends OnDossier {
  readonly moment: LaterMoment
  readonly kind: 'phi' | 'le-phi'
  readonly name: string
  /** More than 0. */
  readonly amount: Dong
  /** The rule or paper that the amount stands in. */
  readonly source: string
  readonly why: string
}

export type RaiseFeeRefusal = HoldRefusal
  | { readonly code: 'not-your-step' } | { readonly code: 'dossier-over' } | { readonly code: 'fee-moment-wrong' }

/**
 * The moments at which more may be asked for now: with a supplement once one was asked for, and with the result from
 * its issue on; neither before the dossier is received, nor after its result was handed over.
 */
export async function momentsToRaise(
  db: Db | Tx, { id, receivedAt, issuedAt, closedAt, deliveredAt }: Pick<
    Dossier, 'id' | 'receivedAt' | 'issuedAt' | 'closedAt' | 'deliveredAt'
  >,
): Promise<readonly LaterMoment[]> {
  if (receivedAt === null || closedAt !== null || deliveredAt !== null) return []
  if (issuedAt !== null) return ['return']
  return await wasSupplementAsked(db, id) ? ['supplement'] : []
}

/**
 * A clerk asks for more of a dossier than its rule did (đề nghị thu thêm), with the reason and where the amount stands.
 * It holds the result like any other charge, is not worked out anew with the others, and its head may take it back
 * (`cancelFee`). Refuses with `not-your-step` whoever has the dossier no longer, with `dossier-over` what is not
 * received or is over, and with `fee-moment-wrong` a moment that is not now. Leaves `charge.raised`,
 * `dossier.fee-raised`, by which the applicant is told.
 */
export async function raiseFee(
  ctx: Ctx, rooms: DossierRooms, input: RaiseFee,
): Promise<Result<Charge, RaiseFeeRefusal>> {
  const { moment, kind, name, amount, source, why } = input
  const held = await holdDossier(ctx, rooms, input)
  if (!held.ok) return held
  const { dossier, isHere } = held.value
  if (!isHere) return refuse({ code: 'not-your-step' })
  const moments = await momentsToRaise(ctx.tx, dossier)
  if (dossier.receivedAt === null || dossier.closedAt !== null) return refuse({ code: 'dossier-over' })
  if (!moments.includes(moment)) return refuse({ code: 'fee-moment-wrong' })
  if (!isDong(amount) || amount === 0) throw new Error('a fee that is raised is a whole amount')
  const forThem = doneFor(ctx, 'dossier.fee-raised', dossier)
  const [charge] = await raiseCharges(forThem, {
    dossierId: dossier.id, unitId: dossier.receivesAtId, moment, byHand: { source },
    fees: [{ kind, name, amount, state: 'owed', why }],
  })
  if (!charge) throw new Error('nothing was raised')
  await recordEvent(forThem, {
    type: 'dossier.fee-raised', subjectKind: 'dossier', subjectId: dossier.id, dossierId: dossier.id,
    data: { charge: charge.publicId, moment, amount },
  })
  return ok(charge)
}
