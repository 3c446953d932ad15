import { texts } from '@motcua/contracts/texts.ts'

/** The menu by which one sets language and look of the desk on this computer. */
export const LOOK = texts({
  title: { vi: 'Hiển thị', en: 'Display' },
  language: { vi: 'Ngôn ngữ', en: 'Language' },
  vietnamese: { vi: 'Tiếng Việt', en: 'Tiếng Việt' },
  english: { vi: 'English', en: 'English' },
  theme: { vi: 'Nền', en: 'Theme' },
  auto: { vi: 'Theo máy', en: 'As the computer' },
  light: { vi: 'Sáng', en: 'Light' },
  dark: { vi: 'Tối', en: 'Dark' },
  contrast: { vi: 'Tương phản', en: 'Contrast' },
  more: { vi: 'Cao', en: 'High' },
  density: { vi: 'Mật độ dòng', en: 'Density' },
  roomy: { vi: 'Thoáng', en: 'Roomy' },
  compact: { vi: 'Dày', en: 'Compact' },
  components: { vi: 'Các thành phần giao diện', en: 'Components of the interface' },
})
