/**
 * Who has to do with a procedure, in three roles that stay apart (KH 1107 II.4): who may guide (điểm hỗ trợ), who may
 * receive (nơi tiếp nhận), who decides (cơ quan có thẩm quyền). Each is a table of rules over place, subject and
 * object; the words `competent` and the steps are the simple form of the same.
 */
export interface CompetenceRules {
  /** Whoever may help to prepare it; all that hold. Empty: every one-stop section. */
  readonly guides: readonly CompetenceRule[]
  /** Where it may be handed in besides what the cleared list says; all that hold, the first is where it goes online. */
  readonly receives: readonly CompetenceRule[]
  /** Who settles it: the first that holds. Empty: `competent`. */
  readonly decides: readonly CompetenceRule[]
  /** Cases that must be looked at on site, and so are handed in where they are settled, whatever the list says. */
  readonly exemptions: readonly Exemption[]
}

export interface Exemption {
  /** Stable within the version; explanations name it. */
  readonly id: string
  /** FEEL over `place`, `subject` and `object`; null: always. */
  readonly when: string | null
  /** In a sentence that a citizen understands. */
  readonly reason: string
  readonly article: string | null
}

export interface CompetenceRule extends Exemption {
  /** Unit rule, as of steps; of `guides` also `any-section`. */
  readonly unit: string
}

/** The word of a rule that means every one-stop section of the province. */
export const ANY_SECTION = 'any-section'
/** Rules that no data name: by the simple form of a procedure. */
export const [BY_CATALOGUE, BY_PROCESS, BY_INSPECTION] = ['by-catalogue', 'by-process', 'by-inspection'] as const

/** What a version says of it. */
interface Said {
  readonly competent: string
  readonly competence?: CompetenceRules | undefined
  readonly onSiteInspection: boolean
}

/** The rules of a procedure, the simple form written out. What it says of sections alone is left to its steps. */
export function competenceOf({ competent, competence, onSiteInspection }: Said): CompetenceRules {
  const { guides = [], receives = [], decides = [], exemptions = [] } = competence ?? {}
  return {
    guides: guides.length > 0 ? guides : [{
      id: BY_CATALOGUE, when: null, unit: ANY_SECTION, article: null,
      reason: 'Mọi Bộ phận Một cửa đều hướng dẫn thủ tục này.',
    }],
    receives,
    decides: decides.length > 0 ? decides : [{
      id: BY_CATALOGUE, when: null, unit: competent, article: null,
      reason: 'Danh mục thủ tục quy định cơ quan này giải quyết.',
    }],
    exemptions: onSiteInspection ? [{
      id: BY_INSPECTION, when: null, article: 'KH 1107 II.4.1',
      reason: 'Thủ tục này phải kiểm tra thực địa nên nộp tại nơi giải quyết.',
    }, ...exemptions] : exemptions,
  }
}

/** Every unit rule by which somebody may decide. */
export function decidingUnits(content: Said): readonly string[] {
  return competenceOf(content).decides.map(({ unit }) => unit)
}
