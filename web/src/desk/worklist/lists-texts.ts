import { texts } from '@motcua/contracts/texts.ts'

/** The lists of the desk: their names, and what stands there when they are empty. */
export const LIST = texts({
  mine: { vi: 'Của tôi', en: 'Mine' },
  mineEmpty: { vi: 'Chưa có việc nào giao cho bạn.', en: 'Nothing has been given to you yet.' },
  mineHint: {
    vi: 'Việc được phân công sẽ đứng ở đây, đến hạn trước đứng trước.',
    en: 'Work assigned to you will appear here, soonest due first.',
  },
  unit: { vi: 'Đơn vị', en: 'My unit' },
  unitEmpty: { vi: 'Đơn vị không có hồ sơ nào đang xử lý.', en: 'The unit has no open dossier.' },
  unitHint: { vi: 'Hồ sơ chuyển đến đơn vị sẽ đứng ở đây.', en: 'Dossiers handed to the unit will appear here.' },
  unassigned: { vi: 'Chưa ai nhận', en: 'Unassigned' },
  unassignedEmpty: { vi: 'Mọi việc của đơn vị đều đã có người nhận.', en: 'All work of the unit has been taken.' },
  unassignedHint: {
    vi: 'Việc của đơn vị chưa ai nhận sẽ đứng ở đây. Mở hồ sơ rồi bấm Nhận việc.',
    en: 'Work that nobody has taken will appear here. Open a dossier and take it.',
  },
  awaitingReceipt: { vi: 'Chờ tiếp nhận', en: 'To receive' },
  awaitingReceiptEmpty: { vi: 'Không có hồ sơ nào chờ tiếp nhận.', en: 'No dossier waits to be received.' },
  awaitingReceiptHint: {
    vi: 'Hồ sơ nộp trực tuyến đứng ở đây, còn ít giờ làm việc nhất đứng trước.',
    en: 'Dossiers sent online appear here, the one with the fewest working hours left first.',
  },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  overdueEmpty: { vi: 'Không có hồ sơ nào quá hạn.', en: 'No dossier is overdue.' },
  overdueHint: {
    vi: 'Hồ sơ quá ngày hẹn trả, hoặc phải bổ sung lần hai, đứng ở đây.',
    en: 'Dossiers past their date, or asked for a second supplement, appear here.',
  },
  dueToday: { vi: 'Hạn hôm nay', en: 'Due today' },
  dueTodayEmpty: { vi: 'Hôm nay không có hồ sơ nào đến hạn.', en: 'No dossier falls due today.' },
  dueTodayHint: { vi: 'Hồ sơ hẹn trả trong hôm nay đứng ở đây.', en: 'Dossiers promised for today appear here.' },
  waiting: { vi: 'Đang chờ người khác', en: 'Waiting for others' },
  waitingEmpty: { vi: 'Không có hồ sơ nào đang chờ người khác.', en: 'No dossier waits for somebody else.' },
  waitingHint: {
    vi: 'Hồ sơ chờ người nộp bổ sung, nộp tiền, hoặc chờ nơi khác xác nhận đứng ở đây, chờ lâu nhất đứng trước.',
    en: 'Dossiers that wait for a supplement, a payment or a confirmation appear here, longest first.',
  },
  toReturn: { vi: 'Chờ trả', en: 'To return' },
  toReturnEmpty: { vi: 'Không có kết quả nào chờ trả.', en: 'No result waits to be returned.' },
  toReturnHint: {
    vi: 'Kết quả đã có sẽ đứng ở đây cho đến khi người dân nhận.',
    en: 'Results stand here until their applicants have them.',
  },
  toSign: { vi: 'Chờ ký', en: 'To sign' },
  toSignEmpty: { vi: 'Không có kết quả nào chờ bạn ký số.', en: 'No result waits for your signature.' },
  toSignHint: {
    vi: 'Kết quả bạn đã phê duyệt đứng ở đây cho đến khi bạn ký số; sau đó văn thư cấp số và đóng dấu.',
    en: 'Results you approved stand here until you sign them; then the registry numbers and seals them.',
  },
  toSeal: { vi: 'Chờ đóng dấu', en: 'To seal' },
  toSealEmpty: { vi: 'Không có kết quả nào chờ cấp số và đóng dấu.', en: 'No result waits for number and seal.' },
  toSealHint: {
    vi: 'Kết quả người có thẩm quyền đã ký số đứng ở đây. Cấp số và đóng dấu nhiều hồ sơ một lần, hoặc trả lại kèm lý do.',
    en: 'Results signed by their head stand here. Number and seal many at once, or send them back with a reason.',
  },
  notForwarded: { vi: 'Chưa chuyển', en: 'Not forwarded' },
  notForwardedEmpty: { vi: 'Mọi hồ sơ đã tiếp nhận đều đã chuyển.', en: 'All received dossiers were forwarded.' },
  notForwardedHint: {
    vi: 'Hồ sơ tiếp nhận mà chưa chuyển đến nơi giải quyết đứng ở đây.',
    en: 'Dossiers received and not yet with the unit that settles them stand here.',
  },
  resultsHere: { vi: 'Kết quả đang ở đây', en: 'Results here' },
  resultsHereEmpty: { vi: 'Không có kết quả bản giấy nào chờ trả ở đây.', en: 'No paper result waits here.' },
  resultsHereHint: {
    vi: 'Kết quả bản giấy đang giữ tại đây, chờ người dân đến nhận; giữ lâu nhất đứng trước.',
    en: 'Paper results kept here until they are collected; those kept longest come first.',
  },
  resultsOnWay: { vi: 'Kết quả đang trên đường', en: 'Results on their way' },
  resultsOnWayEmpty: { vi: 'Không có kết quả bản giấy nào đang chuyển.', en: 'No paper result is on its way.' },
  resultsOnWayHint: {
    vi: 'Kết quả bản giấy phải giao đi hoặc sắp đến đây; hạn chuyển gần nhất đứng trước.',
    en: 'Paper results to be sent from here or coming here; the soonest due come first.',
  },
  receivedHere: { vi: 'Tiếp nhận tại đây', en: 'Received here' },
  receivedHereEmpty: { vi: 'Chưa tiếp nhận hồ sơ nào tại đây.', en: 'No dossier was received here yet.' },
  receivedHereHint: {
    vi: 'Mọi hồ sơ tiếp nhận tại đây, mới nhất đứng trước; ký số bản chụp của nhiều hồ sơ cùng lúc ở đây.',
    en: 'All dossiers received here, the newest first; sign the scans of several at once here.',
  },
  aboutToBeLate: { vi: 'Sắp trễ', en: 'About to be late' },
  aboutToBeLateEmpty: { vi: 'Không có hồ sơ nào sắp trễ hạn.', en: 'No dossier is about to be late.' },
  aboutToBeLateHint: {
    vi: 'Một ngày làm việc trước khi hết hạn, phiếu xin lỗi được dự thảo sẵn và hồ sơ đứng ở đây.',
    en: 'One working day before the end an apology is drafted, and the dossier stands here.',
  },
  lateWithoutApology: { vi: 'Quá hạn chưa xin lỗi', en: 'Overdue, no apology' },
  lateWithoutApologyEmpty: {
    vi: 'Không có hồ sơ quá hạn nào thiếu thư xin lỗi.', en: 'No overdue dossier lacks its apology.',
  },
  lateWithoutApologyHint: {
    vi: 'Hồ sơ quá hạn phải có văn bản xin lỗi và hẹn lại.',
    en: 'An overdue dossier needs a written apology with a new date.',
  },
  done: { vi: 'Tôi đã làm', en: 'Done by me' },
  doneEmpty: { vi: 'Bạn chưa làm bước nào trong 30 ngày qua.', en: 'You have done no step in the last 30 days.' },
  doneHint: {
    vi: 'Hồ sơ bạn đã xử lý trong 30 ngày qua đứng ở đây, mới nhất đứng trước.',
    en: 'Dossiers you worked on in the last 30 days stand here, latest first.',
  },
  alarms: { vi: 'Báo động', en: 'Alarms' },
  alarmsEmpty: { vi: 'Không có báo động nào.', en: 'There is no alarm.' },
  alarmsHint: {
    vi: 'Hồ sơ trực tuyến lâu chưa trả lời, hồ sơ còn giữ cuối ca và hồ sơ đứng yên vì kỹ thuật đứng ở đây.',
    en: 'Online dossiers left unanswered, dossiers still held at closing time, and those stuck for technical reasons.',
  },
})
