/** Refusals about what a dossier costs. */
export const FEE_PROBLEMS = {
  'fees-unpaid': { status: 409, title: 'Money is due before the result is given' },
  'result-held-for-money': { status: 409, title: 'The result is not given before what is due is paid' },
  'charges-paid': { status: 409, title: 'Part of the fees is paid already' },
  'dossier-over': { status: 409, title: 'The dossier is not received yet, or over' },
  'charge-unknown': { status: 404, title: 'No such charge of this dossier' },
  'charge-settled': { status: 409, title: 'The charge is not open for that any more' },
  'charge-of-duty': { status: 409, title: 'A financial duty is not taken back by itself' },
  'fee-moment-wrong': { status: 409, title: 'No more is asked for at that moment' },
  'fee-facts-wrong': { status: 422, title: 'The fees do not hang on that' },
} as const
