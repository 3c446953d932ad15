/** Refusals about periodic reports. */
export const REPORT_PROBLEMS = {
  'report-unknown': { status: 404, title: 'No such report within reach' },
  'report-unit-unknown': { status: 422, title: 'No such agency that reports within reach' },
  'report-period-unknown': { status: 422, title: 'The rules have no such period' },
  'report-period-ahead': { status: 422, title: 'The period has not begun' },
  'report-period-open': { status: 409, title: 'The period is not over' },
  'report-drafted': { status: 409, title: 'The agency has a report for that period' },
  'report-moved-on': { status: 409, title: 'The report stands otherwise by now' },
  'report-locked': { status: 409, title: 'The report is locked' },
  'report-above-sent': { status: 409, title: 'What is above has been sent already' },
  'report-contradicts': { status: 409, title: 'Columns do not add up' },
  'report-cause-missing': { status: 422, title: 'A late line has no cause' },
  'report-cause-unknown': { status: 422, title: 'No such cause of lateness' },
  'report-line-not-late': { status: 422, title: 'Nothing in that line is late' },
} as const
