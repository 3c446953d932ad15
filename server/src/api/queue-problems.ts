/** Refusals at the counters of a hall. */
export const QUEUE_PROBLEMS = {
  'no-seat': { status: 409, title: 'At no counter' },
  'counter-unknown': { status: 422, title: 'No such counter' },
  'counter-taken': { status: 409, title: 'Somebody sits at that counter' },
  'counter-empty': { status: 409, title: 'Nobody sits at that counter' },
  'turn-at-counter': { status: 409, title: 'Somebody is at the counter' },
  'turn-moved-on': { status: 409, title: 'Not what the screen shows any more' },
  'service-unknown': { status: 422, title: 'No such service in the hall' },
  'roster-times-reversed': { status: 422, title: 'Ends before it begins' },
  'roster-outside-hours': { status: 422, title: 'No working time in it' },
  'roster-person-unknown': { status: 422, title: 'Nobody of the counters of that section' },
  'roster-person-away': { status: 409, title: 'Away on that day' },
  'roster-overlap': { status: 409, title: 'On duty already at that time' },
  'roster-counter-taken': { status: 409, title: 'Somebody has that counter at that time' },
  'roster-empty': { status: 409, title: 'Nobody on duty in that week' },
  'roster-same-week': { status: 422, title: 'The weeks overlap' },
  'figures-too-long': { status: 422, title: 'More than a year of figures' },
} as const
