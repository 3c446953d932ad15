/**
 * What the seal of a result says that it is for: read again by whoever verifies, in years and in any language, since a
 * copy that the same agency sealed says something else (ADR 0060). Never another.
 */
export const SEAL_REASON = 'Con dấu của cơ quan ban hành'
