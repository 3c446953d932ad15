import { texts } from '@motcua/contracts/texts.ts'

/** A register of the nation that has not answered about what somebody handed in. */
export const REGISTER_AWAITED = texts({
  waiting: {
    vi: '{register} chưa trả lời về “{paper}”. Cơ quan đang hỏi lại; bạn chưa phải nộp giấy tờ này.',
    en: 'The {register} has not answered about “{paper}”. The office asks again; you need not hand it in yet.',
  },
  instead: {
    vi: 'Nếu vẫn chưa có dữ liệu, chậm nhất lúc {due} cơ quan sẽ báo bạn nộp.',
    en: 'If no data come, the office asks you for it by {due} at the latest.',
  },
})
