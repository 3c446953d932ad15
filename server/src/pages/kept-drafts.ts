import { draftDaysOf } from '../modules/dossiers/public.ts'
import type { Directory } from '../modules/organisation/public.ts'

/**
 * How long what is not sent is kept, said wherever it can be taken up again (NĐ 13/2023 Đ.3: no longer than it serves).
 */
export function keptInWords(directory: Directory): string {
  const days = draftDaysOf(directory)
  return days === undefined ? '' : `Bản khai chưa nộp được giữ ${String(days)} ngày kể từ lần lưu cuối, rồi tự xóa.`
}
