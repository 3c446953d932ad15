import { sql } from 'kysely'
import { ok } from '../src/kernel/result.ts'
import { findDossier } from '../src/modules/dossiers/public.ts'
import { findBill, issueElectronic, openBooklet, receiveMoney } from '../src/modules/payments/public.ts'
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

/** What a dossier costs, its bill, the way to the gateway and back, and its receipt when the money has come. */
export async function payFees(
  portal: PortalServer, visitor: Visitor, id: string,
  openAll: (visitor: Visitor, paths: readonly string[]) => Promise<void>,
): Promise<void> {
  await owe(portal, id, [8_000, 25_000])
  await openAll(visitor, ['/nop-phi', `/ho-so/${id}`, `/ho-so/${id}/nop-phi`])
  await visitor.submit('/nop-phi')
  const bill = visitor.page.path
  await openAll(visitor, [bill, `${bill}/cong`])
  await payBill(portal, bill.split('/').at(-1) ?? '')
  await openAll(visitor, [bill, `/ho-so/${id}`, `/ho-so/${id}/bien-lai`, `/ho-so/${id}/danh-gia`])
}

let booklets = 0

/** The money of a bill comes, and the section gives a receipt for it out of a booklet of its own. */
async function payBill({ province, rooms }: PortalServer, publicId: string): Promise<void> {
  const bill = await findBill(rooms.db, publicId)
  const { rows: [keeper] } = await sql<{ accountId: bigint }>`select account_id from identity.staff limit 1`.execute(rooms.db)
  if (!bill || !keeper) throw new Error('no bill, or nobody to open a booklet')
  const { unitId, amount, reference } = bill
  booklets += 1
  await province.inOneGo((ctx) => openBooklet(ctx, {
    unitId, form: '01BLP2-001', symbol: `DT-${String(booklets)}`, firstNumber: 1, lastNumber: 9, holderId: null,
  }), { actorId: keeper.accountId })
  await province.inOneGo(async (ctx) => {
    await receiveMoney(ctx, { source: 'gateway', reference: `FT-${reference}`, bill: reference, amount, cameAt: ctx.now })
    return ok(await issueElectronic(ctx, { unitId, takenAt: [unitId] }))
  })
}
