import type { Dong } from '../../kernel/money.ts'
import type { Directory, Unit } from '../organisation/public.ts'
import type { ShipmentKind } from './domain/shipment-state.ts'

/** The public post of the province (bưu chính công ích), and what it asks for a parcel unless agreed otherwise. */
export interface PostOperator {
  readonly unit: Unit
  /** Whole đồng, by kind. */
  readonly fees: Readonly<Record<ShipmentKind, Dong>>
  /** Post offices that receive people for agencies; none unless the policy names them. */
  readonly offices: readonly Unit[]
}

/** The operator on the day of the directory, by the policy `post-operator`; undefined where the province names none. */
export function postOperatorOf(directory: Directory): PostOperator | undefined {
  const found = directory.policy('post-operator')?.value as
    { readonly unit: string; readonly fees: PostOperator['fees']; readonly offices?: readonly string[] } | undefined
  const unit = found && directory.find(found.unit)
  const offices = (found?.offices ?? []).flatMap((id) => directory.find(id) ?? [])
  return unit && { unit, fees: found.fees, offices }
}

/** How the carrier's own system is worked with; none where the province says nothing of it. */
export interface CarrierPolicy {
  /** Minutes without a word after which it is asked of a parcel under way. */
  readonly askAfterMinutes: number
  /** Days for which a word that cannot be so yet is tried again. */
  readonly waitDays: number
}

/** The rule on the day of the directory, of the policy `post-operator`. */
export function carrierPolicyOf(directory: Pick<Directory, 'policy'>): CarrierPolicy | undefined {
  return (directory.policy('post-operator')?.value as { readonly carrier?: CarrierPolicy } | undefined)?.carrier
}

/** How many guidances are paid for at most. */
export interface GuidanceLimits {
  /** Procedures about which one visitor is guided. */
  readonly perVisit: number
  /** Of one clerk on one day. */
  readonly perClerkDay: number
}

/** The rule on the day of the directory, of `post-operator`; without one each visit counts once a procedure. */
export function guidanceLimitsOf(directory: Pick<Directory, 'policy'>): GuidanceLimits | undefined {
  return (directory.policy('post-operator')?.value as { readonly guidances?: GuidanceLimits } | undefined)?.guidances
}

/** The post itself and its offices: to whom reception may be delegated. */
export function postUnitsOf(directory: Directory): Unit[] {
  const operator = postOperatorOf(directory)
  return operator ? [operator.unit, ...operator.offices] : []
}

/** For how many people a day a clerk of the post opens accounts at most, by `post-operator`; without one for all. */
export function accountsPerClerkDayOf(directory: Pick<Directory, 'policy'>): number | undefined {
  const value = directory.policy('post-operator')?.value as { readonly accountsPerClerkDay?: number } | undefined
  return value?.accountsPerClerkDay
}

/** A place by its name and those of what it lies in, as on an envelope. */
export function placeInWords(directory: Directory, place: Unit): string {
  const names: string[] = []
  for (let at: Unit | undefined = place; at; at = at.parentId === null ? undefined : directory.byId(at.parentId))
    names.push(at.name)
  return names.join(', ')
}

/** A place of the lowest level that is in force: addresses are written by units of their day. */
export function placeOfAddress(directory: Directory, publicId: string): Unit | undefined {
  const place = directory.byPublicId(publicId)
  const lowest = directory.levels.toSorted((a, b) => b.rank - a.rank)[0]
  return place?.kind === 'territory' && place.level === lowest?.id ? place : undefined
}
