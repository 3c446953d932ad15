import { texts } from '@motcua/contracts/texts.ts'

export const ABSENCE = texts({
  title: { vi: 'Vắng mặt và làm thay', en: 'Absences and stand-ins' },
  mine: { vi: 'Của tôi', en: 'Mine' },
  others: { vi: 'Người vắng mặt trong phạm vi của bạn', en: 'Who is away within your reach' },
  nobody: { vi: 'Không có ai vắng mặt hoặc được làm thay.', en: 'Nobody is away or stood in for.' },
  note: { vi: 'Ghi vắng mặt', en: 'Note an absence' },
  hint: {
    vi: 'Không cần ghi lý do. Trong những ngày này quy tắc giao việc không giao hồ sơ mới cho người vắng mặt.',
    en: 'No reason is needed. On these days the rules give no new dossier to whoever is away.',
  },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến hết ngày', en: 'To the end of' },
  standIn: { vi: 'Người làm thay', en: 'Who stands in' },
  none: { vi: 'Chưa cử ai', en: 'Nobody yet' },
  places: { vi: 'Làm thay các vai trò', en: 'For the roles' },
  save: { vi: 'Ghi', en: 'Note' },
  isAway: { vi: '{name} (đang vắng)', en: '{name} (away)' },
  absent: { vi: 'Vắng mặt', en: 'Absence' },
  days: { vi: '{from} đến {to}', en: '{from} to {to}' },
  standsIn: { vi: '{name} làm thay: {role}, {unit}', en: '{name} stands in: {role}, {unit}' },
  iStandIn: { vi: 'Tôi làm thay {name}: {role}, {unit}', en: 'I stand in for {name}: {role}, {unit}' },
  end: { vi: 'Chấm dứt', en: 'End' },
  noStandIn: { vi: 'chưa có người làm thay', en: 'nobody stands in' },
  failed: { vi: 'Chưa ghi được', en: 'Not noted' },
  loadFailed: { vi: 'Không tải được danh sách vắng mặt', en: 'The absences could not be loaded' },
  done: { vi: 'Đã ghi', en: 'Noted' },
})
