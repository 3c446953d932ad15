import { texts } from '@motcua/contracts/texts.ts'

/** The list of all procedures. */
export const FIND_PROCEDURE = texts({
  officialForms: {
    vi: '{official} trong {all} thủ tục ({percent}%) có tờ khai điện tử theo mẫu chính thức; thủ tục còn lại dùng mẫu tạm, ghi rõ trên tờ khai.',
    en: '{official} of {all} procedures ({percent}%) have an electronic declaration on the official form; the others use a provisional form, and say so.',
  },
})
