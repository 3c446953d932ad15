import { readFileSync } from 'node:fs'
import { type Result, ok, refuse } from '../kernel/result.ts'

/** Why a file that was named on the command line has no text. */
export interface FileUnreadable { readonly code: 'file-unreadable'; readonly text: string }

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'không có tệp này', ENOTDIR: 'không có tệp này', EISDIR: 'đây là một thư mục', EACCES: 'không có quyền đọc tệp',
  EPERM: 'không có quyền đọc tệp', ENCODING: 'bảng mã của tệp không đọc được; hãy lưu lại bằng UTF-8',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'nội dung không đúng bảng mã; hãy lưu lại bằng UTF-8',
  ENAMETOOLONG: 'tên tệp quá dài', ERR_FS_FILE_TOO_LARGE: 'tệp quá lớn',
}

/**
 * The text of a file that was named on the command line. Of XML in the encoding that its first bytes or its declaration
 * say, UTF-8 unless they do; the declaration says none afterwards, for text has none. Refuses with `file-unreadable`
 * what cannot be opened, and what is not in the encoding that it says.
 */
export function readNamedFile(file: string): Result<string, FileUnreadable> {
  try {
    return ok(textOf(readFileSync(file)))
  } catch (error) {
    return refuse({ code: 'file-unreadable', text: whyUnreadable(file, error) })
  }
}

/** Why a file that was named on the command line cannot be opened, in Vietnamese. */
export function whyUnreadable(file: string, error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return `Không đọc được ${file}: ${WHY[code] ?? 'tệp không mở được'}.`
}

const MARKS = [['utf-16le', [0xff, 0xfe]], ['utf-16be', [0xfe, 0xff]], ['utf-8', [0xef, 0xbb, 0xbf]]] as const
/** `<?` in two bytes each, where no mark stands before it. */
const UNMARKED = [['utf-16le', [0x3c, 0, 0x3f, 0]], ['utf-16be', [0, 0x3c, 0, 0x3f]]] as const
const DECLARED = /^(\s*<\?xml\s[^>]*?)\s+encoding\s*=\s*(?:"([^"]*)"|'([^']*)')/

function textOf(bytes: Buffer): string {
  const [known] = [...MARKS, ...UNMARKED].flatMap(([name, begin]) =>
    begin.every((byte, nth) => bytes[nth] === byte) ? [name] : [])
  const [, , one, other] = DECLARED.exec(bytes.toString('latin1', 0, 200)) ?? []
  const text = decoderOf(known ?? one ?? other ?? 'utf-8').decode(bytes)
  return text.replace(DECLARED, '$1')
}

/** Of an encoding that nobody knows, and of bytes that are none of it, it throws. */
function decoderOf(name: string): TextDecoder {
  try {
    return new TextDecoder(name, { fatal: true })
  } catch {
    throw Object.assign(new Error(`no encoding ${name}`), { code: 'ENCODING' })
  }
}
