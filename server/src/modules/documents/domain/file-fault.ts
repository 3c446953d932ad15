/** What a paper may be, by content. The policy `upload-limits` may allow fewer of them, never others. */
export const FILE_KINDS = ['application/pdf', 'image/jpeg', 'image/png'] as const
export type FileKind = typeof FILE_KINDS[number]

export interface UploadLimits {
  /** Of one file, in bytes. */
  readonly maxBytes: number
  readonly kinds: readonly FileKind[]
  /** Of a picture, width times height: what is larger would cost gigabytes to open. */
  readonly maxPixels: number
}

export type FileFaultCode =
  | 'file-empty' | 'file-too-large' | 'file-kind-not-allowed' | 'file-broken' | 'file-password-protected'
  | 'picture-too-large'

const NAMES: Readonly<Record<FileKind, string>> = {
  'application/pdf': 'PDF', 'image/jpeg': 'JPG', 'image/png': 'PNG',
}
const MIB = 1_048_576

/**
 * The policy `upload-limits` (`{megabytes, kinds}`) as limits. Throws if it names a kind that the program cannot check,
 * so that a faulty row is found when it is read and not when somebody stands at the counter.
 */
export function uploadLimitsOf(policy: unknown): UploadLimits {
  const {
    megabytes, kinds, megapixels = 100,
  } = Object(policy) as { megabytes?: unknown; kinds?: unknown; megapixels?: unknown }
  const isAmount = (value: unknown): value is number => typeof value === 'number' && value > 0
  const isKind = (kind: unknown): kind is FileKind => (FILE_KINDS as readonly unknown[]).includes(kind)
  if (
    !isAmount(megabytes) ||
    !isAmount(megapixels) ||
    !Array.isArray(kinds) ||
    kinds.length === 0 ||
    !kinds.every(isKind)
  ) {
    throw new RangeError(`policy upload-limits: {megabytes, kinds of ${FILE_KINDS.join(', ')}} expected`)
  }
  return { maxBytes: Math.floor(megabytes * MIB), kinds, maxPixels: Math.floor(megapixels * 1e6) }
}

/** What the person at the screen reads: what is wrong, which limit holds, what to do. */
export function fileFaultText(code: FileFaultCode, { maxBytes, kinds, maxPixels }: UploadLimits): string {
  const allowed = kinds.map((kind) => NAMES[kind]).join(', ')
  switch (code) {
    case 'file-empty':
      return 'Tệp không có nội dung. Hãy chọn lại tệp khác.'
    case 'file-too-large':
      return `Tệp lớn hơn ${amount(maxBytes / MIB)} MB. Hãy giảm dung lượng hoặc tách thành nhiều tệp rồi tải lên lại.`
    case 'file-kind-not-allowed':
      return `Chỉ nhận tệp ${allowed}. Hãy chuyển giấy tờ sang một trong các loại này rồi tải lên lại.`
    case 'file-broken':
      return 'Tệp bị hỏng hoặc chưa tải lên hết nên không mở được. Hãy quét hoặc lưu lại giấy tờ rồi tải lên lại.'
    case 'file-password-protected':
      return 'Tệp PDF có đặt mật khẩu hoặc khóa quyền. Hãy lưu lại tệp không có mật khẩu rồi tải lên lại.'
    case 'picture-too-large':
      return `Ảnh lớn hơn ${amount(maxPixels / 1e6)} triệu điểm ảnh. Hãy giảm kích thước ảnh rồi tải lên lại.`
  }
}

function amount(value: number): string {
  return String(Math.round(value * 10) / 10).replace('.', ',')
}
