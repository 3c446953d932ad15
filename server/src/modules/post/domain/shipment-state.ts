import { type Result, ok, refuse } from '../../../kernel/result.ts'

/** Papers that are fetched from somebody, or a result that is brought to them. */
export type ShipmentKind = 'pickup' | 'delivery'
export type ShipmentState =
  | 'ordered' | 'handed-over' | 'in-transit' | 'failed-attempt' | 'coming-back' | 'delivered' | 'returned' | 'cancelled'
  | 'lost'
export type ShipmentAction = 'collect' | 'give' | 'take' | 'deliver' | 'fail' | 'give-back' | 'cancel'
  | 'give-up'

type Ways = Readonly<Record<ShipmentState, { readonly [A in ShipmentAction]?: ShipmentState }>>

/** What has ended. */
const OVER = { delivered: {}, returned: {}, cancelled: {}, lost: {} } as const

/**
 * A parcel of the public post (QĐ 45/2016/QĐ-TTg): these tables are the rule, and no other file asks which state may
 * follow.
 *
 *   delivery  ordered ─give▶ handed-over ─take▶ in-transit ─deliver▶ delivered
 *                                                │  ▲ fail ▼ deliver
 *                                                │ failed-attempt
 *                                                └─give-back─▶ coming-back ─take▶ returned
 *   pickup    ordered ─collect▶ in-transit ─give▶ handed-over ─take▶ delivered
 *
 * 1. A parcel changes hands by a manifest that one side gives and the other takes, in both directions.
 * 2. Only the post has what it may deliver; nothing is cancelled while it is on the road.
 * 3. What is between two hands and is not found is given up, and is lost.
 * 4. What ended stays as it ended: whoever wants it sent anew orders anew.
 */
const WAYS: Readonly<Record<ShipmentKind, Ways>> = {
  delivery: {
    'ordered': { give: 'handed-over', cancel: 'cancelled' },
    'handed-over': { 'take': 'in-transit', 'give-up': 'lost' },
    'in-transit': { 'deliver': 'delivered', 'fail': 'failed-attempt', 'give-back': 'coming-back' },
    'failed-attempt': { 'deliver': 'delivered', 'fail': 'failed-attempt', 'give-back': 'coming-back' },
    'coming-back': { 'take': 'returned', 'give-up': 'lost' },
    ...OVER,
  },
  pickup: {
    'ordered': { collect: 'in-transit', fail: 'failed-attempt', cancel: 'cancelled' },
    'failed-attempt': { collect: 'in-transit', fail: 'failed-attempt', cancel: 'cancelled' },
    'in-transit': { give: 'handed-over' },
    'handed-over': { 'take': 'delivered', 'give-up': 'lost' },
    'coming-back': {},
    ...OVER,
  },
}

export interface ShipmentMovedOn { readonly code: 'shipment-moved-on'; readonly state: ShipmentState }

/** The state that follows, or `shipment-moved-on`: it stands where that cannot be done. */
export function moveShipment(
  { kind, state }: { readonly kind: ShipmentKind; readonly state: ShipmentState }, action: ShipmentAction,
): Result<ShipmentState, ShipmentMovedOn> {
  const next = WAYS[kind][state][action]
  return next ? ok(next) : refuse({ code: 'shipment-moved-on', state })
}

/** Whether it has ended. */
export function isShipmentOver(state: ShipmentState): boolean {
  return Object.hasOwn(OVER, state)
}

/** Who gives a parcel by a manifest of that way, and by which action: the section to the post, or the post back. */
export function actionOfGiving(kind: ShipmentKind, way: 'to-post' | 'from-post'): ShipmentAction | undefined {
  if (kind === 'delivery') return way === 'to-post' ? 'give' : 'give-back'
  return way === 'from-post' ? 'give' : undefined
}
