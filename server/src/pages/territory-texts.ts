import { texts } from '@motcua/contracts/texts.ts'

/** Why here, who settles it, what may be handed in anywhere, and where a result is collected: for citizens. */
export const TERRITORY = texts({
  whyTitle: { vi: 'Vì sao nộp ở đây? Ai giải quyết?', en: 'Why here? Who settles it?' },
  receives: { vi: 'Nơi tiếp nhận', en: 'Received by' },
  decides: { vi: 'Cơ quan giải quyết', en: 'Settled by' },
  byCatalogue: {
    vi: 'Danh mục thủ tục quy định cơ quan này giải quyết.', en: 'The catalogue says that this office settles it.',
  },
  byProcess: { vi: 'Đây là nơi tiếp nhận của cơ quan giải quyết.', en: 'This is the counter of the office that settles it.' },
  byList: {
    vi: 'Thủ tục này được duyệt tiếp nhận không phụ thuộc địa giới hành chính từ ngày {from}{decision}.',
    en: 'This procedure is approved to be received at any counter since {from}{decision}.',
  },
  byData: {
    vi: 'Danh mục của tỉnh cho tiếp nhận thủ tục này không phụ thuộc địa giới hành chính.',
    en: 'The catalogue of the province lets this procedure be received at any counter.',
  },
  byDecision: { vi: ', theo Quyết định số {number} ngày {day}', en: ', by decision {number} of {day}' },
  article: { vi: 'Căn cứ: {article}', en: 'Basis: {article}' },
  whereTitle: { vi: 'Nộp ở đâu', en: 'Where to hand it in' },
  online: {
    vi: 'Nộp trực tuyến: hồ sơ đến thẳng nơi tiếp nhận của cơ quan giải quyết. Trước khi gửi, trang kiểm tra nêu tên nơi đó.',
    en: 'Online: it goes straight to the counter of the office that settles it. The check before sending names it.',
  },
  onlineChoice: {
    vi: 'Nộp trực tuyến: trang kiểm tra trước khi gửi nêu nơi tiếp nhận và cho bạn chọn nơi khác cũng nhận thủ tục này.',
    en: 'Online: the check before sending names the counter, and lets you choose another that takes this.',
  },
  anywhere: {
    vi: 'Nộp trực tiếp: tại bất kỳ Bộ phận Một cửa nào trong tỉnh; nơi bạn nộp chuyển hồ sơ đến cơ quan giải quyết.',
    en: 'In person: at any one-stop counter of the province, which passes it on to the office that settles it.',
  },
  atPilots: {
    vi: 'Nộp trực tiếp: tại nơi tiếp nhận của cơ quan giải quyết, hoặc tại các nơi đang thí điểm: {units}.',
    en: 'In person: at the counter of the office that settles it, or where this is being tried: {units}.',
  },
  onlyThere: {
    vi: 'Nộp trực tiếp: chỉ tại nơi tiếp nhận của cơ quan giải quyết, vì thủ tục chưa được duyệt nhận ở nơi khác.',
    en: 'In person: only at the counter of the office that settles it; it is not approved to be taken elsewhere.',
  },
  exempt: { vi: 'Trừ trường hợp: {reason}', en: 'Except: {reason}' },
  listLink: { vi: 'Các thủ tục nộp được ở bất kỳ đâu', en: 'Procedures that can be handed in anywhere' },
  listTitle: { vi: 'Thủ tục nộp được ở bất kỳ đâu', en: 'Procedures that can be handed in anywhere' },
  listHint: {
    vi: 'Các thủ tục dưới đây được tiếp nhận không phụ thuộc địa giới hành chính: bạn nộp ở Bộ phận Một cửa nào thuận tiện; cơ '
      + 'quan có thẩm quyền vẫn là nơi giải quyết.',
    en: 'These are received whatever the territory: hand them in at whichever counter suits you; the competent office '
      + 'still settles them.',
  },
  listEmpty: { vi: 'Hiện chưa có thủ tục nào.', en: 'There is none at present.' },
  since: { vi: 'Từ ngày {from}: toàn tỉnh', en: 'Since {from}: in all of the province' },
  sinceBefore: { vi: 'Toàn tỉnh, có từ trước', en: 'In all of the province, from before' },
  sincePilot: { vi: 'Từ ngày {from}: thí điểm tại {units}', en: 'Since {from}: tried at {units}' },
  decision: {
    vi: 'Quyết định số {number} ngày {day} của {issuer}', en: 'Decision {number} of {day}, {issuer}',
  },
  noDecision: {
    vi: 'Theo danh mục có sẵn, chưa ghi số quyết định', en: 'By the list as it was; no decision is on record',
  },
  resultTitle: { vi: 'Nhận kết quả bản giấy', en: 'Collecting the paper result' },
  collectAt: { vi: 'Nơi nhận', en: 'Collected at' },
  lies: { vi: 'Kết quả đang ở', en: 'The result is at' },
  onWay: { vi: 'Kết quả đang được chuyển đến nơi nhận, hạn đến {at}.', en: 'It is on its way there, due {at}.' },
  ready: { vi: 'Kết quả đã ở nơi nhận, mời bạn đến lấy.', en: 'It is there, you can collect it.' },
  change: { vi: 'Đổi nơi nhận kết quả', en: 'Change where it is collected' },
  changeTitle: { vi: 'Đổi nơi nhận kết quả', en: 'Change where the result is collected' },
  changeHint: {
    vi: 'Chọn Bộ phận Một cửa thuận tiện cho bạn. Kết quả bản giấy sẽ được chuyển đến đó; trang hồ sơ cho biết khi nào đến nơi.',
    en: 'Choose the counter that suits you. The paper result is sent there; the page of the dossier tells when it has come.',
  },
  place: { vi: 'Nơi nhận mới', en: 'New place' },
  choosePlace: { vi: 'Hãy chọn một nơi nhận trong danh sách.', en: 'Choose one of the places.' },
  changeNow: { vi: 'Đổi nơi nhận', en: 'Change it' },
  keep: { vi: 'Giữ nơi nhận cũ', en: 'Keep it as it is' },
  notNow: {
    vi: 'Lúc này không đổi được nơi nhận: kết quả đang trên đường, đã trả, hoặc không nhận tại quầy.',
    en: 'It cannot be changed now: the result is on its way, was returned, or is not collected at a counter.',
  },
})
