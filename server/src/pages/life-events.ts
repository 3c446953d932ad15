/**
 * The eight doors of life events (việc trong đời) with the words that are searched behind each. Words, not codes: which
 * procedures there are is data, and the search finds them.
 */
export const LIFE_EVENTS = [
  { name: 'Có con', words: ['khai sinh', 'nhận cha mẹ con', 'thẻ bảo hiểm y tế trẻ em'] },
  { name: 'Kết hôn', words: ['kết hôn', 'xác nhận tình trạng hôn nhân'] },
  { name: 'Nhà đất', words: ['sổ đỏ', 'chuyển nhượng đất', 'giấy phép xây dựng', 'thế chấp đất'] },
  { name: 'Cư trú', words: ['thường trú', 'tạm trú', 'tách hộ', 'lưu trú'] },
  { name: 'Kinh doanh', words: ['hộ kinh doanh', 'thành lập công ty', 'an toàn thực phẩm', 'bán lẻ rượu'] },
  { name: 'Trợ cấp', words: ['trợ cấp xã hội', 'khuyết tật', 'hộ nghèo', 'mai táng phí'] },
  {
    name: 'Giấy tờ', words: ['bản sao giấy khai sinh', 'lý lịch tư pháp', 'chứng thực', 'giấy phép lái xe', 'hộ chiếu'],
  },
  { name: 'Người thân mất', words: ['khai tử', 'mai táng phí'] },
] as const

/** The address of a door: the first words are the search, the others stand below it. */
export function addressOfEvent(name: string): string {
  return `/tim-thu-tuc?viec=${encodeURIComponent(name)}`
}
