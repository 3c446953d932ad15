import { texts } from '@motcua/contracts/texts.ts'

/** When no answer came, or none that can be read. */
export const CALL = texts({
  noAnswer: {
    vi: 'Không nối được máy chủ. Kiểm tra mạng rồi thử lại; những gì đã nhập vẫn còn.',
    en: 'The server cannot be reached. Check the network and try again; nothing you typed is lost.',
  },
  unreadable: {
    vi: 'Máy chủ trả lời không đúng (mã {status}). Thử lại sau ít phút.',
    en: 'The server gave an answer that makes no sense (code {status}). Try again in a few minutes.',
  },
})
