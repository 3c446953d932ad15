import { texts } from '@motcua/contracts/texts.ts'

/** Where a dossier that is sent online is received: the choice of whoever sends it. */
export const SECTION = texts({
  title: { vi: 'Chọn nơi tiếp nhận hồ sơ', en: 'Choose where the dossier is received' },
  hint: {
    vi: 'Thủ tục này được tiếp nhận ở nhiều nơi. Bạn chọn nơi tiếp nhận và trả kết quả; cơ quan giải quyết vẫn là {agency}.',
    en: 'This procedure is received at several counters. You choose where it is received and returned; {agency} still settles it.',
  },
  place: { vi: 'Nơi tiếp nhận', en: 'Received at' },
  byRules: { vi: 'Nơi theo quy định. Nếu bạn không chọn, hồ sơ đến đây.', en: 'By the rules. It goes here unless you choose.' },
  own: { vi: 'Ở địa bàn bạn đã khai.', en: 'Of the place that you declared.' },
  search: { vi: 'Tìm nơi khác', en: 'Find another place' },
  searchHint: { vi: 'Gõ một phần tên xã, phường hoặc cơ quan.', en: 'Type a part of the name of a commune or office.' },
  find: { vi: 'Tìm', en: 'Find' },
  found: { vi: '{count} nơi có “{text}” trong tên.', en: 'Places with “{text}” in their name: {count}.' },
  more: { vi: 'Đang hiện {most} nơi đầu. Hãy gõ rõ hơn để tìm đúng nơi.', en: 'The first {most} are shown. Type more to narrow it.' },
  none: {
    vi: 'Không có nơi nào nhận thủ tục này có “{text}” trong tên. Hãy gõ tên khác, hoặc chọn trong danh sách.',
    en: 'No place with “{text}” in its name takes this. Type another name, or choose from the list.',
  },
  save: { vi: 'Dùng nơi này', en: 'Use this place' },
  keep: { vi: 'Giữ nơi đang chọn', en: 'Keep it as it is' },
  choose: { vi: 'Hãy chọn một nơi tiếp nhận trong danh sách.', en: 'Choose one of the places.' },
  only: {
    vi: 'Hồ sơ này chỉ được tiếp nhận tại {place}. Bạn không phải chọn.', en: 'This dossier is received at {place} only. There is nothing to choose.',
  },
  goOn: { vi: 'Tiếp tục', en: 'Continue' },
  lost: {
    vi: 'Nơi tiếp nhận bạn đã chọn không nhận hồ sơ này nữa. Hãy chọn nơi khác; những gì bạn đã khai vẫn được giữ.',
    en: 'The place you chose does not take this dossier any more. Choose another; all that you entered is kept.',
  },
  lostPlace: { vi: '{place} (không còn nhận)', en: '{place} (no longer takes it)' },
  chosen: { vi: 'Người nộp đã chọn nơi này.', en: 'The applicant chose this place.' },
})
