/** What a separator sheet says of the pages behind it: what kind of paper they are, or which component of a dossier. */
export type Separator =
  | { readonly kind: 'type'; readonly documentType: string }
  | { readonly kind: 'component'; readonly dossier: string; readonly component: string }

/** Ours, first edition: no other code on a page is taken for a separator. */
const MARK = 'MCNC1'
const FIELD = /^[A-Za-z0-9._:-]{1,60}$/

/**
 * The text of a sheet's codes: letters that every reader and both kinds of code know, with a check of its own. Throws
 * for what no code of ours may hold.
 */
export function separatorText(separator: Separator): string {
  const fields = separator.kind === 'type' ? ['T', separator.documentType] : ['C', separator.dossier, separator.component]
  if (!fields.every((field) => FIELD.test(field))) throw new RangeError('no separator sheet can say this')
  const text = [MARK, ...fields].join('/')
  return `${text}/${checkOf(text)}`
}

/** What a code says, if it is of a separator sheet and whole; `broken` for one of ours that is not. */
export function readSeparator(text: string): Separator | 'broken' | undefined {
  if (!text.startsWith(`${MARK}/`)) return undefined
  const end = text.lastIndexOf('/')
  const [, kind, first = '', second = '', ...more] = text.slice(0, end).split('/')
  if (checkOf(text.slice(0, end)) !== text.slice(end + 1) || more.length > 0) return 'broken'
  if (kind === 'T' && first !== '' && second === '') return { kind: 'type', documentType: first }
  if (kind === 'C' && first !== '' && second !== '') return { kind: 'component', dossier: first, component: second }
  return 'broken'
}

/** Letters weighed by their place, as ISO 7064 weighs digits: two that are swapped, or one that is wrong, are found. */
function checkOf(text: string): string {
  let sum = 0
  for (const letter of text) sum = (sum * 2 + letter.charCodeAt(0)) % 9_973
  return String(sum).padStart(4, '0')
}
