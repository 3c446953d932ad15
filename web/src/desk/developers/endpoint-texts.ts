import { texts } from '@motcua/contracts/texts.ts'

export const ENDPOINT = texts({
  title: { vi: 'Địa chỉ nhận thông báo', en: 'Endpoints' },
  titleOf: { vi: 'Địa chỉ nhận thông báo của {name}', en: 'Endpoints of {name}' },
  intro: {
    vi: 'Mỗi khi hồ sơ của đơn vị có việc thuộc loại đã chọn, hệ thống gửi ngay tới địa chỉ, có ký. Không trả lời thì gửi lại cho đến khi được.',
    en: 'Whenever something of the chosen kinds happens to a dossier of the unit, it is sent there at once, signed. Where nobody answers it is sent again until it is taken.',
  },
  all: { vi: 'Xem của mọi phần mềm', en: 'Show those of all programs' },
  failed: { vi: 'Không tải được địa chỉ nhận thông báo', en: 'The endpoints could not be loaded' },
  none: { vi: 'Chưa có địa chỉ nào.', en: 'There is no endpoint.' },
  more: { vi: 'Xem thêm địa chỉ', en: 'Show more endpoints' },
  address: { vi: 'Địa chỉ', en: 'Address' },
  kinds: { vi: 'Được báo', en: 'Told of' },
  state: { vi: 'Tình trạng', en: 'State' },
  deed: { vi: 'Việc làm được', en: 'What one may do' },
  ofClient: { vi: 'phần mềm {name}', en: 'program {name}' },
  madeBy: { vi: '{name} đăng ký {at}', en: 'registered by {name}, {at}' },
  madeAt: { vi: 'phần mềm tự đăng ký {at}', en: 'registered by the program itself, {at}' },
  allKinds: { vi: 'mọi loại sự kiện', en: 'all kinds of events' },
  someKinds: { vi: '{count} loại sự kiện', en: '{count} kinds of events' },
  fault: { vi: '{fault}; gửi lại lúc {at}', en: '{fault}; sent again at {at}' },
  waiting: { vi: '{count} thông báo đang chờ', en: '{count} wait' },
  dead: { vi: '{count} thông báo dừng lại', en: '{count} were not taken' },
  pausedAt: { vi: 'tạm dừng từ {at}', en: 'paused since {at}' },
  answeredAt: { vi: 'trả lời {at}', en: 'answered {at}' },
  neverAnswered: { vi: 'chưa trả lời lần nào', en: 'never answered' },
  endedAt: { vi: 'hủy {at}', en: 'ended {at}' },
  overAt: { vi: 'phần mềm hết hạn {at}', en: 'its program was over {at}' },
  history: { vi: 'Lịch sử gửi', en: 'History' },
  historyOf: { vi: 'Lịch sử gửi tới {address}', en: 'History of {address}' },
  tryOut: { vi: 'Gửi thử', en: 'Try out' },
  tryOf: { vi: 'Gửi thử tới {address}', en: 'Try {address} out' },
  tried: { vi: 'Đã xếp gửi thử. Xem có tới không ở lịch sử gửi.', en: 'A test is on its way. See in the history whether it arrives.' },
  end: { vi: 'Hủy', en: 'End' },
  endOf: { vi: 'Hủy địa chỉ {address}', en: 'End {address}' },
  endTitle: { vi: 'Hủy địa chỉ {address}?', en: 'End {address}?' },
  endWhat: {
    vi: 'Địa chỉ thôi được báo từ lúc này; thông báo đang chờ không gửi nữa. Muốn dùng lại thì đăng ký lại, với khóa mới.',
    en: 'It is told of nothing more; what waits is not sent. To use it again, register it anew, with another secret.',
  },
  ended: { vi: 'Đã hủy địa chỉ {address}.', en: '{address} was ended.' },
})

export const ENDPOINT_STATES = texts({
  running: { vi: 'đang chạy', en: 'running' },
  stumbling: { vi: 'đang vấp', en: 'stumbling' },
  ended: { vi: 'đã kết thúc', en: 'ended' },
})

export const NEW_ENDPOINT = texts({
  open: { vi: 'Đăng ký địa chỉ', en: 'Register an endpoint' },
  title: { vi: 'Đăng ký địa chỉ nhận thông báo', en: 'Register an endpoint' },
  titleOf: { vi: 'Đăng ký địa chỉ nhận thông báo cho {name}', en: 'Register an endpoint of {name}' },
  address: { vi: 'Địa chỉ', en: 'Address' },
  addressHint: {
    vi: 'Bắt đầu bằng https://, truy cập được từ Internet.', en: 'Begins with https://, reached from the Internet.',
  },
  needAddress: { vi: 'Hãy ghi địa chỉ', en: 'Give the address' },
  unit: { vi: 'Báo hồ sơ của đơn vị', en: 'Told of dossiers of' },
  needUnit: { vi: 'Hãy chọn đơn vị', en: 'Choose a unit' },
  kinds: { vi: 'Loại sự kiện', en: 'Kinds of events' },
  needKind: { vi: 'Hãy chọn ít nhất một loại sự kiện', en: 'Choose at least one kind' },
  all: { vi: 'Chọn tất cả', en: 'Choose all' },
})

