import { cleanText } from '../../../../kernel/vietnamese-text.ts'
import { type Result, ok, refuse } from '../../../../kernel/result.ts'
import type { Delivery } from '../../../dossiers/public.ts'
import type { DossierBody } from './handed-in.ts'
import type { Declared } from './inward-rooms.ts'

/** HinhThuc: where the result is fetched. */
const DELIVERIES: Readonly<Record<string, Delivery>> = { 0: 'counter', 1: 'post', 2: 'electronic' }
const LONGEST_ADDRESS = 500

export type DeliveryRefusal = { readonly code: 'delivery-unknown' | 'delivery-address-missing' }

/** How the result is wanted: as the declaration says where it is asked there, else as the portal says. */
export function deliveryOf(
  { HinhThuc, ThongTinTra }: DossierBody['row'], declared: Declared,
): Result<{ readonly delivery: Delivery; readonly deliveryAddress: string | null }, DeliveryRefusal> {
  if (declared.delivery) return ok({ delivery: declared.delivery.delivery, deliveryAddress: declared.delivery.address })
  const delivery = Object.hasOwn(DELIVERIES, HinhThuc) ? DELIVERIES[HinhThuc] : undefined
  if (!delivery) return refuse({ code: 'delivery-unknown' })
  const address = cleanText(ThongTinTra)
  if (delivery !== 'post') return ok({ delivery, deliveryAddress: null })
  return address === '' || address.length > LONGEST_ADDRESS
    ? refuse({ code: 'delivery-address-missing' }) : ok({ delivery, deliveryAddress: address })
}
