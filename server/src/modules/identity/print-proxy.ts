import { fileURLToPath } from 'node:url'
import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { compilePaper, readTemplates } from '../../platform/pdf/typst.ts'
import type { ProxyRow } from './store/proxies.ts'

const templates = readTemplates(fileURLToPath(new URL('slips', import.meta.url)))

export interface PrintProxy {
  readonly proxy: ProxyRow
  /** As they are called today; null is all procedures. */
  readonly procedures: readonly string[] | null
  /** In words; null of the portal. */
  readonly section: string | null
}

const shown = (day: Day) => day.split('-').toReversed().join('/')

/**
 * A mandate between two people as a PDF at 14 pt (giấy ủy quyền, BLDS 2015 Đ.562): the same each time, but for the day
 * on which it was ended.
 */
export async function printProxy({ proxy, procedures, section }: PrintProxy): Promise<Uint8Array> {
  const { principalName, principalNumber, principalBirth, fullName, personalNumber, givenAt, endedAt, team } = proxy
  const day = dayOf(givenAt)
  return compilePaper({
    templates, main: 'proxy.typ', at: givenAt,
    data: {
      title: 'Giấy ủy quyền', author: principalName,
      ended: endedAt ? `ĐÃ CHẤM DỨT NGÀY ${shown(dayOf(endedAt))}` : null,
      parts: [
        {
          title: 'Người ủy quyền', names: [], rows: [
            { label: 'Họ, chữ đệm, tên', value: principalName },
            ...principalBirth ? [{ label: 'Ngày sinh', value: shown(principalBirth) }] : [],
            ...principalNumber ? [{ label: 'Số định danh', value: principalNumber }] : [],
          ],
        },
        {
          title: 'Người được ủy quyền', names: [], rows: [
            { label: 'Họ, chữ đệm, tên', value: fullName },
            ...personalNumber ? [{ label: 'Số định danh', value: personalNumber }] : [],
            ...team === null ? [] : [{ label: 'Tư cách', value: `thành viên tổ công nghệ số cộng đồng ${team}` }],
          ],
        },
        {
          title: 'Phạm vi và thời hạn', names: procedures ?? [], rows: [
            { label: 'Được làm thay', value: 'nộp, bổ sung, rút hồ sơ và nhận kết quả' },
            { label: 'Thủ tục', value: procedures === null ? 'tất cả thủ tục hành chính' : 'các thủ tục sau' },
            { label: 'Thời hạn', value: `từ ${shown(proxy.validFrom)} đến hết ${shown(proxy.validTo)}` },
          ],
        },
      ],
      rules: 'Người ủy quyền chấm dứt được bất cứ lúc nào, tại quầy hoặc trên cổng dịch vụ công; việc chấm dứt có hiệu '
        + 'lực ngay.',
      code: proxy.publicId,
      dated: `${section === null ? 'Lập trên cổng dịch vụ công' : `Lập tại ${section}`}, ngày ${shown(day)}`,
      signatures: [
        { role: 'Người được ủy quyền', hint: '(Ký, ghi rõ họ tên)', name: fullName },
        { role: 'Người ủy quyền', hint: '(Ký, ghi rõ họ tên)', name: principalName },
      ],
    },
  })
}
