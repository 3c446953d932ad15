import { texts } from '@motcua/contracts/texts.ts'

/** Why here, who settles it, and where the paper result lies. */
export const WHERE = texts({
  title: { vi: 'Vì sao nộp ở đây? Ai giải quyết?', en: 'Why here? Who settles it?' },
  failed: { vi: 'Không tải được nơi nộp và nơi giữ kết quả', en: 'It could not be loaded' },
  receives: { vi: 'Nơi tiếp nhận', en: 'Received by' },
  decides: { vi: 'Nơi giải quyết', en: 'Settled by' },
  elsewhere: { vi: 'Ngoài địa bàn có thẩm quyền', en: 'Outside the competent territory' },
  byDecision: { vi: 'theo Quyết định số {number} ngày {day} của {issuer}', en: 'by decision {number} of {day}, {issuer}' },
  withoutDecision: {
    vi: 'theo danh mục có sẵn, chưa ghi số quyết định', en: 'by the list as it was; no decision is on record',
  },
  result: { vi: 'Kết quả bản giấy đang ở đâu', en: 'Where the paper result is' },
  collected: { vi: 'Nơi nhận kết quả: {unit}', en: 'Collected at: {unit}' },
  chosen: { vi: '(người nộp đã chọn)', en: '(chosen by the applicant)' },
  noPaper: {
    vi: 'Chưa có kết quả bản giấy, hoặc kết quả trả điện tử.', en: 'There is no paper result yet, or it is electronic.',
  },
  lies: { vi: 'Đang ở {unit}, {who} giữ từ {since}.', en: 'At {unit}, with {who} since {since}.' },
  returned: { vi: 'Đã trả {at}.', en: 'Returned {at}.' },
  proof: { vi: 'Căn cứ: {proof}.', en: 'Proof: {proof}.' },
  reminded: { vi: 'Đã nhắc đến nhận {count} lần.', en: 'Reminded {count} time(s).' },
  way: { vi: 'Từ {from} đến {to}', en: 'From {from} to {to}' },
  due: { vi: 'Phải đến trước {at}', en: 'To arrive by {at}' },
  late: { vi: 'Quá hạn chuyển', en: 'Late' },
  sentBy: { vi: 'Giao {at}, {who}', en: 'Sent {at}, {who}' },
  receivedBy: { vi: 'Nhận {at}, {who}', en: 'Received {at}, {who}' },
  refusedBy: { vi: 'Không nhận {at}, {who}', en: 'Not taken in {at}, {who}' },
  succeeded: { vi: 'Đơn vị sắp xếp {at}: chặng sau nối tiếp', en: 'Units changed {at}: the next way goes on' },
  recalledBy: { vi: 'Thôi chuyển {at}, {who}', en: 'Recalled {at}, {who}' },
})
