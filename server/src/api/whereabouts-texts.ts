import { texts } from '@motcua/contracts/texts.ts'

/** Why here, who settles it, where the result is: for clerks and, in the same words, for citizens. */
export const WHEREABOUTS = texts({
  byCatalogue: {
    vi: 'Danh mục thủ tục quy định cơ quan này giải quyết.', en: 'The catalogue says that this office settles it.',
  },
  byProcess: {
    vi: 'Nơi tiếp nhận của cơ quan giải quyết.', en: 'The counter of the office that settles it.',
  },
  byList: {
    vi: 'Thủ tục được duyệt tiếp nhận không phụ thuộc địa giới từ ngày {from}.',
    en: 'The procedure is approved to be received whatever the territory since {from}.',
  },
  byData: {
    vi: 'Danh mục của tỉnh cho tiếp nhận thủ tục này không phụ thuộc địa giới.',
    en: 'The catalogue of the province lets it be received whatever the territory.',
  },
  unknown: {
    vi: 'Hồ sơ có trước khi lý do được lưu lại.', en: 'The dossier is older than the keeping of reasons.',
  },
  territory: { vi: 'Địa bàn', en: 'Territory' },
  subject: { vi: 'Người nộp', en: 'Applicant' },
  citizen: { vi: 'cá nhân', en: 'a person' },
  organisation: { vi: 'tổ chức', en: 'an organisation' },
  section: { vi: 'Nộp tại', en: 'Handed in at' },
  chosen: { vi: 'Nơi nộp do', en: 'The counter was chosen by' },
  chosenBy: { vi: 'người nộp tự chọn khi nộp trực tuyến', en: 'the applicant, who sent it online' },
  version: { vi: 'Phiên bản thủ tục', en: 'Version of the procedure' },
  versionFrom: { vi: 'áp dụng từ {from}', en: 'in force since {from}' },
})

/** How it was proven that a result went to the right person. */
export const PROOF = texts({
  'signed': { vi: 'người nhận đã ký nhận', en: 'signed for by the receiver' },
  'card-seen': { vi: 'đã xem giấy tờ tùy thân', en: 'identity card seen' },
  'authorisation': { vi: 'có giấy ủy quyền', en: 'paper of authorisation' },
  'post-receipt': { vi: 'biên nhận bưu chính', en: 'receipt of the post' },
})
