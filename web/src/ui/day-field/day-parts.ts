export type Parts = [day: string, month: string, year: string]

const WHOLE = /^\d{4}-\d{2}-\d{2}$/

/** What stands in the three fields for a value: YYYY-MM-DD or less of it; what is no day comes back as it was typed. */
export function partsOf(value: string): Parts {
  if (value.includes('/')) {
    const [day = '', month = '', year = ''] = value.split('/')
    return [day, month, year]
  }
  const [year = '', month = '', day = ''] = /^\d{4}/.test(value) ? value.split('-') : []
  return [day, month, year]
}

/**
 * Whether a new value is no answer to what was typed here, so that it takes its place. A form that keeps whole days has
 * none as long as one is half typed: that is an answer, and what is typed stays. `typed` is what the fields said last;
 * undefined until somebody types.
 */
export function isFromElsewhere(value: string, typed: string | undefined): boolean {
  if (value === typed) return false
  return value !== '' || typed === undefined || WHOLE.test(typed)
}
