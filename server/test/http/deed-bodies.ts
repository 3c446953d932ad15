import { randomUUID } from 'node:crypto'

/** Why something is done that wants a reason. */
export const REASON = { reason: 'vì lý do của phép thử' }

/** What a deed says, well formed; those that say nothing are left out. */
export const DEED_BODIES: Readonly<Record<string, object>> = {
  'completion-request': { components: [{ component: 'to-khai', ...REASON }] },
  'supplement-request': { components: [{ component: 'to-khai', ...REASON }] },
  'supplement': { components: [{ component: 'to-khai', files: [] }] }, 'assignment': { assigneeId: randomUUID() },
  'proposal': { outcome: 'settle' }, 'payment-request': { amount: 1000, ...REASON }, 'payment': { document: '1' },
  'extension': { ...REASON, days: 3 }, 'return': { how: 'counter' },
  'unsettled-return': { ...REASON, content: 'nội dung' }, 'refusal': REASON, 'step-return': REASON,
  'confirmation-request': REASON, 'stop': REASON, 'paper-result-refusal': REASON, 'hand-over-refusal': REASON,
  'hand-over-recall': REASON, 'take-back': REASON,
  'collection': { unitId: randomUUID() },
}
