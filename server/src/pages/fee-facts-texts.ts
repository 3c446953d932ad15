import { texts } from '@motcua/contracts/texts.ts'

/** What fees hang on, asked of whoever prepares a dossier, and what it comes to. */
export const FEE_FACTS = texts({
  title: { vi: 'Khai để tính phí, lệ phí', en: 'Say what the fees hang on' },
  hint: {
    vi: 'Khai để biết số tiền trước khi nộp hồ sơ. Bộ phận Một cửa xem lại khi tiếp nhận.',
    en: 'With this the amount is known before you submit. The section checks it when it accepts the dossier.',
  },
  copies: { vi: 'Số bản cần', en: 'Copies that you need' },
  pages: { vi: 'Số trang của một bản', en: 'Pages of one copy' },
  quantity: {
    vi: 'Số lượng tính phí (hợp đồng, chữ ký, suất)', en: 'How many are charged for (contracts, signatures, portions)',
  },
  subjects: { vi: 'Bạn hoặc hồ sơ thuộc diện nào?', en: 'What do you or the dossier count as?' },
  none: { vi: 'Không thuộc diện nào dưới đây', en: 'None of these' },
  proof: {
    vi: 'Mang theo {paper} đến Bộ phận Một cửa. Xem giấy xong mới tính miễn, giảm.',
    en: 'Bring {paper} to the section. It counts once that was seen.',
  },
  save: { vi: 'Lưu và xem số tiền', en: 'Save, and see the amount' },
  nothing: { vi: 'Thủ tục này không hỏi gì để tính phí.', en: 'The fees of this procedure hang on nothing to be asked.' },
  goOn: { vi: 'Tiếp tục', en: 'Continue' },
  wrongNumber: { vi: '{label}: hãy nhập một số từ 1 đến {most}.', en: '{label}: type a number from 1 to {most}.' },
  wrongSubject: { vi: 'Hãy chọn trong danh sách, hoặc chọn không thuộc diện nào.', en: 'Choose from the list, or none of these.' },
  fees: { vi: 'Phí, lệ phí', en: 'Fees' },
  unknown: { vi: 'chưa tính được', en: 'not known yet' },
  free: { vi: 'không phải nộp', en: 'nothing to pay' },
  together: { vi: 'Cộng: {amount}.', en: 'Together: {amount}.' },
  more: { vi: 'Còn khoản chưa tính được, nên có thể phải nộp thêm.', en: 'Something is not known yet, so it may be more.' },
  ifShown: {
    vi: 'Khi Bộ phận Một cửa xem giấy tờ chứng minh: {amount}.', en: 'Once the section has seen the papers: {amount}.',
  },
  when: {
    vi: 'Nộp sau khi hồ sơ được tiếp nhận, ở trang của hồ sơ hoặc tại quầy.',
    en: 'To be paid once the dossier is accepted, on its page or at the counter.',
  },
  ask: { vi: 'Khai để tính phí trước khi nộp', en: 'Say what they hang on before you submit' },
  change: { vi: 'Sửa dữ kiện tính phí', en: 'Change what they hang on' },
  moved: {
    vi: 'Số tiền phải nộp vừa thay đổi. Hãy xem lại mục Phí, lệ phí rồi bấm nộp.',
    en: 'What is to be paid has just changed. Look at the fees again, and then submit.',
  },
})
