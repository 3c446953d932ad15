import { createHash } from 'node:crypto'
import { UNREADABLE } from './domain/inbox.ts'
import type { CameMessage } from './inlet.ts'

const MOST_NAME = 190

/** The message of a package that nobody can read, under the name of the package, with its fault. */
export function unreadablePackage(name: string, fault: string): CameMessage {
  const digest = createHash('sha256').update(JSON.stringify([name, fault])).digest()
  // A number has 200 signs at most, and a name that many, too.
  const number = name.length > MOST_NAME ? `package-${createHash('sha256').update(name).digest('hex')}` : `package-${name}`
  return { number, kind: UNREADABLE, sender: null, saidAt: null, body: {}, digest, fault, files: [] }
}
