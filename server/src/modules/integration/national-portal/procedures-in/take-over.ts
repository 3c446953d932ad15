import type { ProcedureContent } from '../../../catalogue/public.ts'
import type { DifferenceLine } from '../../domain/procedure-difference.ts'

/** The content with all that a draft can take over as it stands; everything else stays as ours. */
export function takeOver(content: ProcedureContent, lines: readonly DifferenceLine[]): ProcedureContent {
  return lines.reduce(takeLine, content)
}

function takeLine(content: ProcedureContent, { field, way, about, value }: DifferenceLine): ProcedureContent {
  if (way !== 'taken' || value === null) return content
  switch (field) {
    case 'name': return { ...content, name: value }
    case 'sector': return { ...content, sector: value }
    case 'agency': return { ...content, competent: value }
    case 'level': return { ...content, level: value }
    case 'condition': return { ...content, conditions: value }
    case 'result': return { ...content, result: { ...content.result, name: value } }
    case 'legal-basis': return { ...content, legalBasis: [...content.legalBasis, value] }
    case 'component': {
      const components = content.components.map((one) => one.id === about ? { ...one, name: value } : one)
      return { ...content, components }
    }
    case 'limit': {
      const limits = content.limits.map((one) => (one.name ?? '') === about ? { ...one, amount: Number(value) } : one)
      return { ...content, limits }
    }
    case 'fee': {
      const items = content.fee.items.map((one) => one.name === about ? { ...one, amount: Number(value) } : one)
      return { ...content, fee: { ...content.fee, items } }
    }
    case 'channel': return content
  }
}
