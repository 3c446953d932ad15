import type { Day } from '../../../kernel/civil-day.ts'
import { formatPhone } from '../../../kernel/phone.ts'
import { showDay } from './paper-text.ts'

/** The head of every paper. All of it is printed as given; names of agencies are set in capitals. */
export interface PaperHead {
  /** Cơ quan cấp trên; null where there is none. */
  readonly superior: string | null
  /** The one-stop section, or whoever issues the paper. */
  readonly agency: string
  /** With its suffix, as in `0012/BPTNTKQ`; null for papers without one. */
  readonly number: string | null
  readonly place: string
  readonly day: Day
}

/** A person or organisation. What is null is left open on the paper, to be filled in by hand. */
export interface Person {
  readonly name: string
  /** Số định danh cá nhân/tổ chức; printed by TT 03/2025 only. */
  readonly number: string | null
  readonly address: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** The name is null where the paper is still to be signed by someone not known yet. */
export interface Signer {
  readonly name: string | null
  /** Chức danh, for heads: `CHÁNH VĂN PHÒNG`. */
  readonly post?: string
  /** In whose place it is signed: `KT. Chủ tịch`, `TUQ. Giám đốc` (NĐ 30/2020/NĐ-CP Đ.13). Only with a post. */
  readonly above?: string
}

export interface HeadView {
  readonly superior: string | null
  readonly agency: string
  readonly number: string | null
  readonly place: string
  readonly day: string
}

export interface SignatureView { readonly role: string; readonly hint: string; readonly name: string | null }

export function showHead({ superior, agency, number, place, day }: PaperHead): HeadView {
  return { superior: superior?.toUpperCase() ?? null, agency: agency.toUpperCase(), number, place, day: showDay(day) }
}

/**
 * Whoever can be called: the phone as people here write it, `0500 000 001`. It is stored as `+84…`, in kept papers too.
 */
export function showPerson<P extends { readonly phone: string | null }>(person: P): P {
  return { ...person, phone: person.phone && formatPhone(person.phone) }
}

/** Who signs by hand under a role: `NGƯỜI NỘP HỒ SƠ`. */
export function showSigner(role: string, { name }: Signer): SignatureView {
  return { role, hint: '(Ký và ghi rõ họ tên)', name }
}

/**
 * The head of an agency, under the own post where it is known; above it in whose place it is signed, the abbreviation
 * as it is written (NĐ 30/2020/NĐ-CP, Phụ lục I mục II.7).
 */
export function showChief({ name, post, above }: Signer): SignatureView {
  const posts = [above, post].filter((one) => one !== undefined).map((one) => one.toUpperCase())
  return { role: posts.length > 0 ? posts.join('\n') : 'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ', hint: '(Ký tên và đóng dấu)', name }
}
