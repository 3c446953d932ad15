/** Where the system of the post is, as whom it knows this province, and the key shared with it. */
export interface CarrierConfig { readonly url: string; readonly customer: string; readonly key: string }

const LEAST_KEY = 32

/** Undefined where no system is named. `say` hears of what is missing, by the names of the variables. */
export function carrierOf(
  url: string | undefined, customer: string | undefined, key: string | undefined,
  say: (name: 'POST_CARRIER_KEY' | 'POST_CARRIER_CUSTOMER', expected: string) => void,
): CarrierConfig | undefined {
  if (url === undefined) return undefined
  if ((key?.length ?? 0) < LEAST_KEY)
    say('POST_CARRIER_KEY', 'cần khóa chung với bưu chính, ít nhất 32 ký tự, khi có POST_CARRIER_URL')
  if (customer === undefined) say('POST_CARRIER_CUSTOMER', 'cần mã khách hàng mà bưu chính cấp, khi có POST_CARRIER_URL')
  return { url, customer: customer ?? '', key: key ?? '' }
}
