import { texts } from '@motcua/contracts/texts.ts'

export const MIGRATION = texts({
  title: { vi: 'Chuyển quy trình sang phiên bản khác', en: 'Move processes to another version' },
  intro: {
    vi: 'Hồ sơ đang giải quyết vẫn chạy theo phiên bản quy trình lúc bắt đầu. Ở đây chuyển chúng sang phiên bản khác, xem trước hồ sơ nào chuyển được, và hoàn tác được nếu cần.',
    en: 'Dossiers under way stay in the version in which they began. Here they are moved to another one, looked at before, and taken back if need be.',
  },
  failed: { vi: 'Không tải được', en: 'This could not be loaded' },
  none: { vi: 'Không có quy trình nào còn chạy mà có nhiều phiên bản.', en: 'No process under way has several versions.' },
  more: { vi: 'Còn quy trình khác; chuyển xong những quy trình này thì chúng sẽ hiện.', en: 'There are more; they come up once these are moved.' },
  process: { vi: 'Quy trình', en: 'Process' },
  choose: { vi: 'Chọn quy trình', en: 'Choose a process' },
  from: { vi: 'Từ phiên bản', en: 'From version' },
  to: { vi: 'Sang phiên bản', en: 'To version' },
  day: { vi: 'áp dụng từ {day}', en: 'in force from {day}' },
  version: { vi: 'bản {version}', en: 'version {version}' },
  running: { vi: '{label}: {count} đang chạy', en: '{label}: {count} under way' },
  preview: { vi: 'Xem trước', en: 'Look first' },
  again: { vi: 'Xem trước lại', en: 'Look again' },
  previewTitle: { vi: 'Xem trước', en: 'What would move' },
  movable: { vi: 'Chuyển được {movable} trên {running} lượt đang chạy.', en: '{movable} of {running} under way can move.' },
  changed: {
    vi: 'Bảng ghép bước đã đổi. Hãy xem trước lại rồi mới chuyển.',
    en: 'The mapping has changed. Look again before you move.',
  },
  refusedTitle: { vi: 'Không chuyển được', en: 'What cannot move' },
  mappingTitle: { vi: 'Bảng ghép bước', en: 'Steps that stand for each other' },
  mappingHint: {
    vi: 'Mỗi bước cũ ứng với một bước mới cùng loại. Để “không có” thì lượt đang đứng ở bước đó giữ nguyên phiên bản cũ.',
    en: 'Each old step stands for one new step of its kind. Where there is none, whatever stands at it stays in the old version.',
  },
  others: { vi: 'Các bước không ai đang đứng ({count})', en: 'Steps at which nothing stands ({count})' },
  step: { vi: 'Bước', en: 'Step' },
  oldStep: { vi: 'Bước cũ', en: 'Old step' },
  newStep: { vi: 'Bước mới', en: 'New step' },
  newStepOf: { vi: 'Bước mới ứng với {step}', en: 'New step for {step}' },
  noStep: { vi: 'không có', en: 'none' },
  standing: { vi: 'Đang đứng', en: 'Standing there' },
  why: { vi: 'Lý do', en: 'Why' },
  runs: { vi: 'Số lượt', en: 'Runs' },
  move: { vi: 'Chuyển {count} lượt', en: 'Move {count}' },
  moveAsk: {
    vi: 'Các lượt này sẽ chạy theo phiên bản mới từ chỗ đang đứng; bước do nơi khác làm sẽ mở ở nơi đó.',
    en: 'They go on in the new version from where they stand; steps that others do now open there.',
  },
  begun: { vi: 'Đã bắt đầu chuyển. Kết quả hiện ở bảng dưới.', en: 'Begun. What becomes of each is shown below.' },
  listTitle: { vi: 'Các lần chuyển', en: 'Moves so far' },
  listEmpty: { vi: 'Chưa chuyển lần nào.', en: 'Nothing has been moved yet.' },
  when: { vi: 'Lúc', en: 'When' },
  versions: { vi: '{from} → {to}', en: '{from} → {to}' },
  state: { vi: 'Trạng thái', en: 'State' },
  counts: { vi: 'Kết quả', en: 'Outcome' },
  countsOf: { vi: 'chuyển {moved}, giữ lại {refused}', en: 'moved {moved}, stayed {refused}' },
  undoneOf: { vi: 'lùi lại {undone}, không lùi được {kept}', en: 'taken back {undone}, not taken back {kept}' },
  show: { vi: 'Xem từng lượt', en: 'Show each' },
  showOf: { vi: 'Xem từng lượt của {process}', en: 'Show each of {process}' },
  resultsTitle: { vi: 'Từng lượt chạy: {process}', en: 'Each run: {process}' },
  resultsEmpty: { vi: 'Chưa có lượt nào. Trang tự cập nhật.', en: 'Nothing yet. The page looks again by itself.' },
  dossier: { vi: 'Hồ sơ, hoặc số của lượt chạy', en: 'Dossier, or id of the run' },
  outcome: { vi: 'Kết quả', en: 'Outcome' },
  showMore: { vi: 'Xem thêm', en: 'Show more' },
  undo: { vi: 'Hoàn tác lần chuyển', en: 'Undo this move' },
  undoAsk: {
    vi: 'Lượt chưa đi tiếp sẽ về lại phiên bản và chỗ đứng trước; lượt đã đi tiếp giữ nguyên.',
    en: 'What has not gone on goes back to where it stood; what has stays.',
  },
  undoBegun: { vi: 'Đang lùi lại. Kết quả hiện ở bảng.', en: 'Being taken back. The table shows what became of each.' },
  close: { vi: 'Đóng', en: 'Close' },
})

export const STATES = texts({
  moving: { vi: 'đang chuyển', en: 'being moved' },
  moved: { vi: 'đã chuyển xong', en: 'moved' },
  undoing: { vi: 'đang lùi lại', en: 'being taken back' },
  undone: { vi: 'đã hoàn tác', en: 'taken back' },
})

export const OUTCOMES = texts({
  moved: { vi: 'đã chuyển', en: 'moved' },
  refused: { vi: 'giữ phiên bản cũ', en: 'stayed' },
  undone: { vi: 'đã lùi lại', en: 'taken back' },
  kept: { vi: 'không lùi được: đã đi tiếp', en: 'not taken back: it had gone on' },
})

/** Why something stays in the old version, by the code of the fault. */
export const WHY = texts({
  'node-gone': { vi: 'phiên bản mới không có bước cùng loại ứng với bước này', en: 'no step of its kind stands for it in the new version' },
  'kind-changed': { vi: 'bước này thành loại khác', en: 'the step is of another kind now' },
  'scope-moved': { vi: 'bước này nằm trong quy trình con khác', en: 'the step is in another sub-process now' },
  'way-gone': { vi: 'nhánh đã tới cổng này không còn', en: 'the way by which it came is gone' },
  'loop-changed': { vi: 'bước này bắt đầu hoặc thôi lặp', en: 'the step is repeated now, or no longer' },
  'mapped-twice': { vi: 'hai bước cũ cùng chỉ tới một bước mới', en: 'two old steps for one new step' },
  'case-stuck': { vi: 'bước của hồ sơ không mở được ở nơi phải làm', en: 'its step could not be opened where it belongs' },
  'program-failed': { vi: 'lỗi của chương trình, xem nhật ký máy chủ', en: 'the program failed, see its log' },
})
