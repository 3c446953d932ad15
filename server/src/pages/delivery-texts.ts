import { texts } from '@motcua/contracts/texts.ts'

/** How the result is wanted. */
export const DELIVERY = texts({
  question: { vi: 'Bạn muốn nhận kết quả thế nào?', en: 'How would you like to receive the result?' },
  way: { vi: 'Cách nhận kết quả', en: 'Way of receiving the result' },
  electronic: { vi: 'Bản điện tử', en: 'Electronic copy' },
  counter: { vi: 'Nhận tại quầy', en: 'At the counter' },
  post: { vi: 'Nhận qua bưu chính công ích', en: 'By public post' },
  address: { vi: 'Địa chỉ nhận kết quả', en: 'Address for the result' },
  addressHint: {
    vi: 'Chỉ cần khi nhận qua bưu chính: nơi bưu tá giao tận tay.',
    en: 'Only for delivery by post: where the postman hands it over.',
  },
  goOn: { vi: 'Tiếp tục', en: 'Continue' },
  choose: { vi: 'Hãy chọn cách nhận kết quả.', en: 'Please choose how to receive the result.' },
  writeAddress: {
    vi: 'Hãy ghi địa chỉ nơi bưu tá giao kết quả.', en: 'Please write the address to which the result is delivered.',
  },
  shorten: {
    vi: 'Hãy rút ngắn địa chỉ, nhiều nhất {most} chữ.', en: 'Please shorten the address to at most {most} characters.',
  },
})
