import { fold } from '../../../kernel/vietnamese-text.ts'

/** A word as it was written and as it is compared. */
export interface Word {
  /** Lower case, NFC, marks kept. */
  readonly written: string
  readonly folded: string
  /** Came out of a short form, so that there is no slip of a pen in it. */
  readonly isSpelledOut?: true
}

/** More than anybody types to find a procedure; what lies beyond is not read. */
const MOST_LETTERS = 200
const MOST_WORDS = 24

/** The words of a text. Whatever is neither letter nor digit separates. */
export function wordsOf(text: string): Word[] {
  const written = text.slice(0, 4 * MOST_LETTERS).normalize('NFC').toLowerCase().slice(0, MOST_LETTERS)
  const words = (written.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS)
  return words.map((word) => ({ written: word, folded: alike(fold(word)) }))
}

/** `kí` and `ký`, `lí` and `lý` are two spellings of one word. */
function alike(folded: string): string {
  return /^(?:[cgknpt]h|tr|ng|qu|[bcdghklmnprstvx])y$/.test(folded) ? `${folded.slice(0, -1)}i` : folded
}

/**
 * How offices and people shorten, folded. Only what stands for one thing in this field; a name's own word comes first.
 */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  attp: 'an toàn thực phẩm', bhtn: 'bảo hiểm thất nghiệp', bhxh: 'bảo hiểm xã hội', bhyt: 'bảo hiểm y tế',
  bds: 'bất động sản', cccd: 'căn cước công dân', cmnd: 'chứng minh nhân dân', cmt: 'chứng minh thư', cp: 'cổ phần',
  ct: 'chứng thực', ctcp: 'công ty cổ phần', cty: 'công ty', dk: 'đăng ký', dkhk: 'đăng ký hộ khẩu',
  dkkd: 'đăng ký kinh doanh', dkkh: 'đăng ký kết hôn', dkks: 'đăng ký khai sinh', dkkt: 'đăng ký khai tử',
  dktt: 'đăng ký thường trú', dn: 'doanh nghiệp', gcn: 'giấy chứng nhận', gcnqsdd: 'giấy chứng nhận quyền sử dụng đất',
  gks: 'giấy khai sinh', gp: 'giấy phép', gpkd: 'giấy phép kinh doanh', gplx: 'giấy phép lái xe',
  gpxd: 'giấy phép xây dựng', hcc: 'hành chính công', hd: 'hợp đồng', hdld: 'hợp đồng lao động', hk: 'hộ khẩu',
  hkd: 'hộ kinh doanh', hktt: 'hộ khẩu thường trú', kcb: 'khám chữa bệnh', kd: 'kinh doanh', kh: 'kết hôn',
  ks: 'khai sinh', kt: 'khuyết tật', ktt: 'khai trình', lltp: 'lý lịch tư pháp', mst: 'mã số thuế',
  mtv: 'một thành viên', ncc: 'người có công', nkt: 'người khuyết tật', nn: 'nước ngoài', pccc: 'phòng cháy chữa cháy',
  qsd: 'quyền sử dụng', qsdd: 'quyền sử dụng đất', sd: 'sổ đỏ', sh: 'sổ hồng', shk: 'sổ hộ khẩu', tamtru: 'tạm trú',
  tcxh: 'trợ cấp xã hội', thcs: 'trung học cơ sở', tnhh: 'trách nhiệm hữu hạn', tncn: 'thu nhập cá nhân',
  ttcn: 'thông tin cá nhân', tthn: 'tình trạng hôn nhân', vsattp: 'an toàn thực phẩm', xd: 'xây dựng', xn: 'xác nhận',
  ytnn: 'yếu tố nước ngoài',
}

/** What the word stands for, or itself. */
export function spelledOut(word: Word): readonly Word[] {
  const meaning = Object.hasOwn(ABBREVIATIONS, word.folded) ? ABBREVIATIONS[word.folded] : undefined
  return meaning === undefined ? [word] : wordsOf(meaning).map((one) => ({ ...one, isSpelledOut: true }))
}

/** How people ask, folded: says nothing of what they look for. Longer ones first. */
const CHATTER = [
  'can nhung giay to gi', 'can giay to gi', 'can nhung gi', 'can gi', 'can chuan bi gi', 'gom nhung gi', 'mat bao lau',
  'bao lau', 'het bao nhieu tien', 'bao nhieu tien', 'nhu the nao', 'the nao', 'lam sao', 'o dau', 'xin cho hoi',
  'cho hoi', 'huong dan', 'cho toi', 'cho em', 'toi muon', 'em muon', 'toi can', 'em can', 'minh muon', 'minh can',
  'nop ho so', 'thu tuc', 'truc tuyen', 'online',
].map((phrase) => phrase.split(' '))

/** Words that weigh almost nothing, folded: they join, or name the wish and not the thing. */
const SMALL = new Set([
  'lam', 'xin', 'muon', 'can', 'cho', 'cua', 've', 'de', 'o', 'tai', 'va', 'hoac', 'bi', 'duoc', 'khi', 'toi', 'em',
  'minh', 'moi', 'cap', 'dang', 'ki', 'di', 'la', 'mot', 'cac', 'nhung', 'theo', 'trong', 'voi', 'ra', 'len', 'giup',
  'gap', 'nhanh',
])

/** Whether a word hardly tells one procedure from another. */
export function isSmall(word: Word): boolean {
  return SMALL.has(word.folded)
}

/** The words of a question without the asking; all of them if nothing else was said. */
export function withoutChatter(words: readonly Word[]): readonly Word[] {
  const kept: Word[] = []
  for (let index = 0; index < words.length;) {
    const phrase = CHATTER.find((one) => one.every((word, offset) => words[index + offset]?.folded === word))
    const word = words[index]
    if (!phrase && word) kept.push(word)
    index += phrase?.length ?? 1
  }
  return kept.length > 0 ? kept : words
}

/**
 * Whether one wrong, missing, superfluous or swapped letter makes one word of the other; so it is for people who type
 * in haste.
 */
export function isOneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  const [restOfA, restOfB] = [a.slice(start), b.slice(start)]
  if (a.length > b.length) return restOfA.slice(1) === restOfB
  if (a.length < b.length) return restOfA === restOfB.slice(1)
  const isSwap = restOfA[0] === restOfB[1] && restOfA[1] === restOfB[0] && restOfA.slice(2) === restOfB.slice(2)
  return restOfA.slice(1) === restOfB.slice(1) || isSwap
}
