import { texts } from '@motcua/contracts/texts.ts'

/** What is awaited from a register, on the slip. */
export const REGISTER_WAIT = texts({
  onSlip: {
    vi: '{register} chưa trả lời về “{paper}”; đến {time} ngày {day} vẫn chưa có dữ liệu thì cơ quan sẽ yêu cầu nộp.',
    en: 'The {register} has not answered about “{paper}”; if there are no data by {time} on {day}, it will be asked for.',
  },
})
