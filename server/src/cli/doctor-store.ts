import { textOfError } from '../kernel/text-of-error.ts'
import type { CopyFigures } from '../modules/documents/public.ts'
import type { Storage } from '../platform/storage.ts'
import type { Finding } from './doctor.ts'

/** Seconds that a file may wait for its second copy before somebody should look. */
const SLOW_COPY = 3_600

/**
 * Whether both stores answer, every file has a copy that is what was put there, and copies follow. One store alone is
 * told, and so are files that lie plain; what that means the operator decides.
 */
export async function checkStore(
  { copies }: Pick<Storage, 'copies'>, { lost, lagSeconds }: CopyFigures, isSealed: boolean,
): Promise<Finding> {
  const check = 'store'
  if (lost > 0) {
    return {
      check, health: 'broken',
      text: `${lost} tệp không còn bản nào nguyên vẹn. Hãy chạy motcua store verify để biết tệp nào, rồi lấy lại từ bản `
        + 'sao lưu (docs/runbook/backup-and-restore.md).',
    }
  }
  for (const { place } of copies) {
    const fault = await place.probe().then(() => undefined, textOfError)
    if (fault === undefined) continue
    const isFirst = place === copies[0].place
    const what = `Không ghi được vào kho tệp ${place.name} (${fault})`
    return isFirst
      ? { check, health: 'broken', text: `${what}. Không nhận được giấy tờ nào cho đến khi kho này trả lời.` }
      : { check, health: 'warning', text: `${what}. Tệp mới chỉ có một bản cho đến khi kho thứ hai trả lời.` }
  }
  const names = copies.map(({ place }) => place.name).join(', ')
  const how = `${copies.length} bản (${names}), ${isSealed ? 'có mã hóa' : 'không mã hóa'}`
  if (copies.length > 1 && lagSeconds > SLOW_COPY) {
    return {
      check, health: 'warning',
      text: `${how}; có tệp chờ sao sang kho thứ hai ${Math.floor(lagSeconds / 60)} phút. Hãy xem motcua work có chạy không`,
    }
  }
  return { check, health: 'ok', text: how }
}
