/**
 * The few marks of guides and announcements: `## heading`, `### smaller heading`, `- item`, `1. item`, `**strong**`,
 * `[words](/path-of-ours)` and, on a line of its own, `![what it shows](id-of-the-picture)`. Whatever else somebody
 * writes is text and stays text: there is no way to write HTML, and no address of another house becomes a link.
 *
 * Pure, and read alike by the portal and by the desk, so that a preview is what the citizen sees.
 */
export type Inline =
  | { readonly kind: 'text' | 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly parts: readonly Inline[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'picture'; readonly file: string; readonly alt: string }

const HEADING = /^(#{2,3}) +(\S.*)$/u
const ITEM = /^(?:([-*])|\d{1,3}[.)]) +(\S.*)$/u
const PICTURE = /^!\[([^\]\n]*)\]\(([^()\s]*)\)$/u
/** Bounded, so that no text makes the search slow. */
const INLINE = /\*\*([^*\n]{1,500})\*\*|\[([^[\]\n]{1,300})\]\(([^()\s]{1,300})\)/gu
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u
/** Signs that turn the direction of what stands after them, or that nobody sees; a file could be called otherwise. */
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu

/** As it is kept: NFC, lines by `\n`, without signs that nobody typed. */
export function tidyMarkup(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/gu, '\n').replace(HIDDEN, '').trimEnd()
}

/** The blocks of a text, in order. */
export function readMarkup(text: string): readonly Block[] {
  const blocks: Block[] = []
  let lines: string[] = []
  const close = () => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', parts: readInline(lines.join(' ')) })
    lines = []
  }
  for (const line of tidyMarkup(text).split('\n').map((one) => one.trim())) {
    const block = blockOf(line)
    if (line === '') close()
    if (block === undefined) {
      if (line !== '') lines.push(line)
      continue
    }
    const isContinued = lines.length === 0
    close()
    const before = blocks.at(-1)
    if (block.kind === 'list' && before?.kind === 'list' && isContinued && before.isOrdered === block.isOrdered)
      blocks[blocks.length - 1] = { ...before, items: [...before.items, ...block.items] }
    else blocks.push(block)
  }
  close()
  return blocks
}

function blockOf(line: string): Block | undefined {
  const [, marks, heading] = HEADING.exec(line) ?? []
  if (marks && heading !== undefined) return { kind: 'heading', level: marks.length === 2 ? 2 : 3, text: heading }
  const [, bullet, item] = ITEM.exec(line) ?? []
  if (item !== undefined) return { kind: 'list', isOrdered: bullet === undefined, items: [readInline(item)] }
  const [, alt = '', file] = PICTURE.exec(line) ?? []
  return file !== undefined && UUID.test(file) && alt.trim() !== '' ? { kind: 'picture', file, alt } : undefined
}

function readInline(text: string): readonly Inline[] {
  const parts: Inline[] = []
  let at = 0
  for (const found of text.matchAll(INLINE)) {
    const [whole, strong, words = '', href = ''] = found
    if (strong === undefined && !isOwnPath(href)) continue
    if (found.index > at) parts.push({ kind: 'text', text: text.slice(at, found.index) })
    parts.push(strong === undefined ? { kind: 'link', text: words, href } : { kind: 'strong', text: strong })
    at = found.index + whole.length
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) })
  return parts
}

/** A path of this house: no other host, no scheme, and nothing that a browser would read as one (`//`, `/\`). */
export function isOwnPath(href: string): boolean {
  return /^\/(?![/\\])[\p{L}\p{N}\p{M}/_.~?&=%#+,:;@!$'*-]*$/u.test(href) && !/(^|\/)\.\.?(\/|$)/u.test(href)
    && !/%(?:0|1|2f|5c|7f)/iu.test(href)
}

export type MarkupFault =
  | { readonly code: 'link-foreign'; readonly what: string }
  | { readonly code: 'picture-unnamed' | 'picture-unknown'; readonly what: string }

/** What would stay plain text though somebody meant more by it; `isFile` says which pictures there are. */
export function faultsOfMarkup(text: string, isFile: (id: string) => boolean): readonly MarkupFault[] {
  return tidyMarkup(text).split('\n').flatMap((raw): MarkupFault[] => {
    const [whole, alt = '', file = ''] = PICTURE.exec(raw.trim()) ?? []
    if (whole !== undefined) {
      if (alt.trim() === '') return [{ code: 'picture-unnamed', what: whole }]
      return UUID.test(file) && isFile(file) ? [] : [{ code: 'picture-unknown', what: whole }]
    }
    return [...raw.matchAll(INLINE)].filter(([, strong, , href = '']) => strong === undefined && !isOwnPath(href))
      .map(([link]) => ({ code: 'link-foreign', what: link }))
  })
}

/** The pictures of a text. */
export function picturesOf(text: string): readonly string[] {
  return readMarkup(text).flatMap((block) => block.kind === 'picture' ? [block.file] : [])
}

/** A text without its marks, for search and for the line under a title. */
export function plainTextOf(text: string): string {
  const said = (parts: readonly Inline[]) => parts.map((part) => part.text).join('')
  return readMarkup(text).map((block) => {
    if (block.kind === 'heading') return block.text
    if (block.kind === 'picture') return block.alt
    return block.kind === 'paragraph' ? said(block.parts) : block.items.map(said).join(' ')
  }).join(' ')
}
