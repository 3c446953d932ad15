import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** May pass through a folder: all others. */
const PASS = 0o001

/** The lowest folder above this one through which only its owner passes; undefined where everybody does. */
export function closedAbove(folder: string): string | undefined {
  for (let at = dirname(resolve(folder)); ; at = dirname(at)) {
    const found = statSync(at, { throwIfNoEntry: false }) // one that is not there yet is made so that one may pass
    if (found && (found.mode & PASS) === 0) return at
    if (at === dirname(at)) return undefined
  }
}

/**
 * As root the server runs as another user, who must pass through all folders above its own. Throws in plain words where
 * that user cannot; PostgreSQL itself only says that something failed.
 */
export function refuseClosedWay(folder: string): void {
  const closed = process.getuid?.() === 0 ? closedAbove(folder) : undefined
  if (closed === undefined) return
  throw new Error(`PostgreSQL chạy bằng người dùng nobody và không đi qua được thư mục ${closed}. `
    + `Hãy chọn thư mục khác bằng --data, ví dụ /var/lib/motcua, hoặc mở lối đi: chmod o+x ${closed}`)
}
