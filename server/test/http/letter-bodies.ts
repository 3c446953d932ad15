import { randomUUID } from 'node:crypto'

/** Letters and notices, of which there are none yet: what these say is refused, and each has a test of its own. */
export const OF_LETTERS = {
  '/api/letters/printings': { letters: [randomUUID()] }, '/api/letters/postings': { letters: [{ id: randomUUID() }] },
  '/api/letters/:id/return': { why: 'moved' }, '/api/dossiers/:id/notice-resending': { notice: randomUUID() },
} as const
