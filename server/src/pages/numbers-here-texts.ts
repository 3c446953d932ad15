import { texts } from '@motcua/contracts/texts.ts'

/** Numbers and phones that people type. {example} is an invented number of the reserved range. */
export const NUMBER = texts({
  hint: { vi: '12 số trên thẻ căn cước.', en: 'The 12 digits on the identity card.' },
  hintDemonstration: {
    vi: 'Bản trình diễn: ghi số dành riêng dạng 000xxx99xxxx, ví dụ {example}. Đừng ghi số thật.',
    en: 'Demonstration: use a number of the reserved form 000xxx99xxxx, such as {example}. Do not write a real one.',
  },
  onlyDemonstration: {
    vi: 'Số này chỉ dùng trong bản trình diễn. Hãy ghi số trên thẻ căn cước của bạn.',
    en: 'This number is for demonstrations only. Please write the one on your identity card.',
  },
  twelve: {
    vi: 'Số định danh cá nhân gồm 12 chữ số. Hãy xem lại trên thẻ căn cước rồi ghi lại.',
    en: 'A personal number has 12 digits. Please look at the identity card and write it again.',
  },
  reserved: {
    vi: 'Bản trình diễn chỉ nhận số dành riêng dạng 000xxx99xxxx, ví dụ {example}. Đừng ghi số của người thật.',
    en: 'A demonstration takes only numbers of the form 000xxx99xxxx, such as {example}. Do not write a real person’s.',
  },
  phoneReserved: {
    vi: 'Bản trình diễn chỉ nhận số điện thoại dạng 0500 000 0xx, ví dụ 0500 000 001. Đừng ghi số thật.',
    en: 'A demonstration takes only phones of the form 0500 000 0xx, such as 0500 000 001. Do not write a real one.',
  },
  phoneOnlyDemonstration: {
    vi: 'Số điện thoại này chỉ dùng trong bản trình diễn. Hãy ghi số của bạn.',
    en: 'This phone is for demonstrations only. Please write your own.',
  },
  phone: {
    vi: 'Hãy ghi số điện thoại di động 10 chữ số để nhận được tin nhắn.',
    en: 'Please write a mobile number of 10 digits, so that messages reach you.',
  },
})
