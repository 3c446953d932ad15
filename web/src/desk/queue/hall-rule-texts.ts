import { texts } from '@motcua/contracts/texts.ts'

/** Services and counters of a hall, and how they are changed. */
export const HALL_RULE = texts({
  title: { vi: 'Dịch vụ và quầy', en: 'Services and counters' },
  failed: { vi: 'Không tải được dịch vụ và quầy', en: 'Services and counters could not be loaded' },
  change: { vi: 'Đổi dịch vụ và quầy', en: 'Change services and counters' },
  coming: { vi: 'Từ {day} sẽ đổi như đã ghi.', en: 'From {day} they are others, as written.' },
  hint: {
    vi: 'Có hiệu lực từ ngày bạn chọn, sớm nhất là ngày mai. Ngày đã qua và hôm nay giữ nguyên. Thay đổi đã ghi cho ngày sau đó được thay bằng bản này.',
    en: 'In force from the day you choose, tomorrow at the earliest. Today and before stay as they are. What was planned for a later day is replaced.',
  },
  from: { vi: 'Từ ngày', en: 'From' },
  basis: { vi: 'Theo văn bản', en: 'By which decision' },
  services: { vi: 'Việc người dân đến làm', en: 'What people come for' },
  counters: { vi: 'Quầy', en: 'Counters' },
  digit: { vi: 'Chữ số đầu', en: 'First digit' },
  name: { vi: 'Tên việc', en: 'Name' },
  nameEn: { vi: 'Tên tiếng Anh', en: 'English name' },
  minutes: { vi: 'Số phút một người', en: 'Minutes a person' },
  number: { vi: 'Số quầy', en: 'Counter' },
  does: { vi: 'Quầy {counter} làm', en: 'Counter {counter} does' },
  quick: { vi: 'Quầy nhanh', en: 'Quick counter' },
  quickMinutes: { vi: 'Việc ngắn: không quá số phút', en: 'Short: at most so many minutes' },
  addService: { vi: 'Thêm việc', en: 'Add a service' },
  addCounter: { vi: 'Thêm quầy', en: 'Add a counter' },
  removeService: { vi: 'Bỏ việc {name}', en: 'Remove {name}' },
  removeCounter: { vi: 'Bỏ quầy {counter}', en: 'Remove counter {counter}' },
  remove: { vi: 'Bỏ', en: 'Remove' },
  save: { vi: 'Ghi thay đổi', en: 'Save the change' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  incomplete: {
    vi: 'Ghi đủ ngày, văn bản, tên việc và số; mỗi quầy làm ít nhất một việc.',
    en: 'Give the day, the decision, names and numbers; each counter does one thing at least.',
  },
  callsOff: {
    vi: 'Tôi đồng ý hủy các lịch hẹn này. Bấm Ghi thay đổi lần nữa để ghi.',
    en: 'I agree that these appointments are called off. Press Save the change once more.',
  },
  saved: { vi: 'Đã ghi. Có hiệu lực từ {day}.', en: 'Saved. In force from {day}.' },
})
