import { contentIdOf, lookAtName } from './attachment-names.ts'
import { EdxmlFault } from './edxml-fault.ts'
import { EDXML } from './fields.ts'
import { onlyOf } from './message-of-tree.ts'
import { type XmlElement, childrenOf } from './xml-tree.ts'

/** So many files has no package of people. */
export const MOST_ATTACHMENTS = 200

/** An attachment as the body announces it, and as it is kept: what the body says holds, since it may be signed. */
export interface Announced {
  readonly contentId: string
  readonly name: string
  readonly type: string
  readonly description: string
}

/** What the body of an envelope announces, by id, in its order. Throws `EdxmlFault`. */
export function manifestOf(envelope: XmlElement): ReadonlyMap<string, Announced> {
  const body = onlyOf(envelope, 'edXMLBody')
  const manifest = body && onlyOf(body, 'edXMLManifest')
  const references = manifest ? childrenOf(manifest, EDXML, 'Reference') : []
  if (references.length > MOST_ATTACHMENTS) throw new EdxmlFault('edxml-too-many-attachments')
  const listed = new Map<string, Announced>()
  for (const reference of references) {
    const of = (name: string) => onlyOf(reference, name)?.text.trim().normalize('NFC') ?? ''
    const contentId = contentIdOf(of('ContentId'))
    if (listed.has(contentId)) throw new EdxmlFault('edxml-attachment-repeated', 'Reference')
    const name = of('AttachmentName')
    lookAtName(name)
    listed.set(contentId, { contentId, name, type: of('ContentType').slice(0, 200), description: of('Description').slice(0, 1_000) })
  }
  return listed
}
