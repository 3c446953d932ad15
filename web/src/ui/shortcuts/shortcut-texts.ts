import { texts } from '@motcua/contracts/texts.ts'

/** What `?` opens. */
export const SHORTCUT = texts({
  name: { vi: 'Phím tắt', en: 'Shortcuts' },
  title: { vi: 'Phím tắt trên màn hình này', en: 'Shortcuts on this screen' },
  singleKeys: { vi: 'Dùng phím tắt một chữ', en: 'Use single-key shortcuts' },
  singleKeysHint: {
    vi: 'Tắt nếu bạn nhập bằng giọng nói. Phím có Ctrl, Alt vẫn dùng được.',
    en: 'Switch off if you enter text by voice. Keys with Ctrl or Alt still work.',
  },
  typing: {
    vi: 'Đang gõ trong ô thì phím một chữ chỉ là chữ; Tab ra khỏi ô rồi bấm.',
    en: 'While you type in a field a single key is just a letter; leave the field with Tab, then press it.',
  },
  space: { vi: 'Dấu cách', en: 'Space' },
  close: { vi: 'Đóng', en: 'Close' },
})
