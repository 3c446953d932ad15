import { randomUUID } from 'node:crypto'

const COUNT = { counted: 0, why: null }

/** What the deeds with cash take; none of it is there. */
export const CASH_BODIES: Readonly<Record<string, object>> = {
  '/api/cash/payments': { charges: [randomUUID()], payer: 'Nguyễn Thị Mẫu', amount: 5_000, given: 5_000 },
  '/api/cash/till': { unitId: randomUUID(), start: 0 },
  '/api/cash/till/closing': COUNT,
  '/api/cash/receipts/:id/void-request': { why: 'Sai tên' },
  '/api/cash/receipts/:id/reissue': { payer: 'Nguyễn Thị Mẫu' },
  '/api/cash/receipts/:id/voiding': { isVoid: true },
  '/api/cash/refunds': { payment: randomUUID(), charges: [randomUUID()], chargesThen: 'owed', why: 'Thu nhầm' },
  '/api/cash/refunds/:id/payout': {},
  '/api/cash/refunds/:id/decision': { isApproved: true, why: null },
  '/api/cash/booklets': {
    unitId: randomUUID(), form: '01BLP2-001', symbol: 'AA-21P', first: 1, last: 50, holderId: randomUUID(),
  },
  '/api/cash/booklets/:id/holder': { holderId: randomUUID() },
  '/api/cash/booklets/:id/closing': { why: 'Mất quyển' },
  '/api/cash/tills/:id/acceptance': {},
  '/api/cash/tills/:id/closing': COUNT,
  '/api/dossiers/:id/charge-cancellation': { charge: randomUUID(), why: 'Tính nhầm' },
  '/api/dossiers/:id/charges': {
    moment: 'return', kind: 'phi', name: 'Phí', amount: 1_000, source: 'TT 1', why: 'Thêm bản sao',
  },
  '/api/payments/reconciliation': { day: '2021-06-25' },
  '/api/payments/statements': { unitId: randomUUID(), content: 'TmfDoHk=' },
  '/api/payments/differences/:id/settlement': { why: 'Đã hoàn tiền' },
  '/api/payments/differences/:id/reversal': { why: 'Trả hai lần' },
}
