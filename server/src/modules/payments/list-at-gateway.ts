import type { Day } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { GatewayMoney, PaymentGateway } from '../../platform/gateway/payment-gateway.ts'
import { SendFault } from '../../platform/send-fault.ts'

/** What the gateway did not say, and why (a code of `SendFault`). */
export interface GatewayUnreachable { readonly code: 'gateway-unreachable'; readonly why: string }

/**
 * The gateway's own list of a day, asked before the day is reconciled and outside its transaction; null where there is
 * no gateway. Refuses with `gateway-unreachable`.
 */
export async function listAtGateway(
  gateway: PaymentGateway | undefined, day: Day,
): Promise<Result<readonly GatewayMoney[] | null, GatewayUnreachable>> {
  try {
    return ok(await gateway?.listDay(day) ?? null)
  } catch (error) {
    if (!(error instanceof SendFault)) throw error
    return refuse({ code: 'gateway-unreachable', why: error.code })
  }
}
