import type { Say } from '@motcua/contracts/texts.ts'
import { LIFE } from './home-texts.ts'

/** An event in life (việc trong đời): what leads to several procedures at once. */
export interface LifeEvent {
  readonly id: keyof typeof LIFE
  /** What is searched behind its door. Words, not codes: which procedures there are is data, and the search finds them. */
  readonly words: readonly string[]
}

/** The eight doors of events in life. */
export const LIFE_EVENTS: readonly LifeEvent[] = [
  { id: 'co-con', words: ['khai sinh', 'nhận cha mẹ con', 'thẻ bảo hiểm y tế trẻ em'] },
  { id: 'ket-hon', words: ['kết hôn', 'xác nhận tình trạng hôn nhân'] },
  { id: 'nha-dat', words: ['sổ đỏ', 'chuyển nhượng đất', 'giấy phép xây dựng', 'thế chấp đất'] },
  { id: 'cu-tru', words: ['thường trú', 'tạm trú', 'tách hộ', 'lưu trú'] },
  { id: 'kinh-doanh', words: ['hộ kinh doanh', 'thành lập công ty', 'an toàn thực phẩm', 'bán lẻ rượu'] },
  { id: 'tro-cap', words: ['trợ cấp xã hội', 'khuyết tật', 'hộ nghèo', 'mai táng phí'] },
  {
    id: 'giay-to',
    words: ['bản sao giấy khai sinh', 'lý lịch tư pháp', 'chứng thực', 'giấy phép lái xe', 'hộ chiếu'],
  },
  { id: 'nguoi-than-mat', words: ['khai tử', 'mai táng phí'] },
]

/** What the door of an event says. */
export function nameOfEvent(say: Say, { id }: LifeEvent): string {
  return say(LIFE[id])
}

/** The address of a door: the first words are the search, the others stand below it. */
export function addressOfEvent({ id }: LifeEvent): string {
  return `/tim-thu-tuc?viec=${id}`
}
