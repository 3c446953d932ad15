const MOST_LETTERS = 120
const NAMELESS = 'Giấy tờ'
/** Signs that are not seen, or turn the reading direction: a name shows what it is. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu

/** The name in a form of files: browsers write a quotation mark and ends of lines as these there, and nothing else. */
export function nameInForm(raw: string): string {
  return raw.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n')
}

/**
 * The name of an uploaded file as it is kept and shown: data, never a path. NFC, without folders, control and unseen
 * signs, at most 120 letters of which the ending is kept. A name of which nothing is left is called „Giấy tờ“.
 */
export function cleanFileName(raw: string): string {
  const bare = raw.slice(-2_000).normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const name = bare.replace(UNSEEN, '').replace(/[<>:"|?*]/g, '_').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '')
  if (name === '') return NAMELESS
  if (name.length <= MOST_LETTERS) return name
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  let head = ''
  for (const letter of name) {
    if (head.length + letter.length + ending.length > MOST_LETTERS) break
    head += letter
  }
  return (head.trimEnd() + ending).normalize('NFC')
}
