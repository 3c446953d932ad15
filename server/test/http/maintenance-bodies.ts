/** Of planned maintenance: too soon on purpose, and a word why it is ended. */
export const MAINTENANCE_BODIES = {
  'POST /api/maintenance': {
    body: { startsAt: '2021-06-26T15:00:00Z', endsAt: '2021-06-26T17:00:00Z', effect: 'Cổng không nộp hồ sơ được' },
  },
  'POST /api/maintenance/:id/ending': { body: { note: 'Không cần nữa' } },
}
