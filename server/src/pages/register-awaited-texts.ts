import { texts } from '@motcua/contracts/texts.ts'

/** A register of the nation that has not answered about what somebody handed in. */
export const REGISTER_AWAITED = texts({
  waiting: {
    vi: '{register} chưa trả lời về “{paper}”. Cơ quan đang hỏi lại; bạn chưa phải nộp giấy tờ này.',
    en: 'The {register} has not answered about “{paper}”. The office asks again; you need not hand it in yet.',
  },
  instead: {
    vi: 'Nếu vẫn chưa có dữ liệu, cơ quan sẽ yêu cầu nộp trước {due}.',
    en: 'If no data come, you will be asked for it before {due}.',
  },
})