/** What an endpoint may be told of; `server/test/webhook-words.test.ts` holds them against what there is. */
export const EVENT_KINDS = texts({
  'dossier.submitted': { vi: 'nộp trực tuyến', en: 'handed in online' },
  'dossier.accepted': { vi: 'tiếp nhận', en: 'received' },
  'dossier.completion-asked': { vi: 'yêu cầu hoàn thiện trước tiếp nhận', en: 'completion asked for' },
  'dossier.completed': { vi: 'đã hoàn thiện', en: 'completed' },
  'dossier.refused': { vi: 'từ chối tiếp nhận', en: 'refused' },
  'dossier.withdrawn': { vi: 'rút hồ sơ', en: 'withdrawn' },
  'dossier.supplement-asked': { vi: 'yêu cầu bổ sung', en: 'supplement asked for' },
  'dossier.supplemented': { vi: 'đã bổ sung', en: 'supplemented' },
  'dossier.payment-asked': { vi: 'chờ nghĩa vụ tài chính', en: 'payment asked for' },
  'dossier.paid': { vi: 'đã nộp nghĩa vụ tài chính', en: 'paid' },
  'dossier.confirmation-asked': { vi: 'chờ người nộp xác nhận', en: 'confirmation asked for' },
  'dossier.confirmed': { vi: 'đã xác nhận', en: 'confirmed' },
  'dossier.extended': { vi: 'gia hạn', en: 'extended' },
  'dossier.redated': { vi: 'đổi ngày hẹn trả', en: 'promised day moved' },
  'dossier.return-noticed': { vi: 'thông báo không giải quyết', en: 'will not be settled' },
  'dossier.return-told': { vi: 'đã trả lại hồ sơ', en: 'given back' },
  'dossier.stopped': { vi: 'dừng', en: 'stopped' },
  'dossier.issued': { vi: 'có kết quả', en: 'result issued' },
  'dossier.returned': { vi: 'đã trả kết quả', en: 'result returned' },
  'maintenance.announced': { vi: 'báo trước bảo trì', en: 'maintenance announced' },
  'maintenance.called-off': { vi: 'hủy bảo trì', en: 'maintenance called off' },
  'maintenance.ended': { vi: 'bảo trì kết thúc sớm', en: 'maintenance ended early' },
})

export const DELIVERY = texts({
  title: { vi: 'Lịch sử gửi tới {address}', en: 'What was sent to {address}' },
  failed: { vi: 'Không tải được lịch sử gửi', en: 'The history could not be loaded' },
  none: { vi: 'Chưa có thông báo nào.', en: 'Nothing was sent yet.' },
  more: { vi: 'Xem thông báo cũ hơn', en: 'Show older ones' },
  what: { vi: 'Thông báo', en: 'Message' },
  dossier: { vi: 'Hồ sơ', en: 'Dossier' },
  happened: { vi: 'Xảy ra lúc', en: 'It came about' },
  outcome: { vi: 'Kết quả gửi', en: 'What became of it' },
  deed: { vi: 'Việc làm được', en: 'What one may do' },
  test: { vi: 'gửi thử', en: 'test' },
  happenedAt: { vi: 'xảy ra {at}', en: 'came about {at}' },
  noDossier: { vi: 'không có', en: 'none' },
  tried: { vi: 'đã gửi {count} lần, lần cuối {at}', en: 'sent {count} times, last at {at}' },
  notTried: { vi: 'chưa gửi lần nào', en: 'not sent yet' },
  attempts: { vi: 'Từng lần gửi ({count})', en: 'Each call ({count})' },
  attempt: { vi: '{at}: {outcome}, {time} giây', en: '{at}: {outcome}, {time} seconds' },
  arrived: { vi: 'tới nơi (trả lời {status})', en: 'arrived (answered {status})' },
  takenAt: { vi: 'nhận {at}', en: 'taken {at}' },
  resend: { vi: 'Gửi lại', en: 'Send again' },
  resendOf: { vi: 'Gửi lại thông báo {what}, hồ sơ {number}', en: 'Send {what} of dossier {number} again' },
  resent: { vi: 'Đã xếp gửi lại, cùng mã và nội dung.', en: 'It is sent again, with the same id and content.' },
  close: { vi: 'Đóng lịch sử', en: 'Close the history' },
  id: { vi: 'webhook-id {id}', en: 'webhook-id {id}' },
})

export const DELIVERY_STATES = texts({
  waiting: { vi: 'đang chờ gửi', en: 'waiting' },
  acknowledged: { vi: 'đã nhận', en: 'taken' },
  dead: { vi: 'dừng lại', en: 'not taken' },
  dropped: { vi: 'không gửi nữa', en: 'dropped' },
})

/** Faults that only endpoints have; the others as of any outside system. */
export const ENDPOINT_FAULTS = texts({
  'address-wrong': { vi: 'địa chỉ không còn dùng được', en: 'the address is no good any more' },
  'address-inward': { vi: 'địa chỉ nay trỏ vào mạng nội bộ', en: 'the address points inward by now' },
  'address-unknown': { vi: 'không tìm thấy máy chủ', en: 'there is no such host' },
  'redirected': { vi: 'chuyển hướng sang nơi khác, hệ thống không theo', en: 'it redirects, which is not followed' },
  'secret-changed': { vi: 'khóa của hệ thống đã đổi, hãy hủy rồi đăng ký lại', en: 'our own secret was changed: end it and register anew' },
})
