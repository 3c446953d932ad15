/** Refusals of online payment. */
export const ONLINE_PROBLEMS = {
  'callback-refused': { status: 401, title: 'Not a message of the gateway, or not of now' },
} as const
