/** Refusals at the counters of a hall. */
export const QUEUE_PROBLEMS = {
  'no-seat': { status: 409, title: 'At no counter' },
  'counter-unknown': { status: 422, title: 'No such counter' },
  'counter-taken': { status: 409, title: 'Somebody sits at that counter' },
  'counter-empty': { status: 409, title: 'Nobody sits at that counter' },
  'turn-at-counter': { status: 409, title: 'Somebody is at the counter' },
  'turn-moved-on': { status: 409, title: 'Not what the screen shows any more' },
  'service-unknown': { status: 422, title: 'No such service in the hall' },
} as const
