/** Refusals about digitising; with those of problems.ts in one list. */
export const DIGITISE_PROBLEMS = {
  'not-digitised': { status: 422, title: 'Papers that are not digitised, and no reason' },
  'undigitised-reason-needed': { status: 422, title: 'Another reason needs words' },
  'section-unknown': { status: 422, title: 'No such one-stop section' },
  'rollout-open': { status: 409, title: 'Another proposal of the section waits' },
  'rollout-in-force': { status: 409, title: 'In force there already, or decided to be' },
  'rollout-unknown': { status: 404, title: 'No such proposal' },
  'rollout-decided': { status: 409, title: 'It was decided before' },
  'document-type-unknown': { status: 422, title: 'No such document type' },
  'alias-held': { status: 409, title: 'It says so already, or another holds' },
  'alias-of-itself': { status: 422, title: 'A double of itself, over whatever way' },
  'alias-day-over': { status: 422, title: 'A day that is over' },
  'alias-unknown': { status: 404, title: 'Nothing of that kind is on record' },
  'alias-ended': { status: 409, title: 'It ended before' },
  'reason-needed': { status: 422, title: 'A reason is needed' },
} as const
