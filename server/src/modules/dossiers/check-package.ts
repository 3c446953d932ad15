import { createHash } from 'node:crypto'
import { elementsIn, readXml, XmlFault } from '../../platform/signing/read-xml.ts'
import type { Storage } from '../../platform/storage.ts'
import { CopyFaulty } from '../../platform/store/copy.ts'
import { type ReadPart, ZipFault, type ZipMember, openMember, readZip } from '../../platform/zip/read-zip.ts'
import { MANIFEST, MANIFEST_NAMESPACE, SUMS, readSums } from './domain/archive-manifest.ts'

/** Of the description and the sums, which are read whole. */
const MOST_BYTES = 16 * 1_048_576

/**
 * Reads a package of the store back, by its bytes alone: the whole has its SHA-256, it is an archive of files stored
 * one behind the other, the sums name every file but themselves and each has its sum, and the description names all
 * others with the same. Answers the description where everything holds; else the first fault in words for a log. Who
 * sealed it is not looked at (`judgeSeal`).
 */
export async function checkPackage(
  storage: Pick<Storage, 'open'>, { sha256, size }: { readonly sha256: string; readonly size: number },
): Promise<{ readonly fault: string } | { readonly manifest: string }> {
  const read: ReadPart = (start, end) => storage.open(sha256, { start, end }) as AsyncIterable<Uint8Array>
  try {
    const whole = await hashOf(storage.open(sha256) as AsyncIterable<Uint8Array>)
    if (whole !== sha256) return { fault: 'another content' }
    return await readMembers(read, await readZip(read, size))
  } catch (error) {
    if (error instanceof ZipFault || error instanceof CopyFaulty || error instanceof XmlFault)
      return { fault: error.message }
    throw error
  }
}

async function readMembers(
  read: ReadPart, members: readonly ZipMember[],
): Promise<{ readonly fault: string } | { readonly manifest: string }> {
  const textOf = async (path: string) => {
    const member = members.find((one) => one.path === path)
    if (!member || member.size > MOST_BYTES) throw new ZipFault(`no ${path}`)
    const pieces: Uint8Array[] = []
    for await (const piece of openMember(read, member)) pieces.push(piece)
    return Buffer.concat(pieces).toString('utf8')
  }
  const sums = readSums(await textOf(SUMS))
  if (!sums) return { fault: 'sums that cannot be read' }
  const manifest = await textOf(MANIFEST)
  const described = new Map(elementsIn(readXml(manifest), MANIFEST_NAMESPACE, 'file').map((file) =>
    [file.getAttribute('path') ?? '', [file.getAttribute('sha256'), file.getAttribute('size')] as const]))
  if (sums.size !== members.length - 1 || described.size !== members.length - 2) return { fault: 'files that nobody names' }
  for (const member of members) {
    const { path, size } = member
    if (path === SUMS) continue
    if (await hashOf(openMember(read, member)) !== sums.get(path)) return { fault: `the sum of ${path}` }
    const [sha256, bytes] = described.get(path) ?? []
    if (path !== MANIFEST && (sha256 !== sums.get(path) || bytes !== String(size)))
      return { fault: `the description of ${path}` }
  }
  return { manifest }
}

async function hashOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of content) hash.update(piece)
  return hash.digest('hex')
}
