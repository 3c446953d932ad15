/** Refusals of saved lists, days of looking again and ends of shifts; part of the list in problems.ts. */
export const LIST_PROBLEMS = {
  'too-many-views': {
    status: 409, title: 'As many saved lists as allowed',
    detail: 'Bạn đã lưu đủ 20 danh sách. Hãy xoá một danh sách không dùng nữa rồi lưu lại.',
  },
  'view-unknown': {
    status: 404, title: 'No such saved list of yours', detail: 'Danh sách này không còn. Hãy tải lại trang.',
  },
  'day-over': {
    status: 422, title: 'The day has passed', detail: 'Ngày xem lại đã qua. Hãy chọn hôm nay hoặc một ngày sau.',
  },
  'nothing-held': {
    status: 409, title: 'Nothing in your hands', detail: 'Bạn không giữ hồ sơ nào nên không có gì để bàn giao.',
  },
} as const
