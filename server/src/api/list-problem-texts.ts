import { texts } from '@motcua/contracts/texts.ts'

/** What is told of a refusal about lists and shifts; by its code. */
export const LIST_PROBLEM = texts({
  'too-many-views': {
    vi: 'Bạn đã lưu đủ 20 danh sách. Hãy xoá một danh sách không dùng nữa rồi lưu lại.',
    en: 'You have saved 20 lists, which is the most. Delete one you no longer use, then save again.',
  },
  'view-unknown': {
    vi: 'Danh sách này không còn. Hãy tải lại trang.',
    en: 'This list is gone. Load the page again.',
  },
  'day-over': {
    vi: 'Ngày xem lại đã qua. Hãy chọn hôm nay hoặc một ngày sau.',
    en: 'The day to look again has passed. Choose today or a later day.',
  },
  'nothing-held': {
    vi: 'Bạn không giữ hồ sơ nào nên không có gì để bàn giao.',
    en: 'You hold no dossier, so there is nothing to hand over.',
  },
})
