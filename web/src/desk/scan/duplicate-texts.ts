import { texts } from '@motcua/contracts/texts.ts'

/** Papers that are there already. */
export const DUPLICATE = texts({
  file: {
    vi: '{what} đã có trong hồ sơ {number}, đưa vào {at}. Hãy xem có quét nhầm lần nữa không; nếu đúng là cần thì cứ tiếp tục.',
    en: '{what} is in dossier {number} already, put in {at}. See whether it was scanned twice; if it is meant, go on.',
  },
  text: {
    vi: '{what} giống chữ với giấy đã có trong hồ sơ {number}, đưa vào {at}. Hãy xem có phải cùng một giấy không; nếu không thì cứ tiếp tục.',
    en: '{what} says the same as a paper in dossier {number}, put in {at}. See whether it is the same paper; if not, go on.',
  },
  sheet: {
    vi: '{what} trùng với tệp của giấy tờ khác đang nhập. Hãy xem có chọn nhầm không.',
    en: '{what} is the same as a file of another paper entered here. See whether it was chosen by mistake.',
  },
  whole: { vi: 'Tệp này', en: 'This file' },
  nth: { vi: 'Tệp {file}', en: 'File {file}' },
  paper: { vi: 'Giấy này', en: 'This paper' },
})
