import { EdxmlFault } from './edxml-fault.ts'

/** Signs that are not seen or turn the reading direction, and those that file systems read as something else. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}<>:"|?*\\/]/u

/** A name of an attachment as it may be kept and shown: data, never a path. Throws `edxml-name-unsafe`. */
export function lookAtName(name: string): void {
  const isShort = name.length > 0 && Buffer.byteLength(name) <= 255
  if (!isShort || UNSAFE.test(name) || /^[. ]|[. ]$/.test(name)) throw new EdxmlFault('edxml-name-unsafe', 'AttachmentName')
}

/** The id of an attachment, with or without `cid:` before it. Throws `edxml-name-unsafe`. */
export function contentIdOf(text: string): string {
  const id = text.trim().replace(/^cid:/i, '')
  if (!/^[\w.@+~-]{1,200}$/.test(id)) throw new EdxmlFault('edxml-name-unsafe', 'ContentId')
  return id
}
