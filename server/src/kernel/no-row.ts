/**
 * An id that no row has. What is not there is looked for under it just as far as what one may not see, or the time that
 * an answer takes would tell that something exists (docs/adr/0014).
 */
export const NO_ROW = 0n
