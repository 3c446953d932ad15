import { findDossier } from '../src/modules/dossiers/public.ts'
import type { PaymentGateway } from '../src/platform/gateway/payment-gateway.ts'
import { raise } from './charges.ts'
import type { PortalServer } from './portal-server.ts'
import type { Visitor } from './portal-visitor.ts'

/** A gateway that sends whoever comes to pay straight back. */
export const PAPER_GATEWAY: PaymentGateway = {
  createBill: async ({ returnTo }) => ({ address: new URL(returnTo).pathname }),
  findMoney: async () => [],
  listDay: async () => [],
  refund: async ({ id }) => ({ reference: id }),
  readNotice: () => ({ ok: false, refusal: { code: 'forged' } }),
}

/** Asks for fees of a dossier, so many đồng each, at the section that received it. */
export async function owe(portal: PortalServer, id: string, amounts: readonly number[]): Promise<void> {
  const dossier = await findDossier(portal.rooms.db, id)
  const section = dossier && portal.rooms.directory.on('2021-06-25').byId(dossier.receivesAtId)
  if (!dossier || !section) throw new Error(`no dossier ${id}`)
  await raise(portal.province, amounts, { unit: section.idOfData, dossierId: dossier.id })
}

/** What a dossier costs, its bill, and the way to the gateway and back. */
export async function payFees(
  portal: PortalServer, visitor: Visitor, id: string,
  openAll: (visitor: Visitor, paths: readonly string[]) => Promise<void>,
): Promise<void> {
  await owe(portal, id, [8_000, 25_000])
  await openAll(visitor, [`/ho-so/${id}`, `/ho-so/${id}/nop-phi`])
  await visitor.submit('/nop-phi')
  await openAll(visitor, [visitor.page.path, `${visitor.page.path}/cong`])
}
