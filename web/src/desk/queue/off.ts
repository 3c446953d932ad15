/** A button that does nothing now and keeps the focus, which one that is disabled would lose. */
export const OFF = { 'aria-disabled': true, 'data-disabled': true } as const
