import { readSettings, soundSettings } from '../../../platform/partner/read-settings.ts'
import type { PartnerSettings } from '../../../platform/partner/read-partners.ts'
import type { Adapter } from '../adapter.ts'
import type { CameMessage } from '../inlet.ts'
import { ofAnother, orUnreadable } from '../unreadable-package.ts'
import { comparePayments } from './compare-payments.ts'
import { type TaxReceipt, type TreasuryClient, treasuryClient } from './client.ts'
import { type TreasuryRooms, handleReceipt } from './handle-receipt.ts'
import { receiptBody } from './receipt-body.ts'
import { TAX_RECEIPT, TREASURY, TREASURY_SETTINGS } from './settings.ts'

/** The adapter of the treasury, where its settings are named: it brings, and is told of nothing. */
export function treasuryAdapter(rooms: TreasuryRooms, settings: PartnerSettings): Adapter | undefined {
  const given = settings[TREASURY]
  if (!given) return undefined
  const client = treasuryClient(soundSettings(TREASURY, readSettings(TREASURY_SETTINGS, given)))
  return {
    partner: TREASURY, make: async () => Promise.resolve([]),
    outlet: { partner: TREASURY, most: 1, send: async () => Promise.resolve([]) },
    inlet: {
      partner: TREASURY, mayChange: true, list: async () => client.list(),
      read: async (name) => orUnreadable(name, readOne(client, name)),
      async confirm(name, how) { if (how === 'done') await client.confirm(name) },
      handle: async (ctx, message) => handleReceipt(ctx, rooms, message),
    },
    compare: async (db, day) => comparePayments(db, client, day),
  }
}

async function readOne(client: TreasuryClient, name: string): Promise<CameMessage> {
  const found = await client.read(name)
  if (found.transaction !== name) throw ofAnother()
  return cameOf(found)
}

function cameOf(receipt: TaxReceipt): CameMessage {
  const { body, digest } = receiptBody(receipt)
  return {
    number: receipt.transaction, kind: TAX_RECEIPT, sender: TREASURY, saidAt: receipt.at, body, digest, fault: null,
    files: [],
  }
}
