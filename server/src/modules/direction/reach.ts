import type { Day } from '../../kernel/civil-day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { type Reach, type Viewer, isUnitWithin } from '../dossiers/public.ts'
import { reachOf, rolesWithin } from '../identity/public.ts'
import { type Directory, type Unit, withPast } from '../organisation/public.ts'
import type { Instruction } from './store/instructions.ts'

/** Who looks or acts, with how far each of the two rights goes today. */
export interface Party {
  /** Whose work it is: of a stand-in the absent colleague. */
  readonly accountId: bigint
  readonly directory: Directory
  /** Of `direction.give`. */
  readonly gives: readonly Reach[]
  /** Of `direction.answer`. */
  readonly answers: readonly Reach[]
}

/** Whose work somebody does: their own, or that of the colleague for whom they stand in. */
export function partyIdOf({ accountId, onBehalfOf }: Pick<Viewer, 'accountId' | 'onBehalfOf'>): bigint {
  return onBehalfOf?.accountId ?? accountId
}

/** Whether a unit stands at or below one that somebody leads: those beside and above are told nothing by them. */
export function mayDirect({ directory, gives }: Pick<Party, 'directory' | 'gives'>, unitId: bigint): boolean {
  return gives.some((scope) => scope.reach === 'province'
    ? scope.unitId !== null && directory.isWithin(unitId, scope.unitId)
    : isUnitWithin(directory, scope, unitId))
}

/** Agencies and divisions that somebody may tell what to do, in the order of the data. */
export function unitsToDirect(party: Pick<Party, 'directory' | 'gives'>): Unit[] {
  return party.directory.units.filter(({ id, kind }) =>
    (kind === 'agency' || kind === 'division') && mayDirect(party, id))
}

/** Units whose head somebody is, with those whose place they took; who heads an agency does not head its parts. */
export function headedBy({ directory, answers }: Pick<Party, 'directory' | 'answers'>): bigint[] {
  return withPast(directory, answers.flatMap(({ reach, unitId }) =>
    unitId !== null && (reach === 'unit' || reach === 'agency') ? [unitId] : []))
}

/** What somebody is to an instruction; one to whom they are nothing does not exist for them. */
export function partOf(
  party: Party, one: Pick<Instruction, 'unitId' | 'toAccountId' | 'givenBy' | 'escalatedToId'>,
): { readonly isAddressee: boolean; readonly isGiver: boolean; readonly isSeen: boolean } {
  const headed = headedBy(party)
  const isAddressee = one.toAccountId === null ? headed.includes(one.unitId) : one.toAccountId === party.accountId
  const isGiver = one.givenBy === party.accountId
  const isTold = one.escalatedToId !== null && headed.includes(one.escalatedToId)
  const heir = party.directory.heirOf(one.unitId)?.id
  const leads = heir !== undefined && mayDirect(party, heir)
  return { isAddressee, isGiver, isSeen: isAddressee || isGiver || isTold || leads }
}

/** Accounts that head exactly this unit on a day. */
export async function headsOf(db: Db | Tx, unitId: bigint, day: Day): Promise<bigint[]> {
  const held = await rolesWithin(db, [unitId], day)
  return held.filter(({ role }) =>
    reachOf([{ role, unitId, validFrom: day, validTo: null }], 'direction.answer', day)
      .some(({ reach }) => reach === 'unit' || reach === 'agency')).map(({ accountId }) => accountId)
}
