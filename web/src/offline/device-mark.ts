/**
 * That this browser is a device, kept apart from what a browser under pressure throws away: without it a device whose
 * rows are gone would look like one that never was. Holds its number, which stands on every slip.
 */
const NAME = '__Secure-motcua-thiet-bi'
const FOUND = /(?:^|; )__Secure-motcua-thiet-bi=(\d{1,9})(?:;|$)/
/** Seconds; no browser keeps one longer. */
const FOR = 400 * 86_400

/** Remembers which device this is; anew whenever it is looked at, so that it does not run out. */
export function markDevice(number: number): void {
  document.cookie = `${NAME}=${String(number)}; path=/ngoai-tuyen/; max-age=${String(FOR)}; secure; samesite=strict`
}

/** It is a device no more, by what somebody decided. */
export function unmarkDevice(): void {
  document.cookie = `${NAME}=; path=/ngoai-tuyen/; max-age=0; secure; samesite=strict`
}

/** Which device this browser was; undefined where it was none. */
export function markedDevice(): number | undefined {
  const [, number] = FOUND.exec(document.cookie) ?? []
  return number === undefined ? undefined : Number(number)
}
