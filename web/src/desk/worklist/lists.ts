/** The lists of the desk in the order of their tabs; all of them due first. `received-here` feeds the register only. */
export const LISTS = [
  {
    id: 'mine', name: 'Của tôi', empty: 'Chưa có việc nào giao cho bạn.',
    hint: 'Việc được phân công sẽ đứng ở đây, đến hạn trước đứng trước.',
  },
  {
    id: 'unit', name: 'Đơn vị', empty: 'Đơn vị không có hồ sơ nào đang xử lý.',
    hint: 'Hồ sơ chuyển đến đơn vị sẽ đứng ở đây.',
  },
  {
    id: 'awaiting-receipt', name: 'Chờ tiếp nhận', empty: 'Không có hồ sơ nào chờ tiếp nhận.',
    hint: 'Hồ sơ nộp trực tuyến đứng ở đây, chờ lâu nhất đứng trước.',
  },
  {
    id: 'to-return', name: 'Chờ trả', empty: 'Không có kết quả nào chờ trả.',
    hint: 'Kết quả đã có sẽ đứng ở đây cho đến khi người dân nhận.',
  },
  {
    id: 'not-forwarded', name: 'Chưa chuyển', empty: 'Mọi hồ sơ đã tiếp nhận đều đã chuyển.',
    hint: 'Hồ sơ tiếp nhận mà chưa chuyển đến nơi giải quyết đứng ở đây.',
  },
  {
    id: 'about-to-be-late', name: 'Sắp trễ', empty: 'Không có hồ sơ nào sắp trễ hạn.',
    hint: 'Một ngày làm việc trước khi hết hạn, phiếu xin lỗi được dự thảo sẵn và hồ sơ đứng ở đây.',
  },
  {
    id: 'late-without-apology', name: 'Quá hạn chưa xin lỗi', empty: 'Không có hồ sơ quá hạn nào thiếu thư xin lỗi.',
    hint: 'Hồ sơ quá hạn phải có văn bản xin lỗi và hẹn lại.',
  },
] as const

export type ListId = (typeof LISTS)[number]['id']

export function isListId(text: unknown): text is ListId {
  return LISTS.some(({ id }) => id === text)
}
