import { randomUUID } from 'node:crypto'

/** How sections are made up: what these say is of no section that there is, and each has a test of its own. */
export const SECTION_BODIES = {
  '/api/section-exceptions': {
    sectionId: randomUUID(), procedureId: randomUUID(), from: '2021-07-01', reason: 'Kiểm tra thực địa',
    decisionNumber: '1/QĐ', decidedOn: '2021-06-01',
  },
  '/api/section-exceptions/:id/ending': { until: '2021-07-01' },
} as const
