/**
 * Classes 08, 53 and 57 of PostgreSQL: the connection, its resources, whoever runs it. The rest are the system's, and
 * ours.
 */
const CODES = /^(ECONN|EPIPE|ETIMEDOUT|ENOSPC|EDQUOT|STORE_AWAY|PRESS_FAILED|TOO_BUSY|08|53|57)/
/** What the driver throws without a code when the server is gone beneath a query, and of the queries behind it. */
const WORDS = /connection terminated|connection error and is not queryable|timeout exceeded when trying to connect/i

/**
 * Whether an error passes by itself: the database is away, going or coming, a disk is full, the press busy. Who asked
 * is told to ask again, and that is true of nothing else.
 */
export function isOutage(error: unknown): boolean {
  const { code, message, syscall } = Object(error) as {
    readonly code?: unknown; readonly message?: unknown; readonly syscall?: unknown
  }
  // The socket of a server on this machine is a file, which is there while it runs.
  if (code === 'ENOENT') return syscall === 'connect'
  return typeof code === 'string' && CODES.test(code) || typeof message === 'string' && WORDS.test(message)
}
