import { randomUUID } from 'node:crypto'

/** Periodic reports, of which there are none: each deed has a test of its own. */
export const REPORT_BODIES = {
  '/api/reports': { unitId: randomUUID(), period: '2021-Q2' },
  '/api/reports/:id/causes': { level: 'xa', sector: 'ho-tich', cause: 'khac', note: 'Chờ xác minh' },
  '/api/reports/:id/submission': {}, '/api/reports/:id/taking': {}, '/api/reports/:id/locking': {},
  '/api/reports/:id/returning': { reason: 'Thiếu thuyết minh' },
} as const
