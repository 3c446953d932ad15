/** `yyyyMMddHHmmss` in Viet Nam time, as national systems write moments. */
export function stampOf(moment: Date): string {
  return new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 19).replace(/[-:T]/g, '')
}

/** The moment of such a stamp; undefined of a text that is none. */
export function momentOf(stamp: string): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(stamp)
  if (!parts) return undefined
  const [, year, month, day, hour, minute, second] = parts
  const moment = new Date(`${[year, month, day].join('-')}T${[hour, minute, second].join(':')}+07:00`)
  return Number.isNaN(moment.getTime()) || stampOf(moment) !== stamp ? undefined : moment
}
