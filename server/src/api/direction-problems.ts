/** Refusals about what leaders tell units and officers to do. */
export const DIRECTION_PROBLEMS = {
  'instruction-unknown': { status: 404, title: 'No such instruction within reach' },
  'instruction-not-yours': { status: 409, title: 'The step is somebody else’s' },
  'instruction-moved-on': { status: 409, title: 'The instruction stands elsewhere by now' },
  'instruction-unit-unknown': { status: 422, title: 'No such unit at or below the own' },
  'instruction-officer-unknown': { status: 422, title: 'No such officer working there' },
  'instruction-without-head': { status: 422, title: 'Nobody heads the unit' },
  'instruction-to-oneself': { status: 422, title: 'One is who would answer' },
  'instruction-day-past': { status: 422, title: 'A day that is over' },
  'instruction-figure-unknown': { status: 422, title: 'No such figure' },
  'instruction-dossier-unknown': { status: 422, title: 'No such dossier within reach' },
} as const
