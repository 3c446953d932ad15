/** How a head's signature is headed: for whom it is signed, if for another, and the own post of whoever signs. */
export interface SignedAs {
  /** `KT. CHỦ TỊCH`, `TUQ. GIÁM ĐỐC`; none for who signs as what they are. */
  readonly above?: string
  readonly post?: string
}

const DEPUTY = /^phó\s+/iu

/**
 * In whose place somebody signs what a head signs (NĐ 30/2020/NĐ-CP Đ.13, Phụ lục I mục II.7): a deputy for the chief
 * (ký thay, `KT.`), also where the deputy stands in for that chief; whoever else stands in by a paper that says so
 * (thừa ủy quyền, `TUQ.`). Who signs as the head has no such line. The posts are as the accounts have them.
 */
export function signedAs(post: string, absentPost?: string): SignedAs {
  const chief = chiefOf(post)
  if (absentPost === undefined) return chief === undefined ? {} : { above: `KT. ${chief}`, post }
  const isItsDeputy = chief !== undefined && chief.toLowerCase() === absentPost.trim().toLowerCase()
  return { above: `${isItsDeputy ? 'KT.' : 'TUQ.'} ${absentPost.trim()}`, post }
}

/** The post to which a deputy's belongs: `Phó Giám đốc` stands under `Giám đốc`. */
function chiefOf(post: string): string | undefined {
  const rest = post.trim().replace(DEPUTY, '')
  return DEPUTY.test(post.trim()) && rest !== '' ? rest.charAt(0).toUpperCase() + rest.slice(1) : undefined
}
