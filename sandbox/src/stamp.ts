/** A moment as national systems write it, `yyyyMMddHHmmss` in Viet Nam time. */
export function stampOf(moment: Date): string {
  return new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 19).replace(/[-:T]/g, '')
}
