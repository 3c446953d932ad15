let aheadBy = 0

/**
 * The product's clock as the browser sees it: the demonstration lives in another year than the computer. The session
 * brings the server's moment; from then on the browser only adds what has passed. The one place that reads the time.
 */
export function setProductTime(iso: string): void {
  aheadBy = Date.parse(iso) - Date.now()
}

export function now(): Date {
  return new Date(Date.now() + aheadBy)
}

/** How far it is ahead of the computer's, in milliseconds: kept by pages that open without the server. */
export function productTimeAhead(): number {
  return aheadBy
}

export function setProductTimeAhead(milliseconds: number): void {
  aheadBy = milliseconds
}
