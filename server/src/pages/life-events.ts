import type { Say } from '@motcua/contracts/texts.ts'
import { LIFE } from './home-texts.ts'

/** An event in life (việc trong đời): what leads to several procedures at once. */
export interface LifeEvent {
  readonly id: keyof typeof LIFE
  /**
   * What is searched behind its door. Words, not codes: which procedures there are is data, and the search finds them.
   */
  readonly words: readonly string[]
  /** Words by which it is asked for in English besides those of its name: the names of procedures are Vietnamese. */
  readonly english: string
}

/** The eight doors of events in life. */
export const LIFE_EVENTS: readonly LifeEvent[] = [
  {
    id: 'co-con', words: ['khai sinh', 'nhận cha mẹ con', 'thẻ bảo hiểm y tế trẻ em'],
    english: 'child children birth born baby newborn adoption',
  },
  {
    id: 'ket-hon', words: ['kết hôn', 'xác nhận tình trạng hôn nhân'],
    english: 'marriage marry married wedding spouse single',
  },
  {
    id: 'nha-dat', words: ['sổ đỏ', 'chuyển nhượng đất', 'giấy phép xây dựng', 'thế chấp đất'],
    english: 'house land building construction property mortgage ownership',
  },
  {
    id: 'cu-tru', words: ['thường trú', 'tạm trú', 'tách hộ', 'lưu trú'],
    english: 'residence residency resident household moving lodging',
  },
  {
    id: 'kinh-doanh', words: ['hộ kinh doanh', 'thành lập công ty', 'an toàn thực phẩm', 'bán lẻ rượu'],
    english: 'business company enterprise shop alcohol',
  },
  {
    id: 'tro-cap', words: ['trợ cấp xã hội', 'khuyết tật', 'hộ nghèo', 'mai táng phí'],
    english: 'allowance allowances benefit benefits welfare disability disabled poverty',
  },
  {
    id: 'giay-to', words: ['bản sao giấy khai sinh', 'lý lịch tư pháp', 'chứng thực', 'giấy phép lái xe', 'hộ chiếu'],
    english: 'paper papers copy copies passport licence license driving criminal certified',
  },
  {
    id: 'nguoi-than-mat', words: ['khai tử', 'mai táng phí'],
    english: 'death dead died funeral burial',
  },
]

/** Of the names of events, what says nothing by itself. */
const LITTLE: ReadonlySet<string> = new Set(['having', 'getting', 'family'])

/** The events that a search in English asks for, by a word of their names or one that stands beside it. */
export function eventsInEnglish(text: string): readonly LifeEvent[] {
  const said = new Set(wordsOf(text))
  return LIFE_EVENTS.filter(({ id, english }) => wordsOf(`${LIFE[id].en} ${english}`).some((word) => said.has(word)))
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/[^\p{L}]+/u).filter((word) => word.length > 3 && !LITTLE.has(word))
}

/** What the door of an event says. */
export function nameOfEvent(say: Say, { id }: LifeEvent): string {
  return say(LIFE[id])
}

/** The address of a door: the first words are the search, the others stand below it. */
export function addressOfEvent({ id }: LifeEvent): string {
  return `/tim-thu-tuc?viec=${id}`
}
