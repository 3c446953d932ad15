import { texts } from '@motcua/contracts/texts.ts'

/** What is told of a refusal about mandates between two people; by its code. */
export const PROXY_PROBLEM = texts({
  'proxy-unknown': {
    vi: 'Không có giấy ủy quyền nào như vậy giữa hai người này. Hãy xem lại danh sách ủy quyền.',
    en: 'There is no such mandate between these two. Look at the list again.',
  },
  'proxy-over': {
    vi: 'Giấy ủy quyền đã chấm dứt, hết hạn hoặc chưa bắt đầu. Muốn làm tiếp, người ủy quyền lập giấy mới.',
    en: 'The mandate was ended, is over, or has not begun. To go on, whoever gave it gives another.',
  },
  'proxy-not-for-procedure': {
    vi: 'Giấy ủy quyền không gồm thủ tục này. Muốn làm tiếp, người ủy quyền chấm dứt và lập giấy mới.',
    en: 'The mandate does not reach this procedure. To go on, whoever gave it ends it and gives another.',
  },
  'proxy-held-already': {
    vi: 'Hai người này đã có giấy ủy quyền còn hiệu lực. Muốn đổi phạm vi hay thời hạn, hãy chấm dứt rồi lập lại.',
    en: 'There is a mandate between these two. To change scope or term, end it and give another.',
  },
  'proxy-from-past': {
    vi: 'Giấy ủy quyền không thể bắt đầu trước hôm nay. Hãy chọn ngày từ hôm nay trở đi.',
    en: 'A mandate cannot begin before today. Choose today or later.',
  },
  'proxy-name-differs': {
    vi: 'Số này đã được xác nhận với tên khác. Hãy xem lại số và tên trên thẻ của người được ủy quyền.',
    en: 'This number was confirmed with another name. Look at number and name on the card of whoever is to act.',
  },
  'proxy-of-oneself': {
    vi: 'Số này là của chính người ủy quyền. Hãy nhập số của người được ủy quyền.',
    en: 'This number is that of whoever gives it. Type the number of whoever is to act.',
  },
  'member-unchecked': {
    vi: 'Người này chưa có tài khoản đã xác nhận ở quầy. Hãy mở hoặc xác nhận tài khoản cho họ ở màn hình Tiếp nhận trước.',
    en: 'This person has no account confirmed at a counter. Open or confirm one at Intake first.',
  },
  'member-already': {
    vi: 'Người này đang là thành viên tổ công nghệ số cộng đồng của bộ phận này. Muốn đổi tổ hay thời hạn, hãy cho thôi rồi ghi lại.',
    en: 'This person is a member of a team of this section. To change team or term, end it and name them again.',
  },
  'number-not-of-a-person': {
    vi: 'Số này không phải của một cá nhân. Hãy xem lại thẻ căn cước.',
    en: 'This number is not a person’s. Look at the card again.',
  },
})
