import { texts } from '@motcua/contracts/texts.ts'

/** What is told of refusals about fees, and what to do about them. */
export const FEE_PROBLEM = texts({
  'fees-unpaid': {
    vi: 'Hồ sơ còn khoản phải thu chưa nộp. Hãy thu tiền, hoặc đợi dữ liệu thanh toán, rồi mới trả kết quả.',
    en: 'Something is due for this dossier and not paid. Take the money, or wait for the payment, and then give the result.',
  },
  'result-held-for-money': {
    vi: 'Kết quả chưa được trả vì hồ sơ còn khoản phải nộp. Nộp xong thì đường dẫn này mở được.',
    en: 'The result is not given yet, because something is due for its dossier. Once that is paid this link opens it.',
  },
  'charges-paid': {
    vi: 'Hồ sơ đã có khoản được nộp, nên không tính lại được. Khoản thu thừa thì hoàn trả, khoản thiếu thì thu thêm.',
    en: 'Part of it is paid, so it is not worked out anew. Pay back what was too much, ask for what is lacking.',
  },
  'dossier-over': {
    vi: 'Hồ sơ chưa được tiếp nhận hoặc đã kết thúc, nên không tính phí ở đây. Hãy tải lại trang.',
    en: 'The dossier is not received yet, or is over, so nothing is worked out here. Load the page again.',
  },
  'charge-unknown': {
    vi: 'Hồ sơ không có khoản thu này. Hãy tải lại trang.',
    en: 'This dossier has no such charge. Load the page again.',
  },
  'charge-settled': {
    vi: 'Khoản thu này đã có số tiền, đã nộp hoặc đã bỏ. Hãy tải lại trang để xem.',
    en: 'The charge has an amount, is paid or was taken back. Load the page again to see it.',
  },
  'charge-of-duty': {
    vi: 'Đây là nghĩa vụ tài chính mà hồ sơ đang đợi. Hãy ghi kết quả thực hiện nghĩa vụ, không bỏ khoản này.',
    en: 'The dossier waits for this duty. Say how it was done; it is not taken back by itself.',
  },
  'fee-moment-wrong': {
    vi: 'Lúc này không đề nghị thu thêm ở bước đó: thu khi bổ sung chỉ sau khi đã yêu cầu bổ sung, thu khi trả chỉ từ lúc có kết quả đến lúc trả.',
    en: 'Nothing is asked for at that step now: with a supplement only after one was asked for, with the result only until it is returned.',
  },
  'fee-facts-wrong': {
    vi: 'Có diện miễn, giảm mà thủ tục này không hỏi đến. Hãy tải lại trang và chọn lại.',
    en: 'This procedure does not ask for one of these reasons to pay less. Load the page again and choose anew.',
  },
})
