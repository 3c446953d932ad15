import { texts } from '@motcua/contracts/texts.ts'

/** What is told of a refusal about competence, the list and where a result lies; by its code. */
export const TERRITORY_PROBLEM = texts({
  'competence-unclear': {
    vi: 'Chưa xác định được cơ quan giải quyết cho trường hợp này. Hãy báo quản trị danh mục thủ tục.',
    en: 'Who settles this case could not be found out. Tell the administrator of the catalogue.',
  },
  'presumption-over': {
    vi: 'Hồ sơ này không còn chờ xác nhận: đã có người xác nhận hoặc hồ sơ đã kết thúc. Hãy tải lại danh sách.',
    en: 'This dossier waits for nobody any more: somebody settled it, or it is closed. Load the list again.',
  },
  'presumed-place-unfit': {
    vi: 'Đơn vị này không tiếp nhận hoặc không giải quyết hồ sơ. Hãy chọn bộ phận một cửa và cơ quan đang hoạt động.',
    en: 'Nobody receives, or settles, at this unit. Choose a section and an agency that are in force.',
  },
  'clearance-open': {
    vi: 'Thủ tục này đã có trong danh sách hoặc đang được đề xuất. Hãy mở mục đó.',
    en: 'This procedure is on the list, or proposed, already. Open that entry.',
  },
  'clearance-decided': {
    vi: 'Đề xuất này đã được quyết định. Hãy tải lại để xem kết quả.',
    en: 'This proposal was decided. Load it again to see how.',
  },
  'clearance-own-proposal': {
    vi: 'Người đề xuất hoặc đã trả lời tiêu chí không được phê duyệt. Hãy chuyển cho người khác phê duyệt.',
    en: 'Whoever proposed it or answered a criterion cannot approve it. Somebody else must.',
  },
  'clearance-not-approved': {
    vi: 'Thủ tục chưa được phê duyệt. Hãy phê duyệt trước, có số và ngày quyết định.',
    en: 'It is not approved. Approve it first, with number and day of the decision.',
  },
  'clearance-ended': {
    vi: 'Mục này đã thôi áp dụng. Muốn áp dụng lại, hãy đề xuất mới.',
    en: 'This entry holds no longer. To have it hold again, propose it anew.',
  },
  'criteria-open': {
    vi: 'Chưa đủ tiêu chí để phê duyệt. Hãy xem các tiêu chí được nêu.',
    en: 'Not all criteria are met. Look at those that are named.',
  },
  'criterion-open': {
    vi: 'Tiêu chí này chưa được trả lời là đạt.',
    en: 'This criterion has not been answered as met.',
  },
  'inspection-needed': {
    vi: 'Thủ tục này theo danh mục phải kiểm tra thực địa nên không trả lời là đạt được. Hãy sửa danh mục trước.',
    en: 'The catalogue says that this procedure needs a look on site. Correct the catalogue first.',
  },
  'decision-later': {
    vi: 'Ngày quyết định không thể sau hôm nay. Hãy ghi đúng ngày ký.',
    en: 'The decision cannot be of a day to come. Write the day on which it was signed.',
  },
  'pilot-first': {
    vi: 'Chưa thí điểm ở đơn vị nào trước ngày này. Hãy mở thí điểm trước, rồi mới áp dụng toàn tỉnh.',
    en: 'It was tried nowhere before that day. Begin with a pilot, then open it in all of the province.',
  },
  'units-missing': {
    vi: 'Hãy chọn ít nhất một đơn vị thí điểm.',
    en: 'Choose at least one unit for the pilot.',
  },
  'result-not-here': {
    vi: 'Kết quả bản giấy đang ở nơi khác. Hãy xem mục “Kết quả bản giấy đang ở đâu”, nhận về rồi mới trả.',
    en: 'The paper result lies elsewhere. See where it is, have it sent here, then hand it out.',
  },
  'result-in-archive': {
    vi: 'Kết quả đã chuyển lưu trữ. Hãy lấy về quầy ở trang Kệ kết quả, rồi mới trả hoặc gửi.',
    en: 'The paper result is in the archive. Bring it back on the page of the shelf, then hand it out.',
  },
  'result-not-archived': {
    vi: 'Kết quả không ở lưu trữ, hoặc đã lấy về. Hãy tải lại danh sách.',
    en: 'The paper result is not in the archive, or was brought back. Load the list again.',
  },
  'shelf-term-runs': {
    vi: 'Kết quả chưa đến hạn chuyển lưu trữ. Hãy bỏ kết quả này ra, đợi đến ngày ghi trong danh sách.',
    en: 'The result is not due for the archive. Leave it out until the day that the list says.',
  },
  'no-result-to-move': {
    vi: 'Không có kết quả bản giấy nào phải chuyển. Hãy tải lại để xem kết quả đang ở đâu.',
    en: 'No paper result is to be moved. Load it again to see where it is.',
  },
  'result-moved': {
    vi: 'Kết quả bản giấy đã được giao hoặc đã được nhận. Hãy tải lại.',
    en: 'The paper result was handed over, or received, already. Load it again.',
  },
  'result-not-sent': {
    vi: 'Kết quả bản giấy chưa được nơi gửi giao đi nên chưa nhận được.',
    en: 'The sender has not handed the paper result over yet.',
  },
  'result-on-its-way': {
    vi: 'Kết quả bản giấy đang trên đường. Hãy đợi nơi đến nhận rồi đổi nơi nhận.',
    en: 'The paper result is on its way. Change the place when it has come.',
  },
  'collection-over': {
    vi: 'Hồ sơ này không còn kết quả nhận tại quầy nên không đổi được nơi nhận.',
    en: 'There is no result to collect at a counter, so the place cannot be changed.',
  },
  'collection-not-there': {
    vi: 'Nơi này không trả kết quả của thủ tục. Hãy chọn một Bộ phận Một cửa trong danh sách.',
    en: 'The result is not handed out there. Choose one of the sections that are listed.',
  },
  'collection-there-already': {
    vi: 'Nơi nhận kết quả đã là nơi này, không phải đổi.',
    en: 'The result is collected there already.',
  },
  'province-already': {
    vi: 'Thủ tục đã áp dụng toàn tỉnh nên không mở thêm giai đoạn.',
    en: 'It holds in all of the province already; no stage can be added.',
  },
})
