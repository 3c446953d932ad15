import { texts } from '@motcua/contracts/texts.ts'

/** What is wrong with a fact about somebody at the counter; by the reason of the check where there is one. */
export const FACT = texts({
  phoneOfSomebody: {
    vi: 'Bản trình diễn chỉ nhận số điện thoại dạng 0500 000 0xx. Đừng ghi số thật.',
    en: 'The demonstration takes only phone numbers like 0500 000 0xx. Do not write a real one.',
  },
  noPhone: {
    vi: 'Số điện thoại gồm 10 chữ số, bắt đầu bằng 03, 05, 07, 08 hoặc 09. Hãy nhập lại.',
    en: 'A phone number has 10 digits and begins with 03, 05, 07, 08 or 09. Type it again.',
  },
  mailAddress: {
    vi: 'Địa chỉ thư điện tử phải có dạng ten@noi.vn, chỉ một địa chỉ. Hãy nhập lại hoặc để trống.',
    en: 'A mail address looks like name@place.vn, one address only. Type it again or leave it empty.',
  },
  personalNumber: {
    vi: 'Số định danh phải có đúng 12 chữ số. Hãy nhập lại.',
    en: 'A personal number has exactly 12 digits. Type it again.',
  },
  taxCode: {
    vi: 'Mã số thuế phải có 10 chữ số, hoặc 13 chữ số của chi nhánh. Hãy nhập lại.',
    en: 'A tax code has 10 digits, or the 13 of a branch. Type it again.',
  },
  organisationName: {
    vi: 'Tên tổ chức gồm chữ, số, dấu câu, như ghi trên giấy phép; không có < > hoặc =. Hãy nhập lại.',
    en:
      'The name of an organisation has letters, digits and punctuation, as on its licence; no < > or =. Type it again.',
  },
  numberMissing: {
    vi: 'Thiếu số trên giấy tờ. Hãy nhập số.', en: 'The number on the paper is missing. Type it.',
  },
  birthMissing: {
    vi: 'Thiếu ngày sinh. Ghi như trên giấy tờ, ít nhất là năm.',
    en: 'The date of birth is missing. Type it as on the paper, at least the year.',
  },
  sexMissing: { vi: 'Chọn giới tính như trên giấy tờ.', en: 'Choose the sex as on the paper.' },
  birth: {
    vi: 'Ngày sinh không có thật hoặc chưa đến. Hãy xem lại giấy tờ.',
    en: 'There is no such date of birth, or it has not come. Look at the paper again.',
  },
})

export const NUMBER_FAULT = texts({
  'unknown-place': {
    vi: 'Ba chữ số đầu không phải mã nơi đăng ký khai sinh. Hãy xem lại số trên thẻ.',
    en: 'The first three digits are no place of birth registration. Look at the number on the card again.',
  },
  'demonstration-number': {
    vi: 'Số này chỉ dùng cho bản trình diễn. Hãy nhập số thật trên thẻ.',
    en: 'This number is for demonstrations only. Type the real one on the card.',
  },
  'demonstration-only': {
    vi: 'Bản trình diễn chỉ nhận số dành riêng dạng 000xxx99xxxx, ví dụ 000185990001. Đừng ghi số của người thật.',
    en: 'The demonstration takes only reserved numbers like 000xxx99xxxx, for example 000185990001. '
      + 'Do not write that of a real person.',
  },
  'repeated-digit': {
    vi: 'Số gồm một chữ số lặp lại không phải số của ai. Hãy xem lại số trên thẻ.',
    en: 'One digit over and over is nobody’s number. Look at the number on the card again.',
  },
  'check-digit': {
    vi: 'Mã số thuế sai chữ số kiểm tra. Hãy xem lại.',
    en: 'The check digit of the tax code is wrong. Look at it again.',
  },
  'no-longer-valid': {
    vi: 'Chứng minh nhân dân 9 số không còn giá trị. Hãy dùng số định danh 12 chữ số.',
    en: 'Identity cards with 9 digits are no longer valid. Use the personal number of 12 digits.',
  },
})
