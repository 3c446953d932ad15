import { randomUUID } from 'node:crypto'

/** How sections are made up: what these say is of no section that there is, and each has a test of its own. */
export const SECTION_BODIES = {
  '/api/section-exceptions': {
    sectionId: randomUUID(), procedureId: randomUUID(), from: '2021-07-01', reason: 'Kiểm tra thực địa',
    decisionNumber: '1/QĐ', decidedOn: '2021-06-01',
  },
  '/api/section-exceptions/:id/ending': { until: '2021-07-01' },
  '/api/equipment': { sectionId: randomUUID(), kind: 'may-quet', label: 'TS-001', since: '2021-06-01' },
  '/api/equipment/:id/state': { state: 'broken', since: '2021-06-25', note: '' },
  '/api/paper-surveys': {
    sectionId: randomUUID(), day: '2021-06-24', scores: { attitude: 5 }, visits: null, askedMore: null, remark: '',
  },
  '/api/models': {
    proposerId: randomUUID(), title: 'Bưu điện hướng dẫn', summary: 'Nhân viên bưu điện hướng dẫn tại quầy 1.',
    sections: [randomUUID()], tasks: [],
  },
  '/api/models/:id/withdrawal': { note: '' }, '/api/models/:id/step': { deed: 'decline', note: '' },
  '/api/instructions': {
    unitId: randomUUID(), about: { metric: 'settled', from: '2021-06-01', until: '2021-06-25' },
    words: 'Giải quyết hồ sơ quá hạn.', dueOn: '2021-07-01',
  },
  '/api/instructions/:id/acknowledgement': {}, '/api/instructions/:id/answer': { words: 'Đã làm xong.' },
  '/api/instructions/:id/sending-back': { words: 'Chưa đủ.' }, '/api/instructions/:id/closing': { words: '' },
  '/api/plan/parts/:id/reports': { status: 'going-on', said: 'Đã trình dự thảo.' },
  '/api/plan/parts/:id/decisions': { reportId: randomUUID(), verdict: 'confirmed', note: '' },
  '/api/evaluation/steps/:id/contests': { point: 'step', reason: 'Không phải việc của tôi.' },
  '/api/evaluation/contests/:id/decision': { verdict: 'granted', reason: 'Đúng như phản ánh.' },
  '/api/evaluation/closings': { period: '2021-Q2' },
  '/api/plan/tasks/:id/dates': { startsOn: '2021-06-24', basis: 'Công báo' },
} as const
