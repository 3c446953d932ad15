/** What an electronic paper is before the law (NĐ 45/2020 Đ.10; domain 7.2). */
export type PaperStanding = 'agency-original' | 'certified-copy' | 'register-copy' | 'signed-scan' | 'plain-copy'

/** What screens show of a standing; a word of ours, no rule of law asks for it (ADR 0049). */
export type TrustLevel = 'A' | 'B' | 'C'

const LEVELS: Readonly<Record<PaperStanding, TrustLevel>> = {
  'agency-original': 'A', 'certified-copy': 'B', 'register-copy': 'B', 'signed-scan': 'B', 'plain-copy': 'C',
}

/** A: issued electronically and signed by the agency. B: somebody answers for the copy. C: nobody does. Pure. */
export function levelOf(standing: PaperStanding): TrustLevel {
  return LEVELS[standing]
}
