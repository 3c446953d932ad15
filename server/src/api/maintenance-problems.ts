/** Refusals about planned maintenance; with those of problems.ts in one list. */
export const MAINTENANCE_PROBLEMS = {
  'maintenance-effect-missing': { status: 422, title: 'Not said what does not work' },
  'maintenance-ends-first': { status: 422, title: 'It ends before it begins' },
  'maintenance-past': { status: 422, title: 'It begins in the past' },
  'maintenance-too-long': { status: 422, title: 'Longer than the policy lets it be' },
  'maintenance-too-soon': { status: 422, title: 'Not announced in time, and no reason given' },
  'maintenance-overlaps': { status: 409, title: 'Other maintenance is announced for that time' },
  'maintenance-unknown': { status: 404, title: 'No such maintenance' },
  'maintenance-note-missing': { status: 422, title: 'Not said why it is ended' },
  'maintenance-over': { status: 409, title: 'It is over' },
  'under-maintenance': { status: 503, title: 'Planned maintenance' },
} as const
