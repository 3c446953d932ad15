/**
 * When a server that has too much to do may be asked again, as it writes it and nothing of it believed yet: its headers
 * `Retry-After`, and `Date`, by its own clock.
 */
export interface RestAsked { readonly retryAfter: string; readonly date: string | null }
