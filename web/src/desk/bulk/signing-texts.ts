import { texts } from '@motcua/contracts/texts.ts'

export const SIGNING = texts({
  results: { vi: 'Ký và ban hành kết quả', en: 'Sign and issue the results' },
  seals: { vi: 'Cấp số và đóng dấu', en: 'Number and seal' },
  scans: { vi: 'Ký số bản chụp', en: 'Sign the scans' },
  progress: { vi: 'Đang ký: {done} / {count} hồ sơ', en: 'Signing: {done} of {count} dossiers' },
  sum: { vi: 'Đã ký xong {done} hồ sơ, {refused} hồ sơ chưa ký được.', en: '{done} dossiers signed, {refused} not.' },
  sumLeft: {
    vi: 'Đã ký xong {done} hồ sơ, {refused} hồ sơ chưa ký được, {left} hồ sơ chưa tới lượt.',
    en: '{done} dossiers signed, {refused} not, {left} not tried yet.',
  },
  pins: { vi: 'Nhập mã PIN để ký', en: 'Type the PIN to sign' },
  pinOfPerson: { vi: 'Mã PIN khóa ký số của {holder}', en: 'PIN of the key of {holder}' },
  pinOfAgency: { vi: 'Mã PIN con dấu số của {holder}', en: 'PIN of the seal of {holder}' },
  others: {
    vi: 'Mã PIN đã nhập trước đó vẫn dùng cho lần ký này.', en: 'The PIN typed before is still used for this signing.',
  },
  signLeft: { vi: 'Ký {count} hồ sơ', en: 'Sign {count} dossiers' },
  stop: { vi: 'Dừng ký', en: 'Stop signing' },
  again: { vi: 'Thử lại {count} hồ sơ này', en: 'Try these {count} again' },
  failures: { vi: 'Hồ sơ chưa ký được', en: 'Dossiers not signed' },
  why: { vi: 'Vì sao chưa ký được', en: 'Why it was not signed' },
})
