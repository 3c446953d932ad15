import { texts } from '@motcua/contracts/texts.ts'

/** Hand-overs between agencies that stand still. */
export const HAND_OVER = texts({
  title: { vi: 'Bàn giao chưa xong', en: 'Hand-overs that stand still' },
  intro: {
    vi:
      'Hồ sơ đã chuyển sang cơ quan khác mà bị từ chối nhận, hoặc quá hạn vẫn chưa ai xác nhận. Cơ quan chuyển đi vẫn giữ hồ sơ và thời hạn đến khi có người xác nhận. Mở hồ sơ để chuyển lại, lấy lại hoặc xác nhận đã nhận.',
    en:
      'Dossiers handed over to another agency that does not take them, or that nobody acknowledged in time. Whoever handed over keeps the dossier and its clock until somebody acknowledges it. Open one to hand it over again, take it back, or acknowledge it.',
  },
  newRefused: {
    vi: 'Hồ sơ {number} bị {to} từ chối nhận. Mở mục Bàn giao chưa xong để chuyển lại hoặc lấy lại.',
    en: '{to} does not take dossier {number}. Open the hand-overs to hand it over again or take it back.',
  },
  newSilent: {
    vi: 'Hồ sơ {number} quá hạn mà {to} chưa xác nhận nhận. Mở mục Bàn giao chưa xong để chuyển lại hoặc lấy lại.',
    en: 'Nobody at {to} acknowledged dossier {number} in time. Open the hand-overs to hand it over again or take it back.',
  },
  empty: { vi: 'Không có hồ sơ nào chờ.', en: 'Nothing stands still.' },
  emptyHint: { vi: 'Mọi lần chuyển đều đã được xác nhận hoặc còn hạn.', en: 'Every hand-over was acknowledged, or has time.' },
  failed: { vi: 'Không tải được danh sách', en: 'The list could not be loaded' },
  number: { vi: 'Hồ sơ', en: 'Dossier' },
  way: { vi: 'Chuyển', en: 'Handed over' },
  fromTo: { vi: 'Từ {from} đến {to}', en: 'From {from} to {to}' },
  program: { vi: 'hệ thống tự chuyển', en: 'by the program' },
  by: { vi: '{who}, {at}', en: '{who}, {at}' },
  state: { vi: 'Vì sao đứng lại', en: 'Why it stands still' },
  refused: { vi: 'Bị từ chối nhận', en: 'Not taken' },
  silent: { vi: 'Chưa ai xác nhận', en: 'Nobody acknowledged it' },
  refusedBy: { vi: '{who}, {at}: {reason}', en: '{who}, {at}: {reason}' },
  silentSince: { vi: 'hết hạn xác nhận {at}', en: 'time was over {at}' },
  next: { vi: 'Làm gì tiếp', en: 'What to do' },
  ours: { vi: 'Chuyển lại hoặc lấy lại', en: 'Hand over again or take back' },
  theirs: { vi: 'Xác nhận đã nhận hoặc từ chối', en: 'Acknowledge or refuse it' },
  wait: { vi: 'Chờ nơi chuyển xử lý', en: 'Wait for whoever handed it over' },
  more: { vi: 'Xem thêm', en: 'More' },
})

/** The stays of a dossier with agencies. */
export const STAY = texts({
  title: { vi: 'Các cơ quan đã giữ hồ sơ', en: 'Agencies that had it' },
  failed: { vi: 'Không tải được các chặng', en: 'The stays could not be loaded' },
  none: { vi: 'Hồ sơ chưa được tiếp nhận.', en: 'It has not been accepted yet.' },
  from: { vi: 'từ {from}', en: 'from {from}' },
  electronic: { vi: 'chuyển điện tử', en: 'handed over electronically' },
  paper: { vi: 'chuyển bản giấy', en: 'handed over on paper' },
  handed: { vi: 'Chuyển {at}, {who}', en: 'Handed over {at}, {who}' },
  received: { vi: 'Xác nhận nhận {at}, {who}', en: 'Acknowledged {at}, {who}' },
  waits: { vi: 'Chưa xác nhận', en: 'Not acknowledged' },
  until: { vi: 'Chưa xác nhận, hạn {at}', en: 'Not acknowledged, by {at}' },
  refused: { vi: 'Từ chối nhận {at}, {who}: {reason}', en: 'Not taken {at}, {who}: {reason}' },
  gone: { vi: 'Không ai xác nhận trước khi thôi chuyển', en: 'It ended before anybody acknowledged it' },
  ended: { vi: 'Đã chuyển đi {at}', en: 'Passed on {at}' },
  due: { vi: 'Hạn của cơ quan: {at}', en: 'Due there: {at}' },
  held: { vi: 'Đã giữ {days} ngày {hours} giờ {minutes} phút', en: 'Held {days} d {hours} h {minutes} min' },
})
