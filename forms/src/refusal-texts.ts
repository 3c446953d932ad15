import { texts } from '@motcua/contracts/texts.ts'

/** What to do about a value. `name` is the label of the field in its quotation marks. */
export const REFUSAL = texts({
  addressCode: {
    vi: 'Hãy chọn lại tỉnh, huyện, xã ở {name}: đơn vị này không có trong danh sách.',
    en: 'Choose the province, district and commune in {name} again: this place is not on the list.',
  },
  code: { vi: 'Hãy chọn lại {name} trong danh sách.', en: 'Choose {name} from the list again.' },
  noDay: {
    vi: 'Ngày ở {name} không có trong lịch. Hãy ghi lại, ví dụ 25/06/2021.',
    en: 'The day in {name} is not in the calendar. Write it again, for example 25/06/2021.',
  },
  pattern: { vi: 'Hãy ghi lại {name} cho đúng dạng.', en: 'Write {name} again in the right form.' },
  demonstrationOnly: {
    vi: 'Bản trình diễn chỉ nhận số dành riêng dạng 000xxx99xxxx ở {name}: 000185990001. Đừng ghi số của người thật.',
    en: 'The demonstration takes only reserved numbers like 000185990001 in {name}. Enter no real person’s number.',
  },
  tooLong: {
    vi: 'Hãy rút ngắn {name}, nhiều nhất {most} chữ.', en: 'Shorten {name} to at most {most} characters.',
  },
  markup: {
    vi: 'Hãy bỏ ký hiệu lạ (như <, >) trong {name} rồi ghi lại bằng chữ thường.',
    en: 'Take strange signs (such as <, >) out of {name} and write it in plain letters.',
  },
  future: {
    vi: '{name} không thể sau ngày {day}. Hãy xem lại ngày.',
    en: '{name} cannot be after {day}. Look at the day again.',
  },
  rows: {
    vi: '{name} có quá nhiều dòng. Hãy bỏ bớt, nhiều nhất 200 dòng.',
    en: '{name} has too many rows. Remove some: 200 at most.',
  },
  chooseOne: { vi: 'Hãy chọn {name}.', en: 'Choose {name}.' },
  yesOrNo: { vi: 'Hãy chọn Có hoặc Không ở {name}.', en: 'Choose Yes or No in {name}.' },
  tick: { vi: 'Hãy đọc rồi đánh dấu vào ô {name}.', en: 'Read {name}, then tick the box.' },
  writeDay: { vi: 'Hãy ghi {name}.', en: 'Enter {name}.' },
  chooseAddress: { vi: 'Hãy chọn tỉnh và xã ở {name}.', en: 'Choose the province and the commune in {name}.' },
  addRow: { vi: 'Hãy thêm ít nhất một dòng vào {name}.', en: 'Add at least one row to {name}.' },
  upload: { vi: 'Hãy tải lên {name}.', en: 'Upload {name}.' },
  sign: { vi: 'Hãy ký ở {name}.', en: 'Sign in {name}.' },
  fillIn: { vi: 'Hãy điền {name}.', en: 'Fill in {name}.' },
  whole: { vi: 'Hãy ghi {name} bằng một số nguyên.', en: 'Write {name} as a whole number.' },
  number: {
    vi: 'Hãy ghi {name} bằng số, nhiều nhất hai chữ số sau dấu phẩy.',
    en: 'Write {name} as a number, with at most two digits after the comma.',
  },
  unreadable: {
    vi: 'Hãy điền lại {name}: giá trị gửi lên không đọc được.',
    en: 'Fill in {name} again: what was sent cannot be read.',
  },
  between: { vi: 'Hãy ghi {name} từ {min} đến {max}.', en: 'Write {name} as a number from {min} to {max}.' },
  atLeast: { vi: 'Hãy ghi {name} ít nhất là {min}.', en: 'Write {name} as {min} or more.' },
  atMost: { vi: 'Hãy ghi {name} nhiều nhất là {max}.', en: 'Write {name} as {max} or less.' },
  range: {
    vi: 'Hãy xem lại {name}: giá trị quá lớn hoặc quá nhỏ.', en: 'Look at {name} again: it is too great or too small.',
  },
  addressThen: {
    vi: 'Hãy ghi lại {name}: địa chỉ trước 01/07/2025 có huyện, từ ngày đó chỉ còn tỉnh và xã.',
    en: 'Write {name} again: before 01/07/2025 an address has a district, since then only province and commune.',
  },
  addressDistrict: {
    vi: 'Hãy chọn {name} theo đơn vị hiện nay: tỉnh, huyện và xã.',
    en: 'Choose {name} by the units of today: province, district and commune.',
  },
  addressNoDistrict: {
    vi: 'Hãy chọn {name} theo đơn vị hiện nay: chỉ tỉnh và xã, không còn huyện.',
    en: 'Choose {name} by the units of today: province and commune only, there are no districts any more.',
  },
})
