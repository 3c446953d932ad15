/** Refusals of online payment, and of the reconciliation of its days. */
export const ONLINE_PROBLEMS = {
  'callback-refused': { status: 401, title: 'Not a message of the gateway or the carrier, or not of now' },
  'gateway-missing': { status: 409, title: 'There is no payment gateway' },
  'gateway-unreachable': { status: 409, title: 'The payment gateway does not answer' },
  'day-not-over': { status: 422, title: 'A day of the future' },
  'difference-missing': { status: 404, title: 'No such difference' },
  'difference-state': { status: 409, title: 'The difference is settled or gone' },
  'reversal-amount-unsure': { status: 409, title: 'Two amounts are told for this money' },
  'reversal-not-for-this': { status: 409, title: 'Not money that paid nothing through the gateway' },
  'statement-of-other-unit': { status: 409, title: 'The file was read for the account of another section' },
  'reversal-open': { status: 409, title: 'It goes back already' },
} as const
